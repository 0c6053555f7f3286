import { describe, expect, it } from 'vitest';
import type { FeedDocument } from '../../utils/feeds/format.ts';
import { parseFeed } from '../../utils/feeds/parse.ts';
import { FeedError } from '../../utils/feeds/reading.ts';
import { FORMATS } from '../../utils/feeds/registry.ts';
import type { Health } from '../../utils/health.ts';
import { SAMPLES } from './samples/all.ts';
import { AT, bytes, documentsOf, type Sample } from './samples/sample.ts';
import { destroy, RUINS } from './support/destroy.ts';

/** Health of documents read as one format, and as whatever they are found to be; `refused` for a FeedError. */
function healths(sample: Sample, main: FeedDocument): (Health | 'refused')[] {
  const documents = [main, ...documentsOf(sample).slice(1)];
  const at = sample.at ?? AT;
  return [undefined, sample.format].map((format) => {
    try {
      return parseFeed({
        documents,
        at,
        ...(format && { format }),
        ...(sample.filter && { filter: sample.filter }),
      }).health;
    } catch (error) {
      expect(error).toBeInstanceOf(FeedError);
      return 'refused';
    }
  });
}

describe('a document whose state is destroyed is not green', () => {
  const cases = SAMPLES.flatMap((sample) =>
    (sample.vital ?? []).map((path) => ({ ...sample, sample, path })),
  );

  it.each(cases)('$format, $what: $path', ({ sample, path }) => {
    const [document] = sample.documents;
    for (const { name, value } of RUINS) {
      const ruin = destroy(document, path, value);
      expect(ruin, `${path} leads nowhere`).not.toBeNull();
      const main = { url: sample.url ?? '', body: bytes(JSON.stringify(ruin?.document)) };
      expect(healths(sample, main), name).not.toContain('operational');
    }
  });
});

const NOTHINGS: Record<string, string> = {
  'an empty body': '',
  blanks: ' \n\t ',
  'a web page':
    '<!DOCTYPE html><html><head><title>Status</title></head><body>All Systems Operational</body></html>',
  'a page without a doctype': '<html lang="en"><body><div id="root"></div></body></html>',
  null: 'null',
  'a number': '42',
  'a string': '"operational"',
  'an empty object': '{}',
  'an error message': '{"error":"status page not found"}',
  'an inactive page': '{"error":"Your page is inactive"}',
  'a list of numbers': '[1,2,3]',
  'a list of nothing': '[null]',
  words: 'All Systems Operational',
  'XML of another kind': '<?xml version="1.0"?><sitemap><url>https://example.com</url></sitemap>',
};

describe.each([...FORMATS.keys()])('%s', (id) => {
  it.each(Object.entries(NOTHINGS))('is not green from %s', (_, text) => {
    const input = { documents: [{ url: '', body: bytes(text) }], at: AT, format: id };
    let health: string = 'refused';
    try {
      health = parseFeed(input).health;
    } catch (error) {
      expect(error).toBeInstanceOf(FeedError);
    }
    // X publishes Markdown, and these words are its banner.
    if (!(id === 'x' && text.startsWith('All Systems'))) expect(['refused', 'unknown']).toContain(health);
  });
});

describe('a document that breaks off', () => {
  it.each(SAMPLES)('is refused: $format, $what', (sample) => {
    const [whole] = documentsOf(sample);
    const body = whole?.body ?? new Uint8Array();
    // Markdown and a web page have no end that could be missing.
    if (sample.format === 'x' || sample.what === 'inside of the page' || body.length < 20) return;
    for (const share of [0.25, 0.5, 0.75, 0.99]) {
      const main = { url: sample.url ?? '', body: body.slice(0, Math.floor(body.length * share)) };
      expect(healths(sample, main)).toEqual(['refused', 'refused']);
    }
  });
});

describe('a list with nothing in it', () => {
  const NO_INCIDENTS = { incidents: [] };
  const NO_DATA = { data: [], included: [] };
  const health = (url: string, document: object) =>
    parseFeed({ documents: [{ url, body: bytes(document) }], at: AT }).health;

  it.each([
    ['https://status.example/api/v2/summary.json', NO_INCIDENTS],
    ['https://status.example/api/v4/current-status', NO_INCIDENTS],
    ['https://status.example/index.json', NO_DATA],
    ['https://status.example/api/v1/components', NO_DATA],
  ])('is nothing at %s', (url, document) => {
    expect(() => health(url, document)).toThrow(FeedError);
  });

  it.each([
    ['https://status.example/api/status-page/example/unresolved-incidents', NO_INCIDENTS],
    ['https://status.example/api/ssp/incidents.json', NO_DATA],
  ])('is good news at %s', (url, document) => {
    expect(health(url, document)).toBe('operational');
  });
});
