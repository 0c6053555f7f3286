import { historyKey } from '../../utils/engine/history.ts';
import { mapLimit } from '../../utils/poll/map-limit.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import type { Write } from '../../utils/store/store.ts';
import { createDevice, type Device, MINUTE, START } from '../support/device.ts';
import { createFeedsFetch } from '../support/feeds-fetch.ts';
import { largeCatalog } from '../support/small-catalog.ts';
import type { Row } from './row.ts';

const BEAT = 5 * MINUTE;
const DAY = 24 * 60 * MINUTE;
const TICKS = 45;
/** Ticks that are not counted: code that has just been loaded is slower. */
const WARM_UP = 5;

type Cost = { cpu: number; requests: number; bytes: number; commits: number; rows: number };

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** CPU time that the work takes, ms. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function calm(size: number): { device: Device; feeds: ReturnType<typeof createFeedsFetch> } {
  const feeds = createFeedsFetch(() => ({ state: 'operational', since: START }));
  return { device: createDevice({ catalog: largeCatalog(size), fetch: feeds.fetch }), feeds };
}

/** A tick at which every feed of so many services is due, and nothing has changed. Medians. */
async function quietTick(size: number): Promise<Cost> {
  const beat = await beating(size);
  const costs: Cost[] = [];
  for (let tick = 0; tick < TICKS; tick += 1) costs.push(await beat());
  const of = (key: keyof Cost) => median(costs.slice(WARM_UP).map((cost) => cost[key]));
  return {
    cpu: of('cpu'),
    requests: of('requests'),
    bytes: of('bytes'),
    commits: of('commits'),
    rows: of('rows'),
  };
}

/** An engine after so many days of history; every call is one quiet tick and says what it cost. */
async function beating(size: number, days = 0): Promise<() => Promise<Cost>> {
  const { device, feeds } = calm(size);
  await device.run((engine) => engine.tick(), BEAT);
  if (days > 0) await device.store.commit(historyOf(size, days));
  return async () => {
    const [requests, bytes, commits] = [feeds.requests(), feeds.bytes(), device.commits.length];
    const cpu = await cpuOf(() => device.run((engine) => engine.tick(), BEAT));
    const written = device.commits.slice(commits);
    return {
      cpu,
      requests: feeds.requests() - requests,
      bytes: feeds.bytes() - bytes,
      commits: written.length,
      rows: written.flat().length,
    };
  };
}

/** Ten changes a day and service. */
function historyOf(size: number, days: number): Write[] {
  return Array.from({ length: days * 10 }, (_, index) => {
    const at = START - (index * DAY) / 10;
    return {
      table: 'history',
      key: historyKey(`s${index % size}`, at),
      value: { at, service: `s${index % size}` },
    };
  });
}

/** The same questions and one row of the same size, and nothing made of them: what no engine could do without. */
async function bareExchange(size: number): Promise<number> {
  const { device, feeds } = calm(size);
  await device.run((engine) => engine.tick(), BEAT);
  const states = await device.store.read('state', 'poll');
  const store = createMemoryStore();
  const headers = { 'if-none-match': `"operational-${START}"` };
  const urls = Object.keys(states as object);
  const times: number[] = [];
  for (let tick = 0; tick < TICKS; tick += 1) {
    times.push(
      await cpuOf(async () => {
        await store.read('state', 'poll');
        await mapLimit(urls, 4, (url) => feeds.fetch(url, { headers }));
        await store.commit([{ table: 'state', key: 'poll', value: states }]);
      }),
    );
  }
  return median(times.slice(WARM_UP));
}

export async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  const cpu = new Map<number, number>();
  for (const size of [10, 20, 100, 500, 1000]) {
    const cost = await quietTick(size);
    cpu.set(size, cost.cpu);
    const name = `quiet tick of ${size} services`;
    const bound = size === 100 ? { bound: { text: 'under 60 ms', held: cost.cpu < 60 } } : {};
    const peer = { name: 'the bare exchange', value: await bareExchange(size) };
    rows.push({ bench: 'tick', name: `${name}: CPU`, value: cost.cpu, unit: 'ms', peer, ...bound });
    const count = (what: string, value: number, unit: string, most: number): Row => ({
      bench: 'tick',
      name: `${name}: ${what}`,
      value,
      unit,
      bound: { text: `at most ${most}`, held: value <= most },
    });
    rows.push(
      count('requests', cost.requests, '', size),
      count('bodies', cost.bytes, 'bytes', 0),
      count('storage writes', cost.commits, '', 1),
      count('rows written', cost.rows, '', 1),
    );
  }
  const growth = (cpu.get(1000) ?? 0) / (cpu.get(100) ?? 1);
  rows.push({
    bench: 'tick',
    name: 'from 100 to 1,000 services: CPU grows by',
    value: growth,
    unit: 'times',
    bound: { text: 'linear: at most 12', held: growth <= 12 },
  });
  // in turn, so that whatever slows this machine down meanwhile slows all of them down
  const ages = await Promise.all(
    [1, 30, 365].map(async (days) => ({ days, beat: await beating(100, days), times: [] as number[] })),
  );
  for (let tick = 0; tick < TICKS; tick += 1)
    for (const { beat, times } of ages) times.push((await beat()).cpu);
  const aged = ages.map(({ days, times }) => ({ days, value: median(times.slice(WARM_UP)) }));
  for (const { days, value } of aged)
    rows.push({
      bench: 'tick',
      name: `quiet tick of 100 after ${days} days of history: CPU`,
      value,
      unit: 'ms',
    });
  const aging = (aged.at(-1)?.value ?? 0) / (aged[0]?.value ?? 1);
  rows.push({
    bench: 'tick',
    name: 'from 1 to 365 days of history: CPU grows by',
    value: aging,
    unit: 'times',
    bound: { text: 'not at all: at most 1.3', held: aging <= 1.3 },
  });
  return rows;
}
