import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AREAS, LANGUAGES } from '../../utils/i18n/keys.ts';
import type { Message, Messages } from '../../utils/i18n/translate.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const area = (language: string, name: string) =>
  JSON.parse(read(`utils/i18n/${language}/${name}.json`)) as Messages;

const sentences = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message).filter((one) => one !== undefined);
const places = (sentence: string) => new Set(sentence.match(/\{\w+\}/g));

describe.each(LANGUAGES)('locale %s', (language) => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  test.each(AREAS)('%s has the keys and places of the English one, and every plural', (name) => {
    const english = area('en', name);
    const own = area(language, name);
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(own)) {
      const all = sentences(english[key] ?? '').flatMap((sentence) => [...places(sentence)]);
      for (const sentence of sentences(message)) {
        expect(sentence.trim(), key).not.toBe('');
        // every place is one that the code fills; the sentence with the most of them has all
        expect(
          [...places(sentence)].filter((place) => !all.includes(place)),
          key,
        ).toEqual([]);
      }
      const used = new Set(sentences(message).flatMap((sentence) => [...places(sentence)]));
      expect(used, key).toEqual(new Set(all));
      if (typeof message !== 'string')
        expect(Object.keys(message), key).toEqual(expect.arrayContaining(categories));
    }
  });
});

test('Bengali is in Bengali letters', () => {
  const names = /^(\{\w+\}|Is It Me\?|[\s·–()“”:])*$/;
  for (const name of AREAS)
    for (const [key, message] of Object.entries(area('bn', name)))
      for (const sentence of sentences(message))
        if (!names.test(sentence)) expect(sentence, key).toMatch(/[\u0980-\u09ff]/);
});

test('a sentence that names a button calls it what the button is called, in every language', () => {
  const all = Object.fromEntries(
    LANGUAGES.map((language) => [language, Object.assign({}, ...AREAS.map((name) => area(language, name)))]),
  ) as Record<string, Messages>;
  const buttons = ['panel.check', 'panel.watch', 'panel.report'] as const;
  for (const [key, message] of Object.entries(all.en ?? {}))
    for (const button of buttons)
      if (sentences(message).some((sentence) => sentence.includes(`“${all.en?.[button]}”`)))
        for (const language of LANGUAGES)
          for (const sentence of sentences(all[language]?.[key] ?? ''))
            expect(sentence, `${language} ${key}`).toContain(`“${all[language]?.[button]}”`);
});

test('every key is used somewhere, and every used key exists', () => {
  const code = ['components', 'entrypoints', 'utils', 'tools']
    .flatMap((folder) =>
      readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file}`,
      ),
    )
    .filter((file) => /\.tsx?$/.test(file))
    .map(read)
    .join('\n');
  const literal = new Set(code.match(/['"`][a-z]+\.[\w.-]+['"`]/g)?.map((quoted) => quoted.slice(1, -1)));
  // `panel.health.${health}` uses every key that fits
  const patterns = [...code.matchAll(/`([a-z]+\.[^`\s]*\$\{[^`]*)`/g)].map(
    ([, template = '']) =>
      new RegExp(
        `^${template
          .replace(/\$\{[^}]*\}/g, '\u0000')
          .replace(/[.*+?^()|[\]\\]/g, '\\$&')
          .replaceAll('\u0000', '.*')}$`,
      ),
  );
  const keys = AREAS.flatMap((name) => Object.keys(area('en', name)));
  expect(keys.filter((key) => !literal.has(key) && !patterns.some((pattern) => pattern.test(key)))).toEqual(
    [],
  );
});
