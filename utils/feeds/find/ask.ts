import { ANONYMOUS, type Fetch, MOST_HOPS, REDIRECTS } from '../../net/fetch.ts';
import { readBody } from '../../net/read-body.ts';
import type { FeedDocument } from '../format.ts';
import { MAX_BYTES } from '../read/decode.ts';

export type Got = { url: string; document: FeedDocument; html: string; headers: Headers } | Missed;

/** Why there is no answer; `moved`: it is somewhere else, where we do not go, or the browser does not say where. */
type Missed = { why: string; moved?: 'told' | 'untold' };

/** One request, ms. */
const PATIENCE = 8_000;

/**
 * One address: what it answered, or why it did not. Nothing is asked that `mayAsk` does not allow, wherever a
 * redirect leads; a browser does not say where, and there none is followed. Never throws.
 */
export async function ask(
  url: string,
  {
    fetch,
    timeout,
    mayAsk,
  }: { fetch: Fetch; timeout: (ms: number) => AbortSignal; mayAsk: (url: URL) => boolean },
): Promise<Got> {
  try {
    const signal = timeout(PATIENCE);
    let address = new URL(url);
    let response: Response | null = null;
    for (let hop = 0; hop <= MOST_HOPS && response === null; hop += 1) {
      if (!mayAsk(address)) return { why: `leads to ${address.host}`, moved: 'told' };
      const answer = await fetch(address.href, {
        signal,
        headers: { accept: 'application/json, application/xml;q=0.9, */*;q=0.8' },
        ...ANONYMOUS,
        redirect: 'manual',
      });
      if (answer.type !== 'opaqueredirect' && !REDIRECTS.includes(answer.status)) response = answer;
      else {
        await answer.body?.cancel();
        const location = answer.headers.get('location');
        if (location === null || !URL.canParse(location, address.href))
          return { why: 'leads elsewhere', moved: 'untold' };
        address = new URL(location, address);
      }
    }
    if (!response) return { why: 'leads elsewhere', moved: 'told' };
    const end = response.url || address.href;
    if (!mayAsk(new URL(end))) return { why: `leads to ${new URL(end).host}`, moved: 'told' };
    if (!response.ok) return { why: `answers ${response.status}` };
    const body = await readBody(response, MAX_BYTES);
    if (!body) return { why: 'too large' };
    return { url: end, document: { url: end, body }, html: asText(body), headers: response.headers };
  } catch (error) {
    return {
      why:
        error instanceof Error && error.name === 'TimeoutError'
          ? 'does not answer in time'
          : 'does not answer',
    };
  }
}

/** The document as text where it is a web page, for what it names; empty for anything else. */
function asText(body: Uint8Array): string {
  const text = new TextDecoder().decode(body.subarray(0, 600_000));
  return /<(?:!doctype|html|head|link|script)\b/i.test(text.slice(0, 5000)) ? text : '';
}
