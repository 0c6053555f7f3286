import type { Scope } from '../assess/types.ts';
import type { Health } from '../health.ts';
import type { Shape } from './shapes.ts';

export const TONES = ['good', 'info', 'warn', 'bad', 'severe', 'mine', 'muted'] as const;
/** Meaning of a colour; each surface has its own shade of it. */
export type Tone = (typeof TONES)[number];

export type Look = { shape: Shape; tone: Tone };

/** What decides the look of a verdict. */
export type Standing = { health: Health; scope: Scope };

const BY_HEALTH: Readonly<Record<Health, Look>> = {
  operational: { shape: 'circle', tone: 'good' },
  maintenance: { shape: 'square', tone: 'info' },
  degraded: { shape: 'triangle', tone: 'warn' },
  partial_outage: { shape: 'diamond', tone: 'bad' },
  major_outage: { shape: 'octagon', tone: 'severe' },
  unknown: { shape: 'ring', tone: 'muted' },
};

/**
 * Shape and tone of a verdict. Every look has a shape of its own, so colour is never the only signal:
 * a person is "it's you", a pin is "your region". Without a verdict (`null`) it is the product's mark.
 */
export function lookOf(standing: Standing | null): Look {
  if (!standing) return { shape: 'mark', tone: 'muted' };
  const { health, scope } = standing;
  if (scope === 'local') return { shape: 'person', tone: 'mine' };
  if (scope === 'unknown') return BY_HEALTH.unknown;
  if (scope === 'regional' && BY_HEALTH[health].tone !== 'good')
    return { shape: 'pin', tone: health === 'unknown' ? 'warn' : BY_HEALTH[health].tone };
  return BY_HEALTH[health];
}
