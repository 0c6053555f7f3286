import { healthOf } from './health-of.ts';
import { HYPOTHESES } from './hypotheses.ts';
import { missingFor } from './missing.ts';
import { bestWithin, compare, decisive, likeliestScope, posteriorOf } from './posterior.ts';
import { mayClaim } from './rules.ts';
import {
  type Cause,
  EVIDENCE_CLASSES,
  type Evidence,
  type EvidenceClass,
  type Scope,
  type Verdict,
} from './types.ts';

/** Below this a verdict is unknown, and says what would decide it. */
const SURE = 0.6;

export type AssessContext = {
  service: string;
  /** Epoch ms UTC. */
  now: number;
  /** The verdict in force, for the first sign of a trouble that goes on. */
  previous: Verdict | null;
};

/**
 * The verdict on one service from all evidence about it: Bayes over the hypotheses, one contribution
 * per class, then the rules that no probability may break. Pure; the order of the evidence is without
 * meaning, and a second piece of a class changes nothing.
 */
export function assess(evidence: readonly Evidence[], { service, now, previous }: AssessContext): Verdict {
  const pieces = decisive(evidence);
  const posterior = posteriorOf(pieces);
  const { scope: likeliest, probability } = likeliestScope(posterior);
  const isSure = probability >= SURE && mayClaim(likeliest, pieces);
  const scope: Scope = isSure ? likeliest : 'unknown';
  const best = bestWithin(posterior, scope);
  const cause = isSure ? causeOf(best, scope, pieces) : null;
  const upstream = cause === 'upstream' ? (pieces.find((piece) => piece.upstream)?.upstream ?? null) : null;
  const health = healthOf(scope, cause, pieces);
  return {
    service,
    health,
    scope,
    cause,
    upstream,
    confidence: round(isSure ? probability : Math.min(probability, SURE - 0.01)),
    since: sinceOf(scope, evidence, previous, now),
    evidence: sorted(evidence),
    missing: isSure ? null : missingFor(pieces, evidence),
    at: now,
  };
}

function causeOf(best: keyof typeof HYPOTHESES, scope: Scope, pieces: readonly Evidence[]): Cause | null {
  if (scope === 'none')
    return pieces.some(({ sign }) => sign === 'official.maintenance') ? 'maintenance' : null;
  return HYPOTHESES[best].cause;
}

/** First sign of the trouble, kept over its whole time; null when nothing is wrong. */
function sinceOf(
  scope: Scope,
  evidence: readonly Evidence[],
  previous: Verdict | null,
  now: number,
): number | null {
  if (scope === 'none') return null;
  const signs = evidence
    .filter(({ class: name, stance }) =>
      scope === 'local' ? name === 'own' || name === 'control' : stance === 'for',
    )
    .flatMap(({ since, at, stance }) => (since !== undefined ? [since] : stance === 'for' ? [at] : []));
  const first = signs.length > 0 ? Math.min(...signs) : null;
  if (first === null && scope === 'unknown') return null;
  const goesOn = previous !== null && previous.since !== null && isSameTrouble(previous.scope, scope);
  return goesOn && previous.since !== null ? Math.min(previous.since, first ?? now) : (first ?? now);
}

/** Trouble beyond this device goes on while its reach is still being found out. */
function isSameTrouble(before: Scope, after: Scope): boolean {
  return (before === 'local') === (after === 'local') && before !== 'none';
}

const PLACES = Object.fromEntries(EVIDENCE_CLASSES.map((name, place) => [name, place])) as Record<
  EvidenceClass,
  number
>;

/** By class, and then in an order that does not depend on how the evidence came. */
function sorted(evidence: readonly Evidence[]): Evidence[] {
  return evidence.toSorted((a, b) => PLACES[a.class] - PLACES[b.class] || compare(a, b));
}

/** Three digits: more would claim what nobody knows, and rewrite stored verdicts for nothing. */
function round(probability: number): number {
  return Math.round(probability * 1000) / 1000;
}
