import type { Evidence, Scope } from './types.ts';

/** Official pages speak for themselves: the service's own, or its provider's for the part it stands on. */
const OFFICIAL_WORD = new Set(['official.red', 'upstream.confirmed', 'upstream.confirmed-dns']);

/** Seen to be well: without one of these nothing is called fine. */
const SEEN_WELL = new Set([
  'own.works',
  'official.green',
  'official.green-late',
  'official.maintenance',
  'vantage.ok',
]);

/** A slight rise comes once a day by chance, and in a small hub the person's own report may be all of it. */
const TOO_FAINT = new Set(['people.warning']);

/**
 * The rules that hold whatever the numbers say. Trouble beyond this device wants two independent
 * classes, or an official page that admits it; "nothing wrong" wants somebody who saw it well.
 */
export function mayClaim(scope: Scope, pieces: readonly Evidence[]): boolean {
  const has = (signs: ReadonlySet<string>) => pieces.some(({ sign }) => signs.has(sign));
  if (scope === 'none') return has(SEEN_WELL);
  if (scope === 'local') return pieces.some(({ class: name }) => name === 'own' || name === 'control');
  if (has(OFFICIAL_WORD)) return true;
  const isMaintenance = pieces.some(({ sign }) => sign === 'official.maintenance');
  const speaking = pieces.filter(({ stance, sign }) => stance === 'for' && !TOO_FAINT.has(sign)).length;
  return speaking + (isMaintenance ? 1 : 0) >= 2;
}
