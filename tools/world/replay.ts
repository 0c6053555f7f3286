import type { Verdict } from '../../utils/assess/types.ts';
import type { Catalog } from '../../utils/catalog/types.ts';
import { applyEvent } from './apply-event.ts';
import { createClock } from './clock.ts';
import { openBrowser } from './drive.ts';
import { loadEnglish } from './english.ts';
import { failedExpectations } from './expect.ts';
import { createRoutes } from './internet/routes.ts';
import { createInternet } from './internet.ts';
import {
  type CostLine,
  type Failed,
  type Line,
  type NoticeLine,
  noticeLine,
  saysTheSame,
  type VerdictLine,
  verdictLine,
} from './lines.ts';
import { openHub } from './people.ts';
import type { LoadedWorld } from './read.ts';

/** The engine's own pace: what a cycle costs is counted in steps of it, ms. */
const CYCLE = 5 * 60_000;

export type Replayed = {
  verdicts: VerdictLine[];
  notices: NoticeLine[];
  cost: Omit<CostLine, 'type'>;
  /** Requests and bytes of each five minutes from the start on. */
  cycles: { requests: number; bytes: number; urls: string[] }[];
  failed: Failed[];
  /** What the engine threw: bugs. */
  errors: unknown[];
};

/**
 * Runs the engine through a world on a virtual clock. `onLine` gets every printed line when it happens,
 * the cost and the result at the end; `onVerdict` gets every verdict as it is stored, for measuring.
 */
export async function replayWorld(
  loaded: LoadedWorld,
  {
    catalog,
    onLine = () => {},
    onVerdict = () => {},
  }: {
    catalog: Catalog;
    onLine?: (line: Line) => void;
    onVerdict?: (verdict: Verdict, at: number) => void;
  },
): Promise<Replayed> {
  const { world, files } = loaded;
  const clock = createClock(world.start);
  const translate = await loadEnglish();
  const hub = await openHub(world, catalog, clock.now);
  const internet = createInternet(loaded, clock, hub ? [hub.responder] : []);
  const verdicts: VerdictLine[] = [];
  const notices: NoticeLine[] = [];
  const errors: unknown[] = [];
  const inForce = new Map<string, VerdictLine>();

  const browser = openBrowser({
    world,
    clock,
    catalog,
    hub: hub?.address ?? null,
    fetch: internet.fetch,
    onVerdict: (verdict) => {
      onVerdict(verdict, clock.now());
      const line = verdictLine(verdict, clock.now(), translate);
      if (saysTheSame(inForce.get(line.service), line)) return;
      inForce.set(line.service, line);
      verdicts.push(line);
      onLine(line);
    },
    onNotice: (notice) => {
      const line = noticeLine(notice, clock.now(), translate);
      notices.push(line);
      onLine(line);
    },
    onError: (error) => errors.push(error),
  });

  const scene = { world, browser, hosts: internet.hosts, route: createRoutes(world.routes, files) };
  const events = world.events.filter(({ at }) => at <= world.end);
  for (const event of events.toSorted((a, b) => a.at - b.at)) {
    await clock.runUntil(event.at);
    applyEvent(event, clock.now(), scene);
  }
  await clock.runUntil(world.end);
  await hub?.close();

  const cost = {
    requests: internet.log.length,
    bytes: internet.log.reduce((sum, { bytes }) => sum + bytes, 0),
    wakeups: browser.wakeups(),
    storedRows: await browser.storedRows(),
  };
  const failed = failedExpectations(world, { verdicts, notices, isWithin: catalog.isWithin });
  onLine({ type: 'cost', ...cost });
  onLine({ type: 'result', expectations: world.expect.length, failed });
  const count = Math.ceil((world.end - world.start) / CYCLE);
  const cycles = Array.from({ length: count }, (_, index) => {
    const own = internet.log.filter(({ at }) => Math.floor((at - world.start) / CYCLE) === index);
    const bytes = own.reduce((sum, entry) => sum + entry.bytes, 0);
    return { requests: own.length, bytes, urls: own.map(({ url }) => url) };
  });
  return { verdicts, notices, cost, cycles, failed, errors };
}
