import type { ParseInput } from './format.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { FeedError, type FeedReading } from './reading.ts';
import { detectFormat, formatById } from './registry.ts';

export { detectFormat } from './registry.ts';

/**
 * A document (or several that belong together) as a reading, in the named format, or in the one that it is
 * found to be in.
 * @throws FeedError, and nothing else: `no-state` for a name that is no format.
 */
export function parseFeed({ format, ...input }: ParseInput & { format?: string }): FeedReading {
  const document = main(input);
  if (format !== undefined) {
    const named = formatById(format);
    if (!named) throw new FeedError('no-state', `there is no format ${format}`);
    return guarded(() => named.parse(input));
  }
  const found = detectFormat(document);
  if (found) return guarded(() => found.parse(input));
  // Says why: empty, a web page, or not JSON at all.
  guarded(() => readJson(document));
  throw new FeedError('wrong-shape', 'no known format');
}

/** The promise of this folder: whatever a hostile document makes go wrong comes out as one kind of error. */
function guarded<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof FeedError) throw error;
    throw new FeedError('wrong-shape', `cannot be read: ${String(error).slice(0, 200)}`);
  }
}
