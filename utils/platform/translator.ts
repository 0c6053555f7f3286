import { createTranslator, type Translate } from '../i18n/translate.ts';
import type { Settings } from '../settings/settings.ts';
import { languageOf, loadMessages } from './assets.ts';

/** Puts texts into the person's language. */
export async function loadTranslator(settings: Settings): Promise<Translate> {
  const { language, locale } = languageOf(settings);
  return createTranslator(await loadMessages(language), locale);
}
