import type { Message, Messages } from '../../utils/i18n/translate.ts';

/**
 * A language for tests: English with accents, longer by a third, so that words that were never put
 * into the locale files and layouts that only fit English show at once.
 */
export function pseudo(messages: Messages): Messages {
  const other = (message: Message): Message =>
    typeof message === 'string'
      ? stretch(message)
      : // a language with all six plural categories
        Object.fromEntries(
          (['zero', 'one', 'two', 'few', 'many', 'other'] as const).map((category) => [
            category,
            stretch(message[category] ?? message.other ?? ''),
          ]),
        );
  return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, other(message)]));
}

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'ä',
  e: 'ë',
  i: 'ï',
  o: 'ö',
  u: 'ü',
  c: 'ç',
  n: 'ñ',
  y: 'ÿ',
};

function stretch(sentence: string): string {
  const accented = sentence
    .split(/(\{\w+\})/)
    .map((part) =>
      part.startsWith('{') ? part : part.replace(/[aeioucny]/g, (letter) => ACCENTS[letter] ?? letter),
    )
    .join('');
  return `⟦${accented}${'·'.repeat(Math.ceil(sentence.length / 3))}⟧`;
}
