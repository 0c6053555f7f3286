import type { Health } from '../../health.ts';
import { ownEntry } from '../../own-entry.ts';

/** State words that mean the same wherever they occur, folded. Minor and major do not, see `IMPACT`. */
const COMMON: Readonly<Record<string, Health>> = {
  ok: 'operational',
  operational: 'operational',
  up: 'operational',
  none: 'operational',
  green: 'operational',
  allgood: 'operational',
  healthy: 'operational',
  success: 'operational',
  available: 'operational',
  normal: 'operational',
  maintenance: 'maintenance',
  undermaintenance: 'maintenance',
  blue: 'maintenance',
  degraded: 'degraded',
  degradedperformance: 'degraded',
  partiallydegraded: 'degraded',
  yellow: 'degraded',
  notice: 'degraded',
  advisory: 'degraded',
  informational: 'degraded',
  warning: 'degraded',
  partialoutage: 'partial_outage',
  minoroutage: 'partial_outage',
  disrupted: 'partial_outage',
  orange: 'partial_outage',
  majoroutage: 'major_outage',
  fulloutage: 'major_outage',
  outage: 'major_outage',
  down: 'major_outage',
  downtime: 'major_outage',
  red: 'major_outage',
  critical: 'major_outage',
  unhealthy: 'major_outage',
  danger: 'major_outage',
};

/** Impact of an incident and page indicator of Statuspage and its look-alikes. */
export const IMPACT: Readonly<Record<string, Health>> = {
  none: 'operational',
  maintenance: 'maintenance',
  minor: 'degraded',
  major: 'partial_outage',
  critical: 'major_outage',
};

/** A state word without case, blanks, `_` and `-`: `PARTIALOUTAGE`, `partial_outage` and `Partial Outage` are one. */
export function fold(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '');
}

/** Health of a state word by a format's own table, whose words are folded; undefined where it has no such word. */
export function stateIn(own: Readonly<Record<string, Health>>, word: unknown): Health | undefined {
  return typeof word === 'string' ? ownEntry(own, fold(word)) : undefined;
}

/**
 * Health of a state word: by the format's own table first, then by the common one. A word in neither
 * (or no word at all) is unknown, never operational.
 */
export function healthOf(word: unknown, own?: Readonly<Record<string, Health>>): Health {
  if (typeof word !== 'string') return 'unknown';
  // Most words of a page are this one.
  if (word === 'operational' && !own) return word;
  const folded = fold(word);
  return (own && ownEntry(own, folded)) ?? ownEntry(COMMON, folded) ?? 'unknown';
}
