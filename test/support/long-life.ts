import { heapInUse } from './heap.ts';

/** Prints the heap in use before the engine is loaded, after 24 hours and after 30 days of its life, bytes. */
const start = await heapInUse();
const { createDevice, MINUTE, START } = await import('./device.ts');
const { createFeedsFetch } = await import('./feeds-fetch.ts');
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
const device = createDevice({ catalog: largeCatalog(50), fetch: feeds.fetch });
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
// what is stored belongs to the browser's database, not to the worker
const stored = async () => Buffer.byteLength(JSON.stringify(await device.store.readAll('history')));
const storedOnDay = await stored();
const month = await live(29 * 24, HOUR);
console.log(JSON.stringify({ start, day, month: month - ((await stored()) - storedOnDay) * 2 }));
