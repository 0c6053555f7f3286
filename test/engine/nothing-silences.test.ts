import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../utils/catalog/catalog.ts';
import type { Service } from '../../utils/catalog/types.ts';
import { TABLES } from '../../utils/store/store.ts';
import { createDevice, type Device, MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { FEEDS, LOOSE_CATALOG } from '../support/small-catalog.ts';

const HOUR = 60 * MINUTE;

/** Alpha and beta are out in the second hour; while `isBroken`, whatever asks for alpha's name throws. */
function openDay(isBroken: () => boolean, settings = {}): Device {
  const alpha = LOOSE_CATALOG.services.get('alpha');
  if (!alpha) throw new Error('the small catalogue has no alpha');
  const trap: Service = Object.defineProperty({ ...alpha }, 'name', {
    get: () => {
      if (isBroken()) throw new Error('a fault in one service');
      return 'alpha';
    },
  });
  const services = [...LOOSE_CATALOG.services.values()].map((each) => (each.id === 'alpha' ? trap : each));
  const catalog = createCatalog({ version: 1, services, paths: [] });
  const routes = FEEDS.flatMap((url, index) =>
    feedRoutes(url, [
      { state: 'operational', from: START, to: START + HOUR },
      { state: index < 2 ? 'outage' : 'operational', from: START + HOUR, to: START + 24 * HOUR },
    ]),
  );
  return createDevice({ catalog, routes, settings });
}

async function beat(device: Device, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 5) await device.run((engine) => engine.tick(), 5 * MINUTE);
}

const visit = (device: Device, host: string) =>
  device.run((engine) => engine.see({ url: `https://${host}/`, error: 'net::ERR_CONNECTION_RESET' }));

describe('a service that cannot be judged', () => {
  it('keeps its last verdict while all others go on, and is judged as soon as it can be', async () => {
    let isBroken = false;
    const device = openDay(() => isBroken);
    await beat(device, 50);
    isBroken = true;
    await beat(device, 60);
    const during = await device.verdicts();
    expect(during.get('alpha')?.health).toBe('operational');
    expect(during.get('beta')?.health).toBe('major_outage');
    expect(device.errors.map(String)).toContain('Error: a fault in one service');
    isBroken = false;
    await beat(device, 5);
    expect((await device.verdicts()).get('alpha')?.health).toBe('major_outage');
  });

  it('does not keep the names of hosts from being forgotten', async () => {
    const device = openDay(() => true);
    await beat(device, 10);
    await visit(device, 'somewhere.com');
    expect(await everything(device)).toContain('somewhere.com');
    await beat(device, 26 * 60);
    expect(await everything(device)).not.toContain('somewhere.com');
  });
});

async function everything({ store }: Device): Promise<string> {
  return JSON.stringify(await Promise.all(TABLES.map((table) => store.readAll(table))));
}

describe('a part that throws', () => {
  it.each(['https://hub.example/v1/board', ...FEEDS])(
    'at %s leaves every other service judged',
    async (broken) => {
      const device = createDevice({
        catalog: LOOSE_CATALOG,
        routes: FEEDS.flatMap((url) =>
          feedRoutes(url, [{ state: 'outage', from: START, to: START + 24 * HOUR }]),
        ),
        settings: { hub: 'https://hub.example' },
        serve: (url) => {
          if (url === broken) throw new Error('a fault in the way');
          return null;
        },
      });
      await beat(device, 20);
      const verdicts = await device.verdicts();
      const judged = [...LOOSE_CATALOG.services.values()].filter(({ feed }) => feed?.url !== broken);
      for (const { id } of judged) expect(verdicts.get(id)?.health).toBe('major_outage');
    },
  );
});
