/**
 * Reads a response's bytes and stops at the limit, whatever the server goes on sending: null when there are more than
 * `limit`. Rejects with what the connection throws when it breaks or the signal ends it.
 */
export async function readBody(response: Response, limit: number): Promise<Uint8Array | null> {
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
      return null;
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

/** A response's words as UTF-8; null when it has more than `limit` bytes. */
export async function readText(response: Response, limit: number): Promise<string | null> {
  const body = await readBody(response, limit);
  return body && new TextDecoder().decode(body);
}
