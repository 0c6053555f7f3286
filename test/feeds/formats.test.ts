import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { detectFormat, parseFeed } from '../../utils/feeds/parse.ts';
import { readingSchema } from '../../utils/feeds/reading.ts';
import { FORMATS } from '../../utils/feeds/registry.ts';
import { SAMPLES } from './samples/all.ts';
import { AT, documentsOf } from './samples/sample.ts';

describe.each(SAMPLES)('$format, $what', (sample) => {
  const documents = documentsOf(sample);
  const input = { documents, at: sample.at ?? AT, ...(sample.filter && { filter: sample.filter }) };

  it('is recognised, and as nothing else', () => {
    expect(documents[0] && detectFormat(documents[0])?.id).toBe(sample.format);
  });

  it(`reads as ${sample.health}`, () => {
    const reading = parseFeed(input);
    expect(reading.health).toBe(sample.health);
    expect(reading.format).toBe(sample.format);
    expect(() => z.parse(readingSchema, reading)).not.toThrow();
  });

  it('reads the same when the format is named', () => {
    expect(parseFeed({ ...input, format: sample.format })).toEqual(parseFeed(input));
  });
});

describe('the registry', () => {
  it('has a sample of every format', () => {
    expect(new Set(SAMPLES.map(({ format }) => format))).toEqual(new Set(FORMATS.keys()));
  });
});
