import { FeedError } from '../reading.ts';

/** A JSON object from outside: nothing is known of its values yet. */
export type Row = Readonly<Record<string, unknown>>;

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A required object. @throws FeedError `wrong-shape`. */
export function row(value: unknown, what: string): Row {
  if (!isRow(value)) throw new FeedError('wrong-shape', `${what} is missing or not an object`);
  return value;
}

/** A required list of objects. @throws FeedError `wrong-shape`, also for one bad element. */
export function rows(value: unknown, what: string): readonly Row[] {
  if (!Array.isArray(value) || !value.every(isRow))
    throw new FeedError('wrong-shape', `${what} is missing or not a list of objects`);
  return value;
}

/** A list that may be absent: null, undefined and incident.io's "$undefined" are empty. @throws FeedError `wrong-shape`. */
export function maybeRows(value: unknown, what: string): readonly Row[] {
  return isAbsent(value) ? [] : rows(value, what);
}

/** An object that may be absent. @throws FeedError `wrong-shape`. */
export function maybeRow(value: unknown, what: string): Row | null {
  return isAbsent(value) ? null : row(value, what);
}

/** Null, undefined, or the string by which incident.io says undefined. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '$undefined';
}

/** A string, or a number as one; `instead` for anything else. */
export function text(value: unknown, instead = ''): string {
  if (typeof value === 'string') return value === '$undefined' ? instead : value;
  return typeof value === 'number' ? String(value) : instead;
}

/** A required string or number. @throws FeedError `wrong-shape`. */
export function needText(value: unknown, what: string): string {
  const found = text(value);
  if (found === '') throw new FeedError('wrong-shape', `${what} is missing`);
  return found;
}

/** An https or http address, or null. */
export function link(value: unknown): string | null {
  return typeof value === 'string' && /^https?:\/\//i.test(value) ? value : null;
}
