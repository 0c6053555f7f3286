/** Health of a service or component, best to worst. `unknown` stands outside the scale. */
export const SCALE = ['operational', 'maintenance', 'degraded', 'partial_outage', 'major_outage'] as const;

export const HEALTHS = [...SCALE, 'unknown'] as const;

export type Health = (typeof HEALTHS)[number];

/** Position on the scale, 0 = operational ... 4 = major outage; -1 for unknown. */
export function severity(health: Health): number {
  return (SCALE as readonly string[]).indexOf(health);
}

/**
 * The worst of several healths. Unknown never wins over a known one: it is the result only when
 * there is nothing else (an empty list is unknown, never operational).
 */
export function worst(healths: Iterable<Health>): Health {
  let result: Health = 'unknown';
  for (const health of healths) if (severity(health) > severity(result)) result = health;
  return result;
}

/** True where people are affected now: degraded or worse. Maintenance and unknown are not trouble. */
export function isTrouble(health: Health): boolean {
  return severity(health) >= severity('degraded');
}
