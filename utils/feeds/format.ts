import type { FeedReading } from './reading.ts';

/** Keeps only a part of a page that covers more than the service (Adobe Express, Kinesis in us-east-1). */
export type FeedFilter = {
  /** Component ids or names (case-insensitive), or product keys such as `kinesis`. */
  components?: readonly string[] | undefined;
  /** Region keys such as `us-east-1`. */
  regions?: readonly string[] | undefined;
};

/** One document fetched for a feed. */
export type FeedDocument = { url: string; body: Uint8Array };

export type ParseInput = {
  /** The documents in the order of `Format.urls`; the first one is the main one. */
  documents: readonly FeedDocument[];
  /** Time of the reading, epoch ms UTC: active windows and staleness are judged against it. */
  at: number;
  /** True for a saved document whose age is not known: nothing in it is called stale. */
  undated?: boolean;
  filter?: FeedFilter;
};

/** How an incident ended. */
export type Closing = {
  /** Epoch ms UTC. */
  endedAt: number | null;
  /** The operator's last words, as plain text. */
  update: string | null;
};

export type Format = {
  /** Stable id, the file's name: `statuspage`, `aws-events`, `rss`. */
  id: string;
  /** Addresses to fetch for a feed address, main document first. Absent: just the feed's own address. */
  urls?: (feedUrl: string) => string[];
  /**
   * A small document that changes whenever the large one does. `mark` is compared with the mark of
   * the last full reading; equal marks mean that nothing has changed.
   * @throws FeedError when the small document cannot be read.
   */
  small?: { url: (feedUrl: string) => string; mark: (document: FeedDocument) => string };
  /**
   * Where an incident that has vanished from the main document tells how it ended: asked once, then never again.
   * @throws FeedError when that document cannot be read.
   */
  closing?: {
    url: (feedUrl: string) => string;
    find: (document: FeedDocument, id: string) => Closing | null;
  };
  /** True when this payload looks like this format: cheap, never throws, never decides health. */
  detect: (document: FeedDocument) => boolean;
  /** True where the document says when it was made, and an old one is a cache that stopped: the same one again is read again. */
  ages?: boolean;
  /** Request headers that the format needs, such as `Accept: application/json` for Xbox. */
  headers?: Readonly<Record<string, string>>;
  /** @throws FeedError, and nothing else, when the payload cannot be read as this format. */
  parse: (input: ParseInput) => FeedReading;
};
