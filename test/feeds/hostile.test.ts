import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { FeedDocument, FeedFilter } from '../../utils/feeds/format.ts';
import { detectFormat, parseFeed } from '../../utils/feeds/parse.ts';
import { MAX_BYTES } from '../../utils/feeds/read/decode.ts';
import { FeedError, readingSchema } from '../../utils/feeds/reading.ts';
import { SAMPLES } from './samples/all.ts';
import { AT, bytes, documentsOf, type Sample } from './samples/sample.ts';
import { destroy, RUINS } from './support/destroy.ts';
import { changes, damage, damaged, mutate } from './support/mutate.ts';

/** More runs with FC_RUNS, per sample. */
const RUNS = Number(process.env.FC_RUNS ?? 12);
/** A reading of a small document takes a millisecond; this is a hang, even on a machine that is busy. ms */
const SOON = 2000;

/** Reads it in every way. A reading must be a valid one, an error a FeedError, and both must come soon. */
function read(documents: FeedDocument[], format: string, filter?: FeedFilter): string[] {
  return [undefined, format].map((name) => {
    const start = performance.now();
    try {
      const reading = parseFeed({
        documents,
        at: AT,
        ...(name && { format: name }),
        ...(filter && { filter }),
      });
      z.parse(readingSchema, reading);
      return reading.health;
    } catch (error) {
      expect(error).toBeInstanceOf(FeedError);
      return 'refused';
    } finally {
      expect(performance.now() - start).toBeLessThan(SOON);
    }
  });
}

const isJson = (sample: Sample) =>
  typeof sample.documents[0] === 'object' && !(sample.documents[0] instanceof Uint8Array);

describe('whatever arrives', () => {
  it.each(SAMPLES)('$format, $what: damaged bytes', (sample) => {
    const [main, ...rest] = documentsOf(sample);
    fc.assert(
      fc.property(damage, (list) => {
        read(
          [{ url: sample.url ?? '', body: damaged(main?.body ?? new Uint8Array(), list) }, ...rest],
          sample.format,
        );
      }),
      { numRuns: RUNS },
    );
  });

  it.each(SAMPLES.filter(isJson))('$format, $what: changed structure', (sample) => {
    const rest = documentsOf(sample).slice(1);
    const filters = fc.constantFrom<FeedFilter | undefined>(
      undefined,
      { components: ['Part 0'] },
      { regions: ['us-east-1'] },
    );
    fc.assert(
      fc.property(changes, filters, (list, filter) => {
        const body = bytes(JSON.stringify(mutate(sample.documents[0], list)) ?? '');
        read([{ url: sample.url ?? '', body }, ...rest], sample.format, filter);
      }),
      { numRuns: RUNS },
    );
  });

  const vital = SAMPLES.filter(isJson).flatMap((sample) =>
    (sample.vital ?? []).map((path) => ({ ...sample, sample, path })),
  );
  it.each(vital)('$format, $what: never green without $path', ({ sample, path }) => {
    const rest = documentsOf(sample).slice(1);
    fc.assert(
      fc.property(
        fc.constantFrom(...RUINS),
        fc.array(fc.string({ maxLength: 6 }), { maxLength: 3 }),
        ({ value }, noise) => {
          const ruin = destroy(sample.documents[0], path, value)?.document;
          const more = Object.fromEntries(noise.map((key) => [`x-${key}`, key]));
          const document =
            typeof ruin === 'object' && ruin !== null && !Array.isArray(ruin) ? { ...ruin, ...more } : ruin;
          const body = bytes(JSON.stringify(document));
          expect(read([{ url: sample.url ?? '', body }, ...rest], sample.format)).not.toContain(
            'operational',
          );
        },
      ),
      { numRuns: Math.min(RUNS, 200) },
    );
  });

  it('is never green when it is noise', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.jsonValue().map((value) => bytes(JSON.stringify(value))),
        ),
        (body) => {
          const [found] = read([{ url: 'https://status.example.com/', body }], 'statuspage');
          expect(['refused', 'unknown']).toContain(found);
        },
      ),
      { numRuns: RUNS * 20 },
    );
  });
});

describe('attacks', () => {
  const attacks: Record<string, string> = {
    'a deep list': '['.repeat(200_000),
    'a deep list that ends': '['.repeat(100_000) + ']'.repeat(100_000),
    'a deep object': '{"components":'.repeat(50_000),
    'deep XML': `<rss><channel>${'<a>'.repeat(50_000)}`,
    'a tree of statuspal services': `{"status_page":{"current_incident_type":null},"services":[${'{"name":"a","current_incident_type":null,"children":['.repeat(3000)}${']}'.repeat(3000)}]}`,
    'declared entities': `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel><title>Status</title><item><title>&c;&c;&c;&c;</title></item></channel></rss>`,
    'an external entity':
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>Status &x;</title><item><title>Outage &x;</title><pubDate>Tue, 10 Mar 2026 11:50:00 GMT</pubDate></item></channel></rss>',
    'many angle brackets': `<rss><channel><title>Status</title><item><title>Outage</title><description><![CDATA[${'<'.repeat(300_000)}]]></description></item></channel></rss>`,
    'many strong tags': `<rss><channel><title>Status</title><item><title>Outage</title><description><![CDATA[${'<strong>'.repeat(60_000)}]]></description></item></channel></rss>`,
    'many blanks': `<rss><channel><title>Status</title><item><title>${' '.repeat(300_000)}</title><description>status:${' '.repeat(300_000)}</description></item></channel></rss>`,
    'many brackets in a title': `<rss><channel><title>Status</title><item><title>${'['.repeat(300_000)}</title></item></channel></rss>`,
    'many ampersands': `<rss><channel><title>Status</title><item><title>${'&amp;'.repeat(100_000)}</title></item></channel></rss>`,
    'a broken cState of blanks': `{"cStateVersion":"6","is":"index",\n${'"title": "'.padEnd(500_000)}`,
    'many tooltips': `<Tooltip tip="${'<Tooltip '.repeat(60_000)}`,
    'prototype keys':
      '{"__proto__":{"status":{"indicator":"none"}},"page":{"id":"x"},"constructor":{"prototype":{}}}',
  };

  it.each(Object.entries(attacks))('%s', (_, text) => {
    const document = { url: 'https://status.example.com/', body: bytes(text) };
    const start = performance.now();
    for (const format of [undefined, 'statuspage', 'rss', 'cstate', 'x', 'statuspal'])
      try {
        expect(parseFeed({ documents: [document], at: AT, ...(format && { format }) }).health).not.toBe(
          'operational',
        );
      } catch (error) {
        expect(error).toBeInstanceOf(FeedError);
      }
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('a document that is too large is refused before it is read', () => {
    const document = { url: '', body: new Uint8Array(MAX_BYTES + 1).fill(0x20) };
    expect(detectFormat(document)).toBeNull();
    expect(() => parseFeed({ documents: [document], at: AT })).toThrow(
      expect.objectContaining({ reason: 'too-large' }),
    );
  });
});
