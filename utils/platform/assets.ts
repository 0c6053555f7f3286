import { newestOf, openCatalog } from '../catalog/open.ts';
import type { Catalog } from '../catalog/types.ts';
import { LANGUAGES, type Language } from '../i18n/keys.ts';
import type { Message, Messages } from '../i18n/translate.ts';
import type { Settings } from '../settings/settings.ts';
import type { Store } from '../store/store.ts';
import { browser } from './browser-polyfill.ts';

async function asset(path: string): Promise<unknown> {
  return (await fetch(browser.runtime.getURL(path))).json();
}

let opening: Promise<Catalog> | null = null;

/** The bundled catalogue or the newer signed one, read once per life of the page or worker. */
export function currentCatalog(store: Pick<Store, 'read'>): Promise<Catalog> {
  opening ??= Promise.all([
    asset('catalog.json').then(openCatalog),
    store.read('state', 'catalog').catch(() => null),
  ]).then(([bundled, accepted]) => newestOf(bundled, accepted));
  return opening;
}

/** Reads the catalogue again at its next use. */
export function forgetCatalog(): void {
  opening = null;
}

/** The language to speak: the person's choice, else the browser's if there is a translation, else English. */
export function languageOf({ language }: Settings): { language: Language; locale: string } {
  const ui = browser.i18n.getUILanguage();
  if (language !== 'auto') return { language, locale: ui.startsWith(language) ? ui : language };
  const known = LANGUAGES.find((name) => ui.split('-', 1)[0]?.toLowerCase() === name);
  return known ? { language: known, locale: ui } : { language: 'en', locale: 'en' };
}

/** All messages of a language. Other languages than English are columns beside the English keys. */
export async function loadMessages(language: Language): Promise<Messages> {
  const english = asset('locales/en.json') as Promise<Messages>;
  if (language === 'en') return english;
  const [keys, column] = await Promise.all([english.then(Object.keys), asset(`locales/${language}.json`)]);
  return Object.fromEntries(keys.map((key, index) => [key, (column as Message[])[index] ?? key]));
}
