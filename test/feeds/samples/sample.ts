import type { FeedDocument, FeedFilter } from '../../../utils/feeds/format.ts';
import type { Health } from '../../../utils/health.ts';

/** When the samples are read, unless they say otherwise: minutes after their newest times. */
export const AT = Date.parse('2026-03-10T12:00:00Z');

/** A small document written after what is known of a format, and what it means. */
export type Sample = {
  format: string;
  what: string;
  health: Health;
  /** Objects become JSON. The first one is the main document. */
  documents: readonly (object | string | Uint8Array)[];
  url?: string;
  at?: number;
  filter?: FeedFilter;
  /**
   * Where the state stands in the main document, as `a.b.*.c`. With any of these destroyed, the document must not
   * read as operational.
   */
  vital?: readonly string[];
};

export function documentsOf({ documents, url = '' }: Pick<Sample, 'documents' | 'url'>): FeedDocument[] {
  return documents.map((document) => ({ url, body: bytes(document) }));
}

export function bytes(document: object | string | Uint8Array): Uint8Array {
  if (document instanceof Uint8Array) return document;
  return new TextEncoder().encode(typeof document === 'string' ? document : JSON.stringify(document));
}

/** UTF-16 with the big end first and a byte order mark, as AWS sends it. */
export function utf16be(text: string): Uint8Array {
  const body = new Uint8Array(2 + text.length * 2);
  body.set([0xfe, 0xff]);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    body.set([code >> 8, code & 0xff], 2 + index * 2);
  }
  return body;
}
