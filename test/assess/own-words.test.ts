import { expect, it } from 'vitest';
import { messagesOf } from '../../tools/assets.ts';
import { keyOf } from '../../utils/assess/own.ts';
import { LANGUAGES } from '../../utils/i18n/keys.ts';
import { FAILURE_KINDS } from '../../utils/observe/outcome.ts';

it.each(LANGUAGES)('everything that this browser can see of a page has words in %s', (language) => {
  const known = Object.keys(messagesOf(language));
  const signs = [...FAILURE_KINDS, 'works', 'flaky'];
  expect(signs.map(keyOf).filter((key) => !known.includes(key))).toEqual([]);
});
