import { heapInUse } from './heap.ts';

/** Prints the heap in use before the engine is loaded, after 24 hours, 15 and 30 days of its life, bytes. */
// Node loads its own fetch, some 5 MB, at the first use: that is the platform's
await new Response('').text();
const start = await heapInUse();
const { createDevice, MINUTE, START } = await import('./device.ts');
const { createFeedsFetch } = await import('./feeds-fetch.ts');
const { createOffHeapStore } = await import('./off-heap-store.ts');
const { largeCatalog } = await import('./small-catalog.ts');

const HOUR = 60 * MINUTE;
let now = () => START;
/** Every service has an hour of trouble every two days, each at its own time. */
const feeds = createFeedsFetch((url) => {
  const phase = (Number(/\d+/.exec(url)?.[0] ?? 0) % 48) * HOUR;
  const hour = Math.floor((now() - START + phase) / HOUR);
  return {
    state: hour % 48 === 0 ? 'outage' : 'operational',
    since: START - phase + Math.floor(hour / 48) * 48 * HOUR,
  };
});
// what is stored belongs to the browser's database, not to the worker
const device = createDevice({ catalog: largeCatalog(50), fetch: feeds.fetch, store: createOffHeapStore() });
now = device.clock.now;

async function live(hours: number, step: number): Promise<number> {
  for (const end = now() + hours * HOUR; now() < end; ) {
    await device.run((engine) => engine.tick(), step);
    await device.run((engine) => engine.see({ url: `https://site-${now() % 97}.com/` }), 0);
    device.commits.length = 0;
    device.shown.length = 0;
  }
  return heapInUse();
}

const day = await live(24, 5 * MINUTE);
const half = await live(14 * 24, HOUR);
const month = await live(15 * 24, HOUR);
const rows = (await device.store.readAll('history')).length;
console.log(JSON.stringify({ start, day, half, month, rows }));
