import { readFileSync } from 'node:fs';
import { AREAS, LANGUAGES, type Language } from '../utils/i18n/keys.ts';
import type { Messages } from '../utils/i18n/translate.ts';
import { packedCatalog } from './catalog-data.ts';
import { iconPng } from './icons.ts';
import { managedSchema } from './managed.ts';

export type Asset = { path: string; contents: string | Uint8Array };

/** Icon sizes, pixels: for the toolbar, and one for everything larger, which browsers make smaller themselves. */
export const ICON_SIZES = [16, 32, 128] as const;

/** All messages of a language, its areas joined. */
export function messagesOf(language: Language): Messages {
  const areas = AREAS.map((area) => {
    const file = new URL(`../utils/i18n/${language}/${area}.json`, import.meta.url);
    return JSON.parse(readFileSync(file, 'utf8')) as Messages;
  });
  return Object.assign({}, ...areas) as Messages;
}

/** The few strings that the browser itself shows, in the shape it wants. */
function browserMessages(messages: Messages): string {
  const name = { message: messages['notice.badge.plain'] };
  const description = { message: messages['notice.about'] };
  return JSON.stringify({ name, description });
}

/** Files that the build makes from data and code: catalogue, locales, icons. */
export function generatedAssets(): Asset[] {
  const messages = LANGUAGES.map((language) => [language, messagesOf(language)] as const);
  const keys = Object.keys(messagesOf('en'));
  return [
    { path: 'catalog.json', contents: JSON.stringify(packedCatalog()) },
    // the keys are the same in every language: English ships with them, the others as columns beside it
    ...messages.map(([language, all]) => ({
      path: `locales/${language}.json`,
      contents: JSON.stringify(language === 'en' ? all : keys.map((key) => all[key])),
    })),
    ...messages.map(([language, all]) => ({
      path: `_locales/${language}/messages.json`,
      contents: browserMessages(all),
    })),
    { path: 'managed.json', contents: JSON.stringify(managedSchema()) },
    ...ICON_SIZES.map((size) => ({ path: `icon-${size}.png`, contents: iconPng(size) })),
  ];
}
