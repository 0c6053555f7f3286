import type { FeedDocument } from '../format.ts';
import { FeedError } from '../reading.ts';
import { decode } from './decode.ts';

/** What became of documents that detection has looked at: neither the next format nor the reading parses them again. */
const peeked = new WeakMap<Uint8Array, { value: unknown } | FeedError>();

/**
 * A document as JSON.
 * @throws FeedError `empty`, `too-large`, `html` (many hosts answer every path with their page and a 200) or `not-json`.
 */
export function readJson(document: FeedDocument): unknown {
  const known = peeked.get(document.body);
  if (known instanceof FeedError) throw known;
  if (known) return known.value;
  const text = decode(document);
  try {
    return JSON.parse(text);
  } catch {
    throw notJson(text);
  }
}

/** The JSON of a document, or undefined where it is none. Never throws: for detection. */
export function peekJson(document: FeedDocument): unknown {
  try {
    const value = readJson(document);
    peeked.set(document.body, { value });
    return value;
  } catch (error) {
    if (error instanceof FeedError) peeked.set(document.body, error);
    return undefined;
  }
}

/** What to say of a text that should have been JSON. */
export function notJson(text: string): FeedError {
  return looksLikeHtml(text)
    ? new FeedError('html', 'a web page instead of JSON')
    : new FeedError('not-json', 'the answer is not JSON');
}

export function looksLikeHtml(text: string): boolean {
  return /<(?:!doctype html|html|head|body)\b/i.test(text.slice(0, 2000));
}
