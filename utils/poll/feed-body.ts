import { FeedError } from '../feeds/reading.ts';
import { readBody } from '../net/read-body.ts';

/** Largest body that is read, bytes. The largest known feed (Salesforce, all instances) has 1.6 MB. */
const LARGEST_BODY = 8 * 1024 * 1024;

/** A feed's bytes. @throws FeedError `too-large`; and what the connection throws when it breaks or is ended. */
export async function readFeedBody(response: Response): Promise<Uint8Array> {
  const body = await readBody(response, LARGEST_BODY);
  if (!body) throw new FeedError('too-large', `more than ${LARGEST_BODY} bytes`);
  return body;
}
