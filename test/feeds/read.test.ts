import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../utils/feeds/read/decode.ts';
import { htmlToText, markdownToText } from '../../utils/feeds/read/plain-text.ts';
import { parseTime } from '../../utils/feeds/read/time.ts';
import { healthOf } from '../../utils/feeds/read/words.ts';
import { bytes, utf16be } from './samples/sample.ts';

describe('times', () => {
  const noon = Date.parse('2026-03-10T12:00:00Z');

  it.each([
    '2026-03-10T12:00:00Z',
    '2026-03-10T12:00:00.000Z',
    '2026-03-10T05:00:00.000-07:00',
    '2026-03-10T12:00:00',
    '2026-03-10 12:00:00',
    '2026-03-10 12:00:00.000',
    '2026-03-10T12:00:00.0000000+00:00',
    '2026-03-10 12:00:00 +0000 UTC',
    '2026-03-10 05:00:00 -0700 PDT',
    'Tue, 10 Mar 2026 12:00:00 Z',
    'Tue, 10 Mar 2026 12:00:00 GMT',
    'Tue, 10 Mar 2026 05:00:00 PDT',
    'Tue, 10 Mar 2026 04:00:00 PST',
    'Tue, 10 Mar 2026 20:00:00 +0800',
    '10 Mar 2026 12:00 UT',
    'Tue Mar 10 2026 12:00:00 GMT+0000 (Coordinated Universal Time)',
    'Tue Mar 10 2026 13:00:00 GMT+0100',
    '03/10/2026 05:00 PDT',
    '1773144000',
    1773144000,
    1773144000000,
    '1773144000000',
  ])('%s', (text) => {
    expect(parseTime(text)).toBe(noon);
  });

  it.each([
    '',
    'yesterday',
    '<no value>',
    '0001-01-01T00:00:00Z',
    '2026-13-10T12:00:00Z',
    '2026-03-10T12:00:00 XYZ',
    'Tue, 10 Foo 2026 12:00:00 GMT',
    '0',
    null,
    undefined,
    {},
    Number.NaN,
    -5,
  ])('is not a time: %s', (value) => {
    expect(parseTime(value)).toBeNull();
  });

  it('comes back from every ISO time', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1980-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          expect(parseTime(date.toISOString())).toBe(date.getTime());
          expect(parseTime(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000) * 1000);
        },
      ),
    );
  });
});

describe('bytes', () => {
  it.each([
    ['UTF-8', bytes('[1, "ü"]')],
    ['UTF-8 with a mark', bytes('\ufeff[1, "ü"]')],
    ['UTF-16, big end first', utf16be('[1, "ü"]')],
    ['UTF-16, big end first, without a mark', utf16be('[1, "ü"]').slice(2)],
    ['UTF-16, little end first', swapped(utf16be('[1, "ü"]'))],
  ])('%s', (_, body) => {
    expect(JSON.parse(decode({ url: '', body }))).toEqual([1, 'ü']);
  });
});

describe('words', () => {
  it.each(['PARTIALOUTAGE', 'partial_outage', 'Partial Outage', 'partial-outage'])('%s', (word) => {
    expect(healthOf(word)).toBe('partial_outage');
  });

  it.each(['', 'constructor', 'toString', '__proto__', 'sparkling', null, 7])(
    'knows nothing of %s',
    (word) => {
      expect(healthOf(word)).toBe('unknown');
    },
  );
});

describe('text', () => {
  it('takes HTML apart', () => {
    expect(htmlToText('<p>One<br/>two &amp; <a href="https://x">three</a></p><ul><li>four</li></ul>')).toBe(
      'One\ntwo & three\nfour',
    );
  });

  it('leaves a sign that is no tag', () => {
    expect(htmlToText('load < 5 and 3 > 2')).toBe('load < 5 and 3 > 2');
  });

  it('takes Markdown apart', () => {
    expect(markdownToText('## Summary\n**Gmail** is [slow](https://x) \\#1')).toBe(
      'Summary\nGmail is slow #1',
    );
  });

  it('never leaves a tag', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<b>', '</b>', '<img src=x>', 'a', '<', '>', ' ', '<script'), {
          maxLength: 30,
        }),
        (parts) => {
          expect(htmlToText(parts.join(''))).not.toMatch(/<(?:b|img|script)[^<]*>/);
        },
      ),
    );
  });
});

function swapped(body: Uint8Array): Uint8Array {
  return body.map((_, index) => body[index ^ 1] ?? 0);
}
