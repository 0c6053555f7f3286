import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { hostOf } from '../../utils/catalog/host.ts';

/** What the parser of the platform says, the slow way. */
function byPlatform(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
}

const label = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcxyz0189-'), minLength: 0, maxLength: 6 }),
  fc.constantFrom(
    'com',
    'co',
    'uk',
    'xn--bcher-kva',
    'xn--',
    'XN--A',
    '0x7f',
    '127',
    '1',
    'Ünïcode',
    '',
    'ﬁ',
    'a_b',
  ),
);
const host = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'));
const address = fc
  .tuple(
    fc.constantFrom(
      'https://',
      'http://',
      'HTTPS://',
      'https:/',
      'https:',
      'https:\\\\',
      ' https://',
      'ftp://',
      '',
    ),
    fc.constantFrom('', '', '', 'user@', 'user:pw@', '@', '%40'),
    host,
    fc.constantFrom('', '', ':443', ':8080', ':', ':99999', '.', '..', '%2e', '\t', ' '),
    fc.constantFrom('', '/', '/a/b', '?q', '#f', '/@x.com', '\\x'),
  )
  .map((parts) => parts.join(''));

it('reads every address as the platform does', () => {
  const runs = Number(process.env.FC_RUNS ?? 3000);
  fc.assert(
    fc.property(address, (text) => {
      expect(hostOf(text)).toBe(byPlatform(text));
    }),
    { numRuns: runs },
  );
}, 120_000);

test.each([
  'https://a..com/',
  'https://-a.com/',
  'https://a-.com',
  'https://a--b.com',
  'https://.com',
  'https://com.',
  'https://a.1',
  'https://1.1.1.1',
  'https://0x7f.1/',
  'https://a.0x1',
  'https://a.b1/',
  'https://xn--zz.com',
])('reads %s as the platform does', (text) => expect(hostOf(text)).toBe(byPlatform(text)));
