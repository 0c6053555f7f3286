import type { FeedDocument } from '../format.ts';
import { FeedError } from '../reading.ts';
import { decode } from './decode.ts';

/** Documents that detection has parsed already; the reading that follows need not parse them again. */
const peeked = new WeakMap<Uint8Array, unknown>();

/**
 * A document as JSON.
 * @throws FeedError `empty`, `too-large`, `html` (many hosts answer every path with their page and a 200) or `not-json`.
 */
export function readJson(document: FeedDocument): unknown {
  if (peeked.has(document.body)) return peeked.get(document.body);
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
    peeked.set(document.body, value);
    return value;
  } catch {
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
