import type { FeedDocument } from '../format.ts';
import { MAX_BYTES } from '../read/decode.ts';

export type Fetch = (
  url: string,
  init: { signal: AbortSignal; headers: Record<string, string> },
) => Promise<Response>;

export type Got = { url: string; document: FeedDocument; html: string; headers: Headers } | { why: string };

/** One request, ms. */
const PATIENCE = 8_000;

/** One address: what it answered, or why it did not. Never throws. */
export async function ask(
  url: string,
  { fetch, timeout }: { fetch: Fetch; timeout: (ms: number) => AbortSignal },
): Promise<Got> {
  try {
    const response = await fetch(url, {
      signal: timeout(PATIENCE),
      headers: { accept: 'application/json, application/xml;q=0.9, */*;q=0.8' },
    });
    if (!response.ok) return { why: `answers ${response.status}` };
    const body = await readAll(response);
    if (!body) return { why: 'too large' };
    const end = response.url || url;
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
