import type { FeedDocument } from '../format.ts';
import { MAX_BYTES } from '../read/decode.ts';

export type Fetch = (
  url: string,
  init: { signal: AbortSignal; headers: Record<string, string>; redirect: 'manual' },
) => Promise<Response>;

export type Got = { url: string; document: FeedDocument; html: string; headers: Headers } | Missed;

/** Why there is no answer; `moved`: it is somewhere else, where we do not go, or the browser does not say where. */
type Missed = { why: string; moved?: 'told' | 'untold' };

const REDIRECTS = [301, 302, 303, 307, 308];

/** One request, ms. */
const PATIENCE = 8_000;

/** Redirects that are followed for one address. */
const MOST_HOPS = 3;

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
    const body = await readAll(response);
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

/** The body, or null when it is larger than any status document. */
async function readAll(response: Response): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel();
      return null;
    }
    pieces.push(piece.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/** The document as text where it is a web page, for what it names; empty for anything else. */
function asText(body: Uint8Array): string {
  const text = new TextDecoder().decode(body.subarray(0, 600_000));
  return /<(?:!doctype|html|head|link|script)\b/i.test(text.slice(0, 5000)) ? text : '';
}
