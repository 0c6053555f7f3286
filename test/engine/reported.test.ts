import { describe, expect, it } from 'vitest';
import { reportedIn } from '../../entrypoints/dashboard/reported.ts';
import { createDevice, START } from '../support/device.ts';

const HUB = 'https://hub.example/';

describe('a report that a person makes', () => {
  it('marks the time in this browser, without a hub, and leaves nothing to send', async () => {
    const on = createDevice();
    await on.run((engine) => engine.report('alpha', 'slow'));
    expect(await reportedIn(on.store)).toEqual([{ service: 'alpha', from: START, symptom: 'slow' }]);
    expect(await on.store.readAll('outbox')).toEqual([]);
    expect(on.internet.log).toEqual([]);
    expect(on.errors).toEqual([]);
  });

  it('goes to the hub only for what is in the catalogue: never the name of any other site', async () => {
    const on = createDevice({ settings: { hub: HUB } });
    await on.run((engine) => engine.report('host:intranet.example', 'login'));
    expect(on.internet.log.filter(({ url }) => url.startsWith(HUB))).toEqual([]);
    await on.run((engine) => engine.report('alpha', 'login'));
    expect(on.internet.log.filter(({ url }) => url.startsWith(HUB)).length).toBeGreaterThan(0);
    expect((await reportedIn(on.store)).map(({ service }) => service).toSorted()).toEqual([
      'alpha',
      'host:intranet.example',
    ]);
  });
});
