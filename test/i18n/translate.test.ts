import { describe, expect, it } from 'vitest';
import type { MessageKey } from '../../utils/i18n/keys.ts';
import type { Arg } from '../../utils/i18n/text.ts';
import { createTranslator, type Messages } from '../../utils/i18n/translate.ts';

const MESSAGES: Messages = {
  plain: '{name} is down',
  plural: { one: '{count} report', other: '{count} reports' },
  nested: 'because {why}',
  list: '{sites} fail',
};
const say = (locale: string, key: string, args: Record<string, Arg> = {}) =>
  createTranslator(MESSAGES, locale, 'UTC')({ key: key as MessageKey, args });

describe('the translator', () => {
  it('puts arguments into sentences', () => {
    expect(say('en', 'plain', { name: 'Flickr' })).toBe('Flickr is down');
  });

  it('chooses the plural form and writes numbers as the language does', () => {
    expect(say('en', 'plural', { count: 1 })).toBe('1 report');
    expect(say('en', 'plural', { count: 1056 })).toBe('1,056 reports');
    expect(say('bn', 'plural', { count: 1056 })).toBe('১,০৫৬ reports');
  });

  it('says durations in their two largest units', () => {
    expect(say('en', 'plain', { name: { duration: 81 * 60_000 } })).toBe('1 hour 21 minutes is down');
    expect(say('en', 'plain', { name: { duration: 0 } })).toBe('1 minute is down');
    expect(say('en', 'plain', { name: { duration: 25 * 3_600_000 } })).toBe('1 day 1 hour is down');
  });

  it('says times, countries, shares, lists and sentences in sentences', () => {
    expect(say('en', 'plain', { name: { time: Date.UTC(2020, 10, 25, 14, 36) } })).toMatch(
      /^2:36\sPM is down$/,
    );
    expect(say('en', 'plain', { name: { country: 'IN' } })).toBe('India is down');
    expect(say('en', 'plain', { name: { country: 'elsewhere' } })).toBe('elsewhere is down');
    expect(say('en', 'plain', { name: { percent: 0.02 } })).toBe('2% is down');
    expect(say('en', 'list', { sites: { list: ['Flickr', 'Roku', 'Ring'] } })).toBe(
      'Flickr, Roku, and Ring fail',
    );
    expect(say('en', 'nested', { why: { key: 'plural' as MessageKey, args: { count: 2 } } })).toBe(
      'because 2 reports',
    );
  });

  it('shows a stored key that it does not know instead of failing', () => {
    expect(say('en', 'gone')).toBe('gone');
  });

  it('takes text from outside as text', () => {
    expect(say('en', 'plain', { name: '{name} $& <b>' })).toBe('{name} $& <b> is down');
  });
});
