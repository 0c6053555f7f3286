import { setTimeout as sleep } from 'node:timers/promises';
import { type Arrival, type Server, startServer } from '../../../tools/demo/server.ts';
import type { Reply, Request } from '../../../tools/world/internet/request.ts';
import { answersOf } from '../../../tools/world/internet.ts';
import { parseWorld } from '../../../tools/world/read.ts';
import { withCors } from './cors.ts';
import { type PageState, statusPage } from './status-page.ts';

/** The internet of a test: every site works until told otherwise, and whoever looks from elsewhere is answered. */
export type Town = {
  server: Server;
  /** Feeds by address; changed at any time. */
  feeds: Map<string, () => Reply | Promise<Reply>>;
  /** Sets what a status page of Statuspage's says. */
  says: (name: 'github' | 'reddit', state: PageState) => void;
  /** How long feeds think before they answer, ms. */
  pause: number;
  /** Requests that are not the browser's own. */
  asked: () => Arrival[];
  forget: () => void;
  /** While set, stands between the browser and everything else; null lets a request through. */
  between: ((request: Request) => Reply | null) | null;
};

export const FEED = {
  github: 'https://www.githubstatus.com/api/v2/summary.json',
  reddit: 'https://www.redditstatus.com/api/v2/summary.json',
} as const;

/** What the browser asks for by itself: time, updates, accounts, its own connectivity check. */
const BROWSERS_OWN =
  /(^|\.)(googleapis\.com|google\.com|gstatic\.com|gvt1\.com|mozilla\.(com|org|net)|firefox\.com)$/;
const CONNECTIVITY = 'connectivitycheck.gstatic.com';

/** How many times faster than real time the answers from elsewhere are. */
const HURRY = 20;

/** @param hosts what the outside sees of hosts, as in a world. */
export async function openTown(hosts: readonly object[] = []): Promise<Town> {
  const hour = 60 * 60_000;
  const iso = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;
  const world = parseWorld({
    title: 'a town',
    start: iso(Date.now() - hour),
    end: iso(Date.now() + 24 * hour),
    user: { country: 'IN', asn: 55836 },
    hosts,
  });
  const { reply } = answersOf({ name: 'town', world, files: new Map() });
  // who looks from elsewhere takes seconds in a world; here they hurry
  const opened = Date.now();
  const hurried = () => opened + (Date.now() - opened) * HURRY;
  const feeds: Town['feeds'] = new Map();
  const server = await startServer({
    answer: (request) =>
      town.between?.(request) ??
      withCors(request, async () => {
        const feed = feeds.get(request.url.href);
        if (feed && town.pause > 0) await sleep(town.pause);
        return feed?.() ?? reply(request, hurried());
      }),
  });
  const town: Town = {
    server,
    between: null,
    pause: 0,
    feeds,
    says: (name, state) => void feeds.set(FEED[name], () => statusPage(name, state)),
    // the browser's own connectivity check has no such header, a check of ours has
    asked: () =>
      server.log.filter(
        ({ host, headers }) =>
          !BROWSERS_OWN.test(host) || (host === CONNECTIVITY && headers['sec-fetch-mode'] !== undefined),
      ),
    forget: () => server.log.splice(0),
  };
  town.says('github', 'well');
  town.says('reddit', 'well');
  return town;
}
