import { readFile } from 'node:fs/promises';
import { AREAS } from '../../utils/i18n/keys.ts';
import { createTranslator, type Messages, type Translate } from '../../utils/i18n/translate.ts';

/** Puts texts into English words with times in UTC, as everything at the terminal is. */
export async function loadEnglish(): Promise<Translate> {
  const areas = await Promise.all(
    AREAS.map((area) => readFile(new URL(`../../utils/i18n/en/${area}.json`, import.meta.url), 'utf8')),
  );
  const messages = areas.map((text) => JSON.parse(text) as Messages);
  return createTranslator(Object.assign({}, ...messages), 'en', 'UTC');
}
