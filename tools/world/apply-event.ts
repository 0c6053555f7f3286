import type { Seen } from '../../utils/engine/observer.ts';
import type { Browser } from './drive.ts';
import { errorOf } from './internet/connection.ts';
import type { Hosts } from './internet/hosts.ts';
import type { Reply, Request } from './internet/request.ts';
import type { Outcome, World, WorldEvent } from './schema.ts';

/** What Chromium calls the failures of a world. */
const ERRORS: Readonly<Record<string, string>> = {
  dns: 'net::ERR_NAME_NOT_RESOLVED',
  refused: 'net::ERR_CONNECTION_REFUSED',
  reset: 'net::ERR_CONNECTION_RESET',
  timeout: 'net::ERR_CONNECTION_TIMED_OUT',
  tls: 'net::ERR_CERT_AUTHORITY_INVALID',
};

export type Scene = {
  world: World;
  browser: Browser;
  hosts: Hosts;
  /** What a route of the world answers for an address; null where none fits. */
  route: (request: Request, now: number) => Reply | null;
};

/** Lets one event of the world happen in the browser, at `now`. */
export function applyEvent(event: WorldEvent, now: number, scene: Scene): void {
  const { world, browser } = scene;
  switch (event.do) {
    case 'navigate': {
      const seen = isTold(event) ? event : outcomeOf(new URL(event.url), now, scene);
      browser.wake((engine) => engine.see(visible({ ...seen, url: event.url }, world)));
      break;
    }
    case 'request': {
      if (!world.user.consents.includes('http-status')) break; // nothing else shows parts of a page
      const { url, page } = event;
      const { error, status } = isTold(event) ? event : outcomeOf(new URL(url), now, scene);
      browser.wake((engine) => engine.see({ url, page, error, status, began: event.began }));
      break;
    }
    case 'check':
      browser.wake((engine) => engine.check(event.service));
      break;
    case 'report':
      // nothing is sent to the hub without agreement
      if (world.user.consents.includes('reports'))
        browser.wake((engine) => engine.report(event.service, event.symptom));
      break;
    case 'watch':
      browser.wake((engine) => engine.watch(event.service, true));
      break;
    case 'follow':
      browser.wake((engine) => engine.follow(event.service));
      break;
    case 'unfollow':
      browser.wake((engine) => engine.unfollow(event.service));
      break;
    case 'kill-worker':
      browser.killWorker();
      break;
    case 'restart-browser':
      browser.restart();
      break;
    case 'sleep':
      browser.sleep(event.minutes * 60_000);
      break;
  }
}

type Shown = { error?: string | undefined; status?: number | undefined };

function isTold({ error, status }: Shown): boolean {
  return error !== undefined || status !== undefined;
}

/** Without the permission for status codes every answered page looks like a success. */
function visible({ url, error, status }: Shown & { url: string }, { user }: World): Seen {
  if (error !== undefined) return { url, error };
  return user.consents.includes('http-status') && status !== undefined ? { url, status } : { url };
}

/** What the browser gets when the world does not say: the connection first, then routes, then the host. */
export function outcomeOf(
  url: URL,
  now: number,
  { world, hosts, route }: Pick<Scene, 'world' | 'hosts' | 'route'>,
): Shown {
  const broken = errorOf(world.connection, url, now);
  if (broken !== null) return { error: broken };
  const reply = route({ url, method: 'GET', headers: new Headers(), body: '' }, now);
  if (reply) return 'fail' in reply ? { error: ERRORS[reply.fail] } : { status: reply.status };
  return shownAs(hosts.http(url.hostname, world.user, now));
}

function shownAs(outcome: Outcome): Shown {
  if (typeof outcome === 'number') return { status: outcome };
  return outcome === 'ok' ? { status: 200 } : { error: ERRORS[outcome] };
}
