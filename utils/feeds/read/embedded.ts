import type { FeedDocument } from '../format.ts';
import { decode, firstCharacter } from './decode.ts';
import { notJson } from './json.ts';

/**
 * The JSON that a web page carries in `<script id="...">`; undefined where the document is no page or has none.
 * @throws FeedError `html` or `not-json` when what stands there is no JSON.
 */
export function embedded(document: FeedDocument, id: string): unknown {
  if (firstCharacter(document) !== '<') return undefined;
  const page = decode(document);
  const tag = page.search(new RegExp(`<script\\b[^>]{0,200}\\bid=["']${id}["']`, 'i'));
  const start = tag < 0 ? -1 : page.indexOf('>', tag);
  const end = start < 0 ? -1 : page.indexOf('</script', start);
  if (end < 0) return undefined;
  try {
    return JSON.parse(page.slice(start + 1, end));
  } catch {
    throw notJson(page);
  }
}
