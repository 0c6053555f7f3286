import { expect, it } from 'vitest';
import { domainOf } from '../../utils/net/domain.ts';

it.each([
  ['example.org', 'example.org'],
  ['api.eu.example.org', 'example.org'],
  ['www.example.co.uk', 'example.co.uk'],
  ['example.co.uk', 'example.co.uk'],
  ['shop.example.com.br', 'example.com.br'],
  ['www.example.or.jp', 'example.or.jp'],
  ['www.vg.no', 'vg.no'],
  ['api.t.co', 't.co'],
  ['co.uk', 'co.uk'],
  ['intranet', 'intranet'],
])('the name that somebody registered for %s is %s', (host, domain) => {
  expect(domainOf(host)).toBe(domain);
});
