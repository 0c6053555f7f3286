import { parseArgs } from 'node:util';
import { createDevice, MINUTE, START } from '../test/support/device.ts';
import { FEED_STATES, type FeedState } from '../test/support/feed-states.ts';
import { createFeedsFetch } from '../test/support/feeds-fetch.ts';
import { heapInUse } from '../test/support/heap.ts';
import { createBeats, type Fault } from '../test/support/life-story.ts';
import { largeCatalog } from '../test/support/small-catalog.ts';
import { seededRandom } from './world/random.ts';

const HOUR = 60 * MINUTE;
/** Growth over the second half of a run that is still no drift, bytes. */
const HEAP_DRIFT = 3 * 2 ** 20;
/** Rows that are not history: what was opened within the last two days at six new pages an hour, and the services. */
const MOST_ROWS = 2 * 24 * 6 * 2;

type Sample = {
  hour: number;
  heap: number;
  /** Rows of the history, which is kept for 90 days, and all others, which must not pile up. */
  history: number;
  rows: number;
  alarms: number;
  requests: number;
  notices: number;
  doubled: number;
};

/** What a feed is like from hour to hour: mostly well. */
function createWeather(random: () => number, now: () => number) {
  const states = new Map<string, { state: FeedState; since: number; until: number }>();
  return (url: string) => {
    const known = states.get(url);
    if (known && known.until > now()) return known;
    const state =
      random() < 0.8 ? 'operational' : (FEED_STATES[Math.floor(random() * FEED_STATES.length)] ?? 'error');
    const since = known?.until ?? START;
    const next = { state, since, until: Math.max(since, now() - HOUR) + Math.ceil(random() * 4) * HOUR };
    states.set(url, next);
    return next;
  };
}

/** What goes wrong at a beat: something about twice an hour. */
function faultAt(beat: number, random: () => number): Fault[] {
  if (random() > 1 / 30) return [];
  const pick = random();
  if (pick < 0.6) {
    return [
      { kind: 'die', beat, after: Math.floor(random() * 60), reaches: random() < 0.5, again: 'next beat' },
    ];
  }
  if (pick < 0.75) return [{ kind: 'restart', beat, beats: Math.ceil(random() * 20) }];
  if (pick < 0.9) return [{ kind: 'storage', beat, beats: 3, state: random() < 0.5 ? 'full' : 'blocked' }];
  return [{ kind: 'twice', beat }];
}

/**
 * `npm run soak -- --hours 24 [--seed N] [--services N]`: lets the engine live through simulated days with
 * faults, a minute at a time, and prints what grows. Exit code 1 when memory or rows drift, when a notice
 * comes twice, or when the engine throws anything but what the storage threw.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      hours: { type: 'string', default: '24' },
      seed: { type: 'string' },
      services: { type: 'string', default: '20' },
    },
  });
  const [hours, services] = [Number(values.hours), Number(values.services)];
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  if (![hours, services, seed].every((value) => Number.isInteger(value) && value > 0)) {
    console.error('--hours, --services and --seed are whole numbers above 0');
    return 2;
  }
  console.log(`${hours} simulated hours, ${services} services, seed ${seed}`);
  const random = seededRandom(seed);
  const catalog = largeCatalog(services);
  let now = () => START;
  const weather = createWeather(random, () => now());
  const feeds = createFeedsFetch((url) => weather(url));
  const device = createDevice({ catalog, fetch: feeds.fetch });
  now = device.clock.now;
  const live = createBeats(device, MINUTE);

  const samples: Sample[] = [];
  /** Kind and id of what was shown -> when it was told. */
  const told = new Map<string, number>();
  let [beat, doubled, notices] = [0, 0, 0];
  const bugs: unknown[] = [];
  const every = Math.max(1, Math.round(hours / 24));
  for (let hour = 1; hour <= hours; hour += 1) {
    for (let minute = 0; minute < 60; minute += 1) {
      await live(faultAt(beat, random));
      if (random() < 0.2) await visit(device, services, random);
      beat += 1;
    }
    for (const { id, kind, at } of device.shown.splice(0)) {
      const before = told.get(`${kind} ${id}`);
      if (before === at) continue; // shown again after an accident: it replaces the first
      notices += 1;
      if (before !== undefined && kind !== 'worse') doubled += 1;
      told.set(`${kind} ${id}`, at);
    }
    for (const [notice, at] of told) if (device.clock.now() - at > 24 * HOUR) told.delete(notice);
    bugs.push(...device.errors.splice(0).filter((error) => !(error instanceof DOMException)));
    device.commits.length = 0;
    if (hour % every > 0) continue;
    const history = (await device.store.readAll('history')).length;
    const sample = {
      hour,
      heap: await heapInUse(),
      history,
      rows: (await device.rows()) - history,
      alarms: beat,
      requests: feeds.requests(),
      notices,
      doubled,
    };
    samples.push(sample);
    console.log(line(sample));
  }
  return judge(samples, bugs);
}

/** Somebody opens a page, which works or not. */
async function visit(
  device: ReturnType<typeof createDevice>,
  services: number,
  random: () => number,
): Promise<void> {
  const url =
    random() < 0.5
      ? `https://s${Math.floor(random() * services)}.site/`
      : `https://site-${Math.floor(random() * 1e6)}.com/`;
  const error = random() < 0.2 ? 'net::ERR_CONNECTION_RESET' : undefined;
  await device.run((engine) => engine.see({ url, error }), 0);
}

function line({ hour, heap, history, rows, alarms, requests, notices, doubled }: Sample): string {
  const cells = [
    `hour ${hour}`,
    `${(heap / 2 ** 20).toFixed(1)} MB`,
    `${rows} rows`,
    `${history} of history`,
    `${alarms} alarms`,
    `${requests} requests`,
    `${notices} notices`,
    `${doubled} doubled`,
  ];
  return cells.map((cell) => cell.padStart(16)).join('');
}

function judge(samples: readonly Sample[], bugs: readonly unknown[]): number {
  const half = samples[Math.floor(samples.length / 2)];
  const last = samples.at(-1);
  if (!half || !last) return 0;
  const drift = { heap: last.heap - half.heap, rows: last.rows - half.rows };
  const perHour = (key: 'alarms' | 'requests' | 'notices') => {
    const [early, late] = [half[key] / half.hour, (last[key] - half[key]) / (last.hour - half.hour)];
    return `${key} an hour ${early.toFixed(1)}, then ${late.toFixed(1)}`;
  };
  console.log(`drift over the second half: ${(drift.heap / 2 ** 20).toFixed(2)} MB, ${drift.rows} rows;`);
  console.log([perHour('alarms'), perHour('requests'), perHour('notices')].join('; '));
  const faults = [
    drift.heap > HEAP_DRIFT && 'memory grows',
    Math.max(...samples.map(({ rows }) => rows)) > MOST_ROWS && 'rows pile up',
    last.doubled > 0 && 'notices come twice',
    bugs.length > 0 && `the engine threw: ${String(bugs[0])}`,
  ].filter((fault) => fault !== false);
  for (const fault of faults) console.error(fault);
  return faults.length > 0 ? 1 : 0;
}

process.exitCode = await main();
