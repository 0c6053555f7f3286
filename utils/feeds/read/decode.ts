import type { FeedDocument } from '../format.ts';
import { FeedError } from '../reading.ts';

/** No known status document is larger than 2 MB; more than this is a mistake or an attack. Bytes. */
export const MAX_BYTES = 8 * 2 ** 20;

/**
 * The text of a document: byte order mark first, then the zero bytes of UTF-16 without a mark, else UTF-8.
 * AWS sends UTF-16 with the big end first, which `Response.json()` and `new TextDecoder('utf-16')` both misread.
 * @throws FeedError `too-large` or `empty`.
 */
export function decode({ body }: FeedDocument): string {
  if (body.byteLength > MAX_BYTES) throw new FeedError('too-large', `${body.byteLength} bytes`);
  const text = new TextDecoder(encodingOf(body)).decode(body);
  if (!/\S/.test(text)) throw new FeedError('empty', 'the answer has no content');
  return text;
}

/** The first character of a document that is neither a blank nor part of a byte order mark. */
export function firstCharacter({ body }: FeedDocument): string {
  const byte = body.subarray(0, 1000).find((one) => one > 0x20 && one < 0x80);
  return byte === undefined ? '' : String.fromCharCode(byte);
}

function encodingOf(body: Uint8Array): string {
  const [first, second] = body;
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0 && second) return 'utf-16be';
  if (first && second === 0) return 'utf-16le';
  return 'utf-8';
}
