import { type CheckClient, readShort } from './check-client.ts';
import { type OperatorId, operatorName } from './operators.ts';
import type { ProbeReport } from './types.ts';

type Connectivity = ProbeReport['connectivity'][number];

/** Pages with a known answer, over plain http because a login page can stand only in the place of that. */
const PAGES: readonly { operator: OperatorId; url: string; status: number; body?: RegExp }[] = [
  { operator: 'google-connectivity', url: 'http://connectivitycheck.gstatic.com/generate_204', status: 204 },
  { operator: 'cloudflare-connectivity', url: 'http://cp.cloudflare.com/generate_204', status: 204 },
  {
    operator: 'apple-connectivity',
    url: 'http://captive.apple.com/hotspot-detect.html',
    status: 200,
    body: /<body>\s*success\s*<\/body>/i,
  },
];

/** The only addresses that are asked without encryption. */
export const CONNECTIVITY_ORIGINS: readonly string[] = PAGES.map(({ url }) => new URL(url).origin);

/** Largest answer that is looked at, bytes: the true ones have under a hundred. */
const MOST = 2_000;

/**
 * Asks pages of several operators whether this connection reaches the internet or a login page. One whose
 * answer the browser would not show is left out: its silence would look like a dead connection.
 */
export async function checkConnectivity(
  client: CheckClient,
  isWanted: (operator: OperatorId) => boolean = () => true,
): Promise<Connectivity[]> {
  const answers = await Promise.all(
    PAGES.map(async ({ operator, url, status, body }) => {
      if (!isWanted(operator) || !(await client.mayAsk(operator))) return [];
      const response = await client.ask(operator, url, { redirect: 'manual' });
      return [{ operator: operatorName(operator), result: await judge(response, status, body) }];
    }),
  );
  return answers.flat();
}

async function judge(
  response: Response | null,
  status: number,
  body: RegExp | undefined,
): Promise<Connectivity['result']> {
  if (response === null) return 'failed';
  if (response.status === status) {
    const text = body ? await readShort(response, MOST).catch(() => '') : '';
    return !body || body.test(text) ? 'ok' : 'portal';
  }
  // another page, a redirect to one, or 511 "network authentication required" (RFC 6585)
  const isPortal =
    response.type === 'opaqueredirect' ||
    (response.status >= 200 && response.status < 400) ||
    response.status === 511;
  return isPortal ? 'portal' : 'failed';
}
