import type * as z from 'zod/mini';
import { ANONYMOUS, type Fetch } from '../net/fetch.ts';
import { readText } from '../net/read-body.ts';

/** What a JSON document's address answered. */
export type JsonAnswer<T> =
  | { kind: 'read'; value: T; etag: string | null }
  | { kind: 'unchanged' }
  | { kind: 'failed'; reason: string };

/**
 * Fetches a JSON document and checks it by a schema. Never throws: what cannot be had or does not fit is
 * `failed` with a reason. `limit` in bytes; nothing of the browser's (cookies, referrer) is sent along.
 */
export async function readJson<T>(
  fetch: Fetch,
  url: string,
  schema: z.ZodMiniType<T>,
  {
    limit,
    headers,
    signal,
  }: { limit: number; headers?: Readonly<Record<string, string>>; signal?: AbortSignal },
): Promise<JsonAnswer<T>> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...headers },
      ...ANONYMOUS,
      // the address was chosen by the person: nobody else answers in its place
      redirect: 'error',
      cache: 'no-store',
      ...(signal && { signal }),
    });
    if (response.status === 304) return { kind: 'unchanged' };
    if (!response.ok) return { kind: 'failed', reason: `HTTP ${response.status}` };
    const body = await readText(response, limit);
    if (body === null) return { kind: 'failed', reason: 'too large' };
    const parsed = schema.safeParse(JSON.parse(body));
    if (!parsed.success) return { kind: 'failed', reason: 'not understood' };
    return { kind: 'read', value: parsed.data, etag: response.headers.get('etag') };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof SyntaxError ? 'not JSON' : 'not reached' };
  }
}
