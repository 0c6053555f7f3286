import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../tools/policy.ts';

it('only a development build may take inline styles and the local socket, and both take no other script', () => {
  const directives = (policy: string) =>
    new Map(policy.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)]));
  const production = directives(contentSecurityPolicy());
  const development = directives(contentSecurityPolicy('development'));
  expect(production.get('style-src')).toEqual(["'self'"]);
  expect(production.get('connect-src')?.filter((source) => source.startsWith('ws'))).toEqual([]);
  const differ = [...development].filter(
    ([name, sources]) => String(sources) !== String(production.get(name)),
  );
  expect(differ.map(([name]) => name)).toEqual(['style-src', 'connect-src']);
  expect(development.get('script-src')).toEqual(["'self'"]);
});
