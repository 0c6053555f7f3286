import type { Clock } from './clock.ts';
import { createAddresses } from './internet/addresses.ts';
import { createConnection } from './internet/connection.ts';
import { connectivity, createTrace } from './internet/connectivity.ts';
import { createDoh } from './internet/doh.ts';
import { createGlobalping } from './internet/globalping.ts';
import { createHosts, type Hosts } from './internet/hosts.ts';
import { createOoni } from './internet/ooni.ts';
import { html, type Reply, type Request, type Responder } from './internet/request.ts';
import { createRipestat } from './internet/ripestat.ts';
import { createRoutes } from './internet/routes.ts';
import type { LoadedWorld } from './read.ts';
import type { Failure } from './schema.ts';

/** How long things take, ms. A connection that nobody answers ends after the browser's own two minutes. */
const LATENCY = 120;
const DELAY: Readonly<Record<Failure, number>> = {
  dns: 60,
  refused: 80,
  reset: 150,
  tls: 150,
  timeout: 120_000,
};
const MOST_REDIRECTS = 20;

export type Internet = {
  /** As the browser's: rejects with a TypeError that tells nothing, or with the reason of the signal. */
  fetch: (input: string | URL | globalThis.Request, init?: RequestInit) => Promise<Response>;
  hosts: Hosts;
  /** Every answered or failed request of the extension, in order. `bytes` counts the response body. */
  log: { at: number; url: string; status: number | null; bytes: number }[];
};

/** Where a world's answers come from, whoever asks: the replayer's fetch or a server for real browsers. */
export type Answers = {
  /** What becomes of a request at that time (epoch ms UTC). */
  reply: (request: Request, now: number) => Promise<Reply>;
  hosts: Hosts;
};

/** `extra` responders (a hub) stand before all that the world describes except the user's own connection. */
export function answersOf({ world, files }: LoadedWorld, extra: readonly Responder[] = []): Answers {
  const hosts = createHosts(world.hosts);
  const addresses = createAddresses(world.hosts);
  const responders: Responder[] = [
    createConnection(world.connection),
    ...extra,
    createRoutes(world.routes, files),
    connectivity,
    createTrace(world.user.country),
    createDoh(hosts, addresses),
    createGlobalping(hosts, addresses, world.user),
    createRipestat(hosts, addresses, world.user),
    createOoni(hosts),
    createSites(hosts, world.user),
  ];

  async function reply(request: Request, now: number): Promise<Reply> {
    for (const responder of responders) {
      const found = await responder(request, now);
      if (found) return found;
    }
    return { fail: 'dns' };
  }

  return { reply, hosts };
}

/** The internet of a world as the replayer's engine sees it, on a virtual clock. */
export function createInternet(
  loaded: LoadedWorld,
  clock: Clock,
  extra: readonly Responder[] = [],
): Internet {
  const { reply, hosts } = answersOf(loaded, extra);
  const log: Internet['log'] = [];

  async function fetch(input: string | URL | globalThis.Request, init?: RequestInit): Promise<Response> {
    const asked = new globalThis.Request(input, withoutSignal(init));
    const signal = init?.signal ?? (input instanceof globalThis.Request ? input.signal : undefined);
    const body = await asked.text();
    let url = new URL(asked.url);
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const request = { url, method: asked.method, headers: asked.headers, body };
      const answer = await clock.busy(reply(request, clock.now()));
      const entry = {
        at: clock.now(),
        url: url.href,
        status: 'fail' in answer ? null : answer.status,
        bytes: 0,
      };
      log.push(entry);
      await clock.sleep('fail' in answer ? DELAY[answer.fail] : LATENCY, signal ?? undefined);
      if ('fail' in answer) throw new TypeError('Failed to fetch');
      const target = answer.headers?.location;
      if (
        target !== undefined &&
        [301, 302, 303, 307, 308].includes(answer.status) &&
        asked.redirect !== 'manual'
      ) {
        if (asked.redirect === 'error') throw new TypeError('Failed to fetch');
        url = new URL(target, url);
        continue;
      }
      const response = responseOf(answer, url, hop > 0);
      entry.bytes = Buffer.byteLength(answer.body ?? '');
      return response;
    }
    throw new TypeError('Failed to fetch');
  }

  return { fetch, hosts, log };
}

/** Virtual time decides, so the signal is kept away from the real request object. */
function withoutSignal(init: RequestInit | undefined): RequestInit {
  const { signal: _, ...rest } = init ?? {};
  return rest;
}

function responseOf(answer: Extract<Reply, { status: number }>, url: URL, redirected: boolean): Response {
  const empty = [101, 204, 205, 304].includes(answer.status);
  const response = new Response(empty ? null : toBody(answer.body), {
    status: answer.status,
    headers: { ...answer.headers },
  });
  // a Response made by hand has no address of its own
  Object.defineProperties(response, { url: { value: url.href }, redirected: { value: redirected } });
  return response;
}

function toBody(body: string | Uint8Array | undefined): string | Uint8Array<ArrayBuffer> {
  return typeof body === 'object' ? new Uint8Array(body) : (body ?? '');
}

/** Everything else: a front page answers 200, anything deeper that nobody described 404. */
function createSites(hosts: Hosts, user: LoadedWorld['world']['user']): Responder {
  return ({ url }, now) => {
    const outcome = hosts.http(url.hostname, user, now);
    if (typeof outcome === 'string' && outcome !== 'ok') return { fail: outcome };
    if (typeof outcome === 'number') return html('<!doctype html><title>Error</title>', outcome);
    return url.pathname === '/'
      ? html(`<!doctype html><title>${url.hostname}</title>`)
      : html('<!doctype html><title>Not found</title>', 404);
  };
}
