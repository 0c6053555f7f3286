import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { FeedDocument, FeedFilter } from '../../utils/feeds/format.ts';
import { detectFormat, parseFeed } from '../../utils/feeds/parse.ts';
import { MAX_BYTES } from '../../utils/feeds/read/decode.ts';
import { FeedError, readingSchema } from '../../utils/feeds/reading.ts';
import { FORMATS } from '../../utils/feeds/registry.ts';
import { additions, addTo, changes, damage, damaged, mutate } from '../support/mutate.ts';
import { SEED, shareOfRuns } from '../support/runs.ts';
import { BLINK, createStopwatch } from '../support/stopwatch.ts';
import { SAMPLES } from './samples/all.ts';
import { AT, bytes, documentsOf, type Sample } from './samples/sample.ts';
import { destroy, RUINS } from './support/destroy.ts';

/** Documents per format and way of damage, shared out among its samples; FC_RUNS asks for more. */
const USUAL = 30;
const CASES = SAMPLES.map((sample, index) => ({
  ...sample,
  sample,
  share: shareOfRuns(USUAL, SAMPLES.filter(({ format }) => format === sample.format).length, index),
}));

const stopwatch = createStopwatch();
afterAll(() => {
  const slowest = stopwatch.slowest().toFixed(1);
  console.log(`seed ${SEED}, ${stopwatch.inputs()} documents read, the slowest in ${slowest} ms`);
});

/** Reads it in every way. A reading must be a valid one, an error a FeedError, and both must come soon. */
function read(documents: FeedDocument[], format: string, filter?: FeedFilter): string[] {
  const healths = [undefined, format].map((name) => {
    const input = { documents, at: AT, ...(name && { format: name }), ...(filter && { filter }) };
    try {
      const reading = stopwatch.time(() => parseFeed(input));
      z.parse(readingSchema, reading);
      return reading.health;
    } catch (error) {
      expect(error).toBeInstanceOf(FeedError);
      return 'refused';
    }
  });
  expect(stopwatch.slowest()).toBeLessThan(BLINK);
  return healths;
}

const isJson = (sample: Sample) =>
  typeof sample.documents[0] === 'object' && !(sample.documents[0] instanceof Uint8Array);
const JSON_CASES = CASES.filter(isJson);

describe('whatever arrives', { timeout: 6 * 3_600_000 }, () => {
  it.each(CASES)('$format, $what: damaged bytes', ({ sample, share }) => {
    const [main, ...rest] = documentsOf(sample);
    fc.assert(
      fc.property(damage, (list) => {
        const body = damaged(main?.body ?? new Uint8Array(), list);
        read([{ url: sample.url ?? '', body }, ...rest], sample.format);
      }),
      share,
    );
  });

  it.each(JSON_CASES)('$format, $what: changed structure', ({ sample, share }) => {
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
      share,
    );
  });

  it.each(JSON_CASES.filter(({ vital = [] }) => vital.length > 0))(
    '$format, $what: whatever is added, it is never green when its state is destroyed',
    ({ sample, share }) => {
      const rest = documentsOf(sample).slice(1);
      const paths = fc.constantFrom(...(sample.vital ?? []));
      fc.assert(
        fc.property(paths, fc.constantFrom(...RUINS), additions, (path, { value }, list) => {
          const ruin = destroy(sample.documents[0], path, value)?.document;
          const body = bytes(JSON.stringify(addTo(ruin, list)));
          const healths = read([{ url: sample.url ?? '', body }, ...rest], sample.format);
          expect(healths).not.toContain('operational');
        }),
        share,
      );
    },
  );

  // an empty list of outages is what these say when all is well
  const EMPTY_IS_WELL = ['aws-events', 'meta-outages'];
  it.each([...FORMATS.keys()])('%s is never green when it is noise', (format) => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.jsonValue().map((value) => bytes(JSON.stringify(value))),
    );
    fc.assert(
      fc.property(noise, (body) => {
        fc.pre(!EMPTY_IS_WELL.includes(format) || new TextDecoder().decode(body).trim() !== '[]');
        for (const found of read([{ url: 'https://status.example.com/', body }], format))
          expect(['refused', 'unknown']).toContain(found);
      }),
      shareOfRuns(USUAL, 1),
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
    const watch = createStopwatch();
    for (const format of [undefined, ...FORMATS.keys()])
      try {
        const input = { documents: [document], at: AT, ...(format && { format }) };
        expect(watch.time(() => parseFeed(input)).health).not.toBe('operational');
      } catch (error) {
        expect(error).toBeInstanceOf(FeedError);
      }
    expect(watch.slowest()).toBeLessThan(BLINK);
  });

  it('a document that is too large is refused before it is read', () => {
    const document = { url: '', body: new Uint8Array(MAX_BYTES + 1).fill(0x20) };
    expect(detectFormat(document)).toBeNull();
    expect(() => parseFeed({ documents: [document], at: AT })).toThrow(
      expect.objectContaining({ reason: 'too-large' }),
    );
  });
});
