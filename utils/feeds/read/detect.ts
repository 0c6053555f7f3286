import type { FeedDocument } from '../format.ts';
import { isRow, type Row } from './guard.ts';
import { peekJson } from './json.ts';

type Detect = (document: FeedDocument) => boolean;

/** Recognises a JSON object. */
export function objectLike(test: (body: Row, document: FeedDocument) => boolean): Detect {
  return (document) => {
    const body = peekJson(document);
    return isRow(body) && test(body, document);
  };
}

/** Recognises a JSON list by its first element; an empty list is nobody's. */
export function listLike(test: (first: Row) => boolean): Detect {
  return (document) => {
    const body = peekJson(document);
    return Array.isArray(body) && isRow(body[0]) && test(body[0]);
  };
}
