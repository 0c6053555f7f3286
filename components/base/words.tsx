import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MessageKey } from '../../utils/i18n/keys.ts';
import { once } from '../../utils/i18n/once.ts';
import type { Arg, Text } from '../../utils/i18n/text.ts';
import { createTranslator, type Messages } from '../../utils/i18n/translate.ts';

/** How a page speaks: sentences by key, and times and numbers in the reader's own way. */
export type Words = {
  /** BCP 47 tag. */
  locale: string;
  direction: 'ltr' | 'rtl';
  /** The moment that ages are counted from, epoch ms UTC. */
  now: number;
  t: (key: MessageKey, args?: Record<string, Arg>) => string;
  say: (text: Text) => string;
  /** "2 minutes ago"; in the future "in 2 minutes". */
  ago: (at: number) => string;
  /** "15:40", with the day in front when it is not today. */
  moment: (at: number) => string;
  /** "4 October 2021, 15:40". */
  stamp: (at: number) => string;
  /** "4 October 2021". `at` may be given in UTC days. */
  day: (at: number, timeZone?: string) => string;
  /** "3 hr 20 min". */
  duration: (ms: number) => string;
  number: (value: number) => string;
  /** A share from 0 to 1, cut to a tenth of a percent: 99.96 % is never shown as 100 %. */
  share: (value: number) => string;
};

const UNITS: readonly [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Makes the words of a page. `timeZone` is an IANA name, the reader's own when absent. */
export function createWords(messages: Messages, locale: string, now: number, timeZone?: string): Words {
  const zone = timeZone ? { timeZone } : {};
  const say = createTranslator(messages, locale, timeZone);
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  const dated = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, { ...options, ...zone }));
  const clock = dated({ hour: 'numeric', minute: '2-digit' });
  const stamp = dated({ dateStyle: 'medium', timeStyle: 'short' });
  const date = dated({ dateStyle: 'long' });
  const short = dated({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
  const number = once(() => new Intl.NumberFormat(locale));
  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));

  return {
    locale,
    direction: /^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr',
    now,
    say,
    t: (key, args) => say(args ? { key, args } : { key }),
    ago: (at) => {
      const ms = at - now;
      const [unit, size] = UNITS.find(([, length]) => Math.abs(ms) >= length) ?? ['minute', 60_000];
      return Math.abs(ms) < 45_000
        ? relative().format(0, 'second')
        : relative().format(Math.round(ms / size), unit);
    },
    moment: (at) => (date().format(at) === date().format(now) ? clock : short)().format(at),
    stamp: (at) => stamp().format(at),
    day: (at, zone) =>
      zone === undefined
        ? date().format(at)
        : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(at),
    duration: (ms) => say({ key: 'panel.duration', args: { duration: { duration: ms } } }),
    number: (value) => number().format(value),
    share: (value) => percent().format(Math.floor(value * 1000) / 1000),
  };
}

const WordsContext = createContext<Words | null>(null);
export const WordsProvider = WordsContext.Provider;

/** The words of the page around. @throws Error outside a `WordsProvider`. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('no WordsProvider around');
  return words;
}
