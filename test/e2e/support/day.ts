import { setTimeout as sleep } from 'node:timers/promises';
import type { ExtensionProbe } from '../../../tools/demo/extension-probe.ts';
import { verdictSchema } from '../../../utils/assess/types.ts';
import { type Notice, noticeSchema, storiesSchema } from '../../../utils/notify/rows.ts';
import { beat, settle } from './engine.ts';
import { statusPage } from './status-page.ts';
import type { Town } from './town.ts';

/** Sites that share no provider, so that each has its own story. */
const SITES: readonly [service: string, status: string][] = [
  ['smugmug', 'status.smugmug.com'],
  ['unsplash', 'status.unsplash.com'],
  ['proton', 'status.proton.me'],
  ['wikipedia', 'www.wikimediastatus.net'],
  ['zwift', 'status.zwift.com'],
  ['hypixel', 'status.hypixel.net'],
];
/** Services that are followed through a day of so many troubles, one after the other: at most six. */
export function followedIn(troubles: number): string[] {
  return SITES.slice(0, troubles).map(([service]) => service);
}

/** Every so many beats the next site goes down, and stays so for so many; now and then one talks nonsense. */
const [EVERY, LASTS, NONSENSE] = [7, 9, 5];

/** Between two tries to ring, ms. */
const PAUSE = 50;

/** What is known after a beat. */
export type Moment = {
  /** A verdict for each service. */
  verdicts: string[];
  /** Notices handed to the browser since the last moment; one that comes again is here again. */
  told: string[];
  /** Those of them on the screen; a Firefox without a desktop shows none. */
  seen: string[];
  /** Services with an open story. */
  open: string[];
  /** Alarms that are set: one, however often the worker has started. */
  alarms: string[];
};

/** Sets what the status pages say at a beat of the day. */
function setPages(town: Town, at: number): void {
  for (const [site, [name, host]] of SITES.entries()) {
    const since = at - 2 - site * EVERY;
    const state = since >= 0 && since < LASTS ? 'down' : 'well';
    const isNonsense = at % NONSENSE === 0 && site === (at / NONSENSE) % SITES.length;
    const reply = () => (isNonsense ? { status: 200, body: '<h1>Hello</h1>' } : statusPage(name, state));
    for (const part of ['summary', 'status']) town.feeds.set(`https://${host}/api/v2/${part}.json`, reply);
  }
}

/** Rings the alarm of a beat; false when nobody lived to answer. */
export type Ring = () => Promise<boolean>;

/**
 * Lives a day in little time: at each beat of the alarm the pages say something else. `disturb` may do harm before and
 * during a beat; the beat is rung again after it.
 */
export async function liveDay(
  { town, extensionProbe, troubles }: { town: Town; extensionProbe: ExtensionProbe; troubles: number },
  disturb: (ring: Ring, at: number) => Promise<void> = async () => {},
): Promise<Moment[]> {
  const moments: Moment[] = [];
  const followed = followedIn(troubles);
  setPages(town, 0);
  await extensionProbe.settings({ follows: followed, welcomed: true, country: 'IN' });
  // until the last trouble is over and told
  for (let at = 0; at < EVERY * troubles + LASTS; at += 1) {
    setPages(town, at);
    await settle(extensionProbe);
    const ring = () =>
      beat(extensionProbe).then(
        () => true,
        () => false,
      );
    await disturb(ring, at);
    // a message to a page that falls asleep at this very moment is heard by nobody
    while (!(await ring())) await sleep(PAUSE);
    moments.push(await momentOf(extensionProbe, followed));
  }
  return moments;
}

async function momentOf(extensionProbe: ExtensionProbe, followed: readonly string[]): Promise<Moment> {
  const verdicts = new Map(await extensionProbe.rows('verdicts'));
  const state = await extensionProbe.rows('state');
  const ids = await extensionProbe.takeDownNotices();
  const shown = state.filter(([key]) => key.startsWith('shown|')).map(([, row]) => noticeSchema.parse(row));
  for (const { id } of shown) await extensionProbe.remove('state', `shown|${id}`);
  const names = (notices: readonly Notice[]) =>
    notices.map(({ kind, services }) => `${kind} ${services.join(' ')}`).sort();
  const stories = storiesSchema.parse(new Map(state).get('stories') ?? []);
  return {
    verdicts: followed.map((service) => {
      const { health, scope, cause } = verdictSchema.parse(verdicts.get(service));
      return `${service}: ${health}, ${scope}, ${cause}`;
    }),
    told: names(shown),
    seen: names(shown.filter(({ id }) => ids.includes(id))),
    open: stories.flatMap(({ services }) => services).sort(),
    alarms: await extensionProbe.alarms(),
  };
}

/** All notices of a day, in order. */
export function toldIn(moments: readonly Moment[]): string[] {
  return moments.flatMap(({ told }) => told);
}
