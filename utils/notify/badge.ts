import type { Scope, Verdict } from '../assess/types.ts';
import { type Health, isTrouble, severity } from '../health.ts';

/** What the toolbar shows for one tab, before the words of the title are chosen. */
export type Badge = {
  health: Health;
  scope: Scope;
  /** Up to two characters, so that colour is never the only signal. */
  symbol: '' | '!' | '✕' | '?' | '⌂' | '~';
  /** Background of the badge, CSS hex; contrast with white text is at least 4.5:1. */
  color: string;
};

const RED = '#b3261e';
const AMBER = '#8f4e00';
const BLUE = '#1a56a8';
const GREY = '#5f6368';
const GREEN = '#1b6e3c';

/** The badge of a verdict; null (a site that is not watched, or no site) shows the plain icon. Pure. */
export function badgeFor(verdict: Verdict | null): Badge {
  if (!verdict) return { health: 'unknown', scope: 'unknown', symbol: '', color: GREY };
  const { health, scope } = verdict;
  if (scope === 'local') return { health, scope, symbol: '⌂', color: BLUE };
  if (isTrouble(health) && scope !== 'unknown') {
    const down = severity(health) >= severity('partial_outage');
    return { health, scope, symbol: down ? '✕' : '!', color: down ? RED : AMBER };
  }
  if (health === 'maintenance') return { health, scope, symbol: '~', color: BLUE };
  if (health === 'operational') return { health, scope, symbol: '', color: GREEN };
  return { health, scope, symbol: verdict.missing ? '?' : '', color: GREY };
}
