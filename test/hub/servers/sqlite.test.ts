import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { endAll, scratchFolder, startHub, until } from './processes.ts';
import { counted, createReporting, keepSending } from './reporting.ts';

afterEach(endAll);

it('kill -9 of a hub under load loses no acknowledged report and counts none twice', async () => {
  const hub = await startHub({ HUB_FILE: join(await scratchFolder(), 'hub.sqlite') });
  const reporting = createReporting();
  for (let death = 1; death <= 3; death += 1) {
    const before = reporting.acknowledged.size;
    const stop = keepSending(reporting, [hub], death * 100_000);
    await until(async () => reporting.acknowledged.size > before + 200);
    await hub.kill();
    const next = await stop();
    await hub.start();

    // what was not answered may or may not be counted; sent again it counts once
    for (let n = death * 100_000; n < next; n += 1) {
      if (!reporting.acknowledged.has(n)) await reporting.send(hub, n);
    }
    expect(await counted(hub)).toBe(reporting.acknowledged.size);
  }
});
