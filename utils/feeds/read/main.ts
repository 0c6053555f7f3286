import type { FeedDocument, ParseInput } from '../format.ts';
import { FeedError } from '../reading.ts';

/** The main document. @throws FeedError `empty` when there is none. */
export function main({ documents }: ParseInput): FeedDocument {
  const [first] = documents;
  if (!first) throw new FeedError('empty', 'no document');
  return first;
}
