import { once } from './once.ts';
import type { Arg, Text } from './text.ts';

/** A message: a sentence with `{name}` places, or one sentence per plural category of `count`. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Messages = Readonly<Record<string, Message>>;
export type Translate = (text: Text) => string;

const MINUTE = 60_000;

type DurationUnit = 'day' | 'hour' | 'minute';

/** Parts of a duration in ms: its largest two units, never below a minute. */
function durationParts(ms: number): [DurationUnit, number][] {
  const minutes = Math.max(1, Math.round(Math.abs(ms) / MINUTE));
  const parts: [DurationUnit, number][] = [
    ['day', Math.floor(minutes / 1440)],
    ['hour', Math.floor((minutes % 1440) / 60)],
    ['minute', minutes % 60],
  ];
  const first = parts.findIndex(([, value]) => value > 0);
  return parts.slice(first, first + 2).filter(([, value]) => value > 0);
}

/** Puts texts into words. `locale` is a BCP 47 tag; `timeZone` an IANA name, the reader's own when absent. */
export function createTranslator(messages: Messages, locale: string, timeZone?: string): Translate {
  // made when first needed: some cost a millisecond, and a panel needs few of them at once
  const plural = once(() => new Intl.PluralRules(locale));
  const number = once(() => new Intl.NumberFormat(locale));
  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
  const list = once(() => new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }));
  const country = once(() => new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }));
  // Intl.DurationFormat came with Chrome 129; unit numbers in a list say the same from Chrome 77 on.
  const unit = (name: DurationUnit, value: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  const units = once(() => new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' }));
  const clock = once(
    () =>
      new Intl.DateTimeFormat(locale, {
        hour: 'numeric',
        minute: '2-digit',
        ...(timeZone ? { timeZone } : {}),
      }),
  );

  function word(arg: Arg): string {
    if (typeof arg === 'string') return arg;
    if (typeof arg === 'number') return number().format(arg);
    if ('time' in arg) return clock().format(arg.time);
    if ('duration' in arg)
      return units().format(durationParts(arg.duration).map(([name, value]) => unit(name, value)));
    if ('percent' in arg) return percent().format(arg.percent);
    if ('country' in arg)
      return /^[A-Z]{2}$/.test(arg.country) ? (country().of(arg.country) ?? arg.country) : arg.country;
    if ('list' in arg) return list().format(arg.list.map(word));
    return translate(arg);
  }

  function translate({ key, args = {} }: Text): string {
    const message = messages[key];
    if (message === undefined) return key;
    const count = args.count;
    const sentence =
      typeof message === 'string'
        ? message
        : (message[typeof count === 'number' ? plural().select(count) : 'other'] ?? message.other ?? key);
    return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
      const arg = args[name];
      return arg === undefined ? place : word(arg);
    });
  }

  return translate;
}
