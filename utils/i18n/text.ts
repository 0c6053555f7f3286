import type { MessageKey } from './keys.ts';

/** A value inside a sentence; everything but plain strings is formatted by Intl in the reader's language. */
export type Arg =
  | string
  | number
  | { time: number }
  | { duration: number }
  | { percent: number }
  | { country: string }
  | { list: Arg[] }
  | Text;

/** A sentence that is stored as a key and arguments, and put into words only when shown. */
export type Text = { key: MessageKey; args?: Record<string, Arg> };

export function text(key: MessageKey, args?: Record<string, Arg>): Text {
  return args ? { key, args } : { key };
}
