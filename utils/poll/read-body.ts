import { FeedError } from '../feeds/reading.ts';

/** Largest body that is read, bytes. The largest known feed (Salesforce, all instances) has 1.6 MB. */
export const LARGEST_BODY = 8 * 1024 * 1024;

/**
 * Reads a response's bytes and stops at the limit, whatever the server goes on sending.
 * @throws FeedError `too-large`; and what the connection throws when it breaks or the signal ends it.
 */
export async function readBody(response: Response, limit = LARGEST_BODY): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      throw new FeedError('too-large', `more than ${limit} bytes`);
    }
    chunks.push(value);
  }
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}
