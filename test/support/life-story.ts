import type { Route } from '../../tools/world/schema.ts';
import { type Notice, storiesSchema } from '../../utils/notify/rows.ts';
import { TABLES } from '../../utils/store/store.ts';
import { createDevice, type Device, type DeviceOptions, MINUTE } from './device.ts';

/** What goes wrong, and at which beat of the alarm. */
export type Fault =
  /** The worker dies at that await of the beat, and starts again at once or at the next beat. */
  | { kind: 'die'; beat: number; after: number; reaches: boolean; again: 'at once' | 'next beat' }
  /** The browser is closed for some beats. */
  | { kind: 'restart'; beat: number; beats: number }
  /** The device's clock is moved, ms. */
  | { kind: 'clock'; beat: number; by: number }
  | { kind: 'storage'; beat: number; beats: number; state: 'full' | 'blocked' }
  | { kind: 'emptied'; beat: number }
  /** The alarm rings twice at once, as when a page asks for a refresh at the same moment. */
  | { kind: 'twice'; beat: number };

export type Told = {
  /** Service -> what the verdict comes to. */
  verdicts: Record<string, string>;
  /** Every notice, once: `started service:alpha`. Times are left out. */
  notices: string[];
  /** Shown again with other content or after it was taken down: never allowed. */
  repeats: string[];
  /** Stories that are still open. */
  open: string[];
  device: Device;
};

export type Life = { routes: readonly Route[]; beats: number; beat?: number } & Omit<DeviceOptions, 'routes'>;

/** Lives through the beats of the alarm with those faults, and tells what came of it. */
export async function live(
  { beats, beat: length = 5 * MINUTE, ...options }: Life,
  faults: readonly Fault[] = [],
): Promise<Told> {
  const device = createDevice(options);
  const live = createBeats(device, length);
  for (let beat = 0; beat < beats; beat += 1) await live(faults.filter((fault) => fault.beat === beat));
  return tell(device);
}

/** Lets one beat of the alarm after the other pass on a device, each with what goes wrong in it. */
export function createBeats(device: Device, length: number): (faults: readonly Fault[]) => Promise<void> {
  let beat = 0;
  let closedUntil = 0;
  let stormUntil = 0;
  return async (faults) => {
    if (beat >= stormUntil) device.trouble.storage = 'well';
    for (const fault of faults) {
      if (fault.kind === 'restart') closedUntil = beat + fault.beats;
      if (fault.kind === 'clock') device.trouble.skew += fault.by;
      if (fault.kind === 'emptied') await empty(device);
      if (fault.kind === 'storage') {
        stormUntil = beat + fault.beats;
        device.trouble.storage = fault.state;
      }
    }
    const ends = device.clock.now() + length;
    if (beat >= closedUntil) {
      if (device.dead() || beat === closedUntil) device.start();
      await ring(device, faults);
    }
    await device.clock.runUntil(ends);
    beat += 1;
  };
}

/** Steps in which a worker that is about to die is watched, ms. */
const MOMENT = 50;

async function ring(device: Device, faults: readonly Fault[]): Promise<void> {
  const death = faults.find((fault) => fault.kind === 'die');
  if (death) {
    device.trouble.dieIn = death.after;
    device.trouble.reaches = death.reaches;
  }
  if (faults.some(({ kind }) => kind === 'twice')) await device.run((engine) => engine.tick(), 0);
  const isWatched = death?.again === 'at once';
  const step = isWatched ? MOMENT : MINUTE;
  await device.run((engine) => engine.tick(), 0);
  // no longer than until it dies: what goes on at once goes on at that moment
  for (let past = 0; past < MINUTE && !(isWatched && device.dead()); past += step) {
    await device.clock.runUntil(device.clock.now() + step);
  }
  device.trouble.dieIn = null;
  if (!device.dead() || death?.again !== 'at once') return;
  device.start();
  await device.run((engine) => engine.tick());
}

async function empty({ store }: Device): Promise<void> {
  for (const table of TABLES) {
    const rows = await store.readAll(table);
    await store.commit(rows.map(([key]) => ({ table, key, remove: true })));
  }
}

/** A story by its cause: `service:alpha`, whenever it began. */
const storyOf = ({ id }: Notice) => id.replace(/^story:/, '').replace(/:-?\d+$/, '');

export async function tell(device: Device): Promise<Told> {
  const seen = new Set<string>();
  const notices: string[] = [];
  for (const notice of device.shown) {
    // the same notice again replaces the one on the screen
    const sight = JSON.stringify(notice);
    if (!seen.has(sight)) notices.push(`${notice.kind} ${storyOf(notice)}`);
    seen.add(sight);
  }
  const verdicts = Object.fromEntries(
    [...(await device.verdicts())].map(([id, { health, scope, cause, upstream }]) => [
      id,
      `${health}, ${scope}, ${cause}${upstream ? ` ${upstream.provider}` : ''}`,
    ]),
  );
  const stories = storiesSchema.safeParse(await device.store.read('state', 'stories'));
  const open = stories.success ? stories.data.map(({ id }) => id) : [];
  return { verdicts, notices, repeats: repeated(notices), open, device };
}

/** Kinds that come again although their story has not ended in between. */
function repeated(notices: readonly string[]): string[] {
  const running = new Set<string>();
  return notices.filter((notice) => {
    const [kind, story = ''] = notice.split(' ');
    if (kind === 'started') {
      if (running.has(story)) return true;
      running.add(story);
    }
    if (kind === 'over') running.delete(story);
    return false;
  });
}
