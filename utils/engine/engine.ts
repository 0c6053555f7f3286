import { sourceKey } from '../catalog/source-key.ts';
import type { FeedSource } from '../catalog/types.ts';
import type { Symptom } from '../crowd/symptoms.ts';
import { storiesSchema } from '../notify/rows.ts';
import { observationLogSchema } from '../observe/types.ts';
import { createPoller } from '../poll/poller.ts';
import { probeReportSchema } from '../probe/types.ts';
import { hostId, serviceById, sourcesOf, watch, watchedIds } from '../settings/watched.ts';
import { readRow } from '../store/read-rows.ts';
import { learntAt, markUnjudged, readUnjudged } from '../store/unjudged.ts';
import type { BoardNews } from './board.ts';
import { createChecker } from './checker.ts';
import { createHousekeeper } from './housekeeper.ts';
import { createJudge } from './judge.ts';
import { createTalk } from './mentions-poll.ts';
import { createObserver, type Seen } from './observer.ts';
import { createOutbox } from './outbox.ts';
import type { EngineParts } from './parts.ts';
import { createPeople } from './people.ts';
import { createStages } from './stages.ts';
import { recordWatchTimes } from './watch-times.ts';

/** Automatic checks of one service are at least this far apart, ms. */
const CHECK_AGAIN = 10 * 60_000;
/** One that brought nothing so long ago, ms, died with its worker. */
const CHECK_LASTS = 60_000;

/** The next beat of the alarm, a minute later, goes on with a sweep; few feeds are asked again so soon. ms */
const SAME_SWEEP = 90_000;

/** What a hub that could not be asked brings. */
const NO_BOARD: BoardNews = { covered: new Set(), changed: [], reached: null };

export type Engine = {
  /**
   * The alarm's beat: polls what is due, judges what that touches, shows what waits, forgets what is too old. Each of
   * these is done although another fails. @throws what was thrown, at the end.
   */
  tick: () => Promise<void>;
  /** A page or, with `page`, a sub-resource has worked or failed. */
  see: (seen: Seen) => Promise<void>;
  /** The person presses "Check now". */
  check: (service: string) => Promise<void>;
  /** Reads the service's feeds now, due or not, as when they may be read at last. */
  read: (service: string) => Promise<void>;
  /** The browser lets us read more than before: checks go on with those whom they had to leave out. */
  allowed: () => Promise<void>;
  follow: (service: string) => Promise<void>;
  unfollow: (service: string) => Promise<void>;
  /** "Tell me when it is back", on or off. */
  watch: (service: string, on: boolean) => Promise<void>;
  report: (service: string, symptom: Symptom) => Promise<void>;
};

/** Joins the parts of the engine: signals in, stored verdicts and notices out. Keeps no state of its own. */
export function createEngine(parts: EngineParts): Engine {
  const { store, settings } = parts;
  const poller = createPoller({ ...parts, mark: markUnjudged });
  const observer = createObserver(parts);
  const people = createPeople(parts);
  const checker = createChecker(parts, people);
  const flush = createOutbox(parts);
  const judge = createJudge(parts, flush);
  const tidy = createHousekeeper(parts);
  const askAround = createTalk(parts);

  /** `known`: a service of which the person knows already how it is. */
  async function tick(known?: string): Promise<void> {
    const [catalog, chosen] = await Promise.all([parts.catalog(), settings.read()]);
    const ids = watchedIds(chosen);
    const watched = ids.flatMap((id) => {
      const service = serviceById(id, catalog, chosen);
      return service ? [watch(service, catalog, chosen)] : [];
    });
    const { attempt, rethrow } = createStages();
    await attempt(async () => {
      if (await isLeftOver()) await judge(await stillOpen());
    }, undefined);

    const board = await attempt(() => people.poll(watched), NO_BOARD);
    const sources = chosen.sources.feeds ? uncovered(watched.flatMap(sourcesOf), board.covered) : [];
    // one sweep at a time: a second beat meanwhile finds nothing due
    const period = chosen.pollMinutes * 60_000;
    const outcomes = await attempt(() => parts.lock('sweep', () => poller.poll(sources, { period })), []);
    const reached = board.reached ? [...outcomes, board.reached] : outcomes;
    const cutOff = await attempt(() => observer.seeFeeds(reached), false);

    const aged = new Set(outcomes.flatMap(({ url, aged }) => (aged ? [url] : [])));
    const touched = watched.filter((entry) => sourcesOf(entry).some(({ url }) => aged.has(url)));
    const older = touched.map(({ service }) => service.id);
    await attempt(
      async () => judge([...(cutOff ? ids : board.changed), ...older, ...(await stillOpen())], known),
      undefined,
    );
    await attempt(observer.forget, undefined);
    await attempt(async () => tidy(new Set([...ids, ...(await stillOpen())])), undefined);
    await attempt(() => recordWatchTimes(store, parts.now()), undefined);
    // posts wait for everything else: nothing may wait for them
    await attempt(async () => {
      const talk = await askAround(watched);
      if (talk.length > 0) await judge(talk);
    }, undefined);
    rethrow();
  }

  /**
   * True when a worker that died had learnt something and not judged it: that comes first, before newer news replaces
   * it. What was learnt just now belongs to the sweep that goes on, and is judged with the rest of it.
   */
  async function isLeftOver(): Promise<boolean> {
    const marks = await readUnjudged(store);
    return [...marks.keys()].some((mark) => Math.abs(parts.now() - learntAt(mark)) >= SAME_SWEEP);
  }

  /** Services whose verdict may change by itself: those in a story, and those seen in the last minutes. */
  async function stillOpen(): Promise<string[]> {
    const stories = (await readRow(store, 'state', 'stories', storiesSchema)) ?? [];
    const seen = (await readRow(store, 'state', 'observations', observationLogSchema)) ?? [];
    return [
      ...stories.flatMap((story) => story.services),
      ...seen.flatMap(({ host, service, sub, feed }) => service ?? (sub || feed ? [] : [hostId(host)])),
    ];
  }

  async function see(seen: Seen): Promise<void> {
    const learnt = await observer.see(seen);
    if (!learnt) return;
    await judge([learnt.service, ...(learnt.failed ? await everyone() : await stillOpen())]);
    if (learnt.failed) await checkByItself(learnt.service);
  }

  async function everyone(): Promise<string[]> {
    return [...watchedIds(await settings.read()), ...(await stillOpen())];
  }

  async function checkByItself(service: string): Promise<void> {
    const { sources } = await settings.read();
    if (!sources.automaticChecks) return;
    const key = `checked|${service}` as const;
    const last = await store.read('state', key);
    if (typeof last === 'number') {
      const report = await readRow(store, 'probes', service, probeReportSchema);
      const isDone = !sources.probes || (report !== null && report.at >= last);
      if (Math.abs(parts.now() - last) < (isDone ? CHECK_AGAIN : CHECK_LASTS)) return;
    }
    await store.commit([{ table: 'state', key, value: parts.now() }]);
    await check(service, false);
  }

  async function check(service: string, pressed = true): Promise<void> {
    await checker.check(service, pressed, () => judge([service]));
    await judge([service, ...(await everyone())]);
  }

  async function read(service: string): Promise<void> {
    await checker.read(service);
    await judge([service, ...(await everyone())]);
  }

  async function allowed(): Promise<void> {
    const told = await checker.complete();
    if (told.length > 0) await judge([...told, ...(await everyone())]);
  }

  async function follow(service: string): Promise<void> {
    await settings.save(({ follows }) => ({ follows: [...new Set([...follows, service])] }));
    await tick(service);
    await judge([service], service);
  }

  async function unfollow(service: string): Promise<void> {
    const without = (ids: readonly string[]) => ids.filter((id) => id !== service);
    await settings.save(({ follows, watches }) => ({ follows: without(follows), watches: without(watches) }));
    // a service that is followed again later starts afresh: its first reading is no news
    await store.commit([{ table: 'verdicts', key: service, remove: true }]);
    await judge([]);
  }

  return {
    tick: () => tick(),
    see,
    check,
    read,
    allowed,
    follow,
    unfollow,
    watch: async (service, on) => {
      await settings.save(({ watches }) => {
        const others = watches.filter((id) => id !== service);
        return { watches: on ? [...others, service] : others };
      });
      // who asks to be told of the end knows of the trouble
      if (on) await judge([service], service);
    },
    report: async (service, symptom) => {
      await people.report(service, symptom);
      await judge([service]);
    },
  };
}

/** Feeds that must be asked: an address is left out only if the hub's board speaks for every part of it. */
function uncovered(sources: readonly FeedSource[], covered: ReadonlySet<string>): FeedSource[] {
  const needed = new Set(sources.filter((source) => !covered.has(sourceKey(source))).map(({ url }) => url));
  return sources.filter(({ url }) => needed.has(url));
}
