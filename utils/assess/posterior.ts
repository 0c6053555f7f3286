import { HYPOTHESES, HYPOTHESIS_IDS, type HypothesisId } from './hypotheses.ts';
import { LIKELIHOODS, type Row } from './likelihoods.ts';
import type { Sign } from './signs.ts';
import { EVIDENCE_CLASSES, type Evidence, type EvidenceClass, type Scope } from './types.ts';

/** The row of a sign, where it has one. */
const ROW_OF: Readonly<Partial<Record<Sign, Row>>> = LIKELIHOODS;

export type Posterior = Readonly<Record<HypothesisId, number>>;

/**
 * The one piece of evidence per class that counts: ten failed requests are one class. Of several the
 * one that tells hypotheses apart best; the order in which they come makes no difference.
 */
export function decisive(evidence: readonly Evidence[]): Evidence[] {
  const best = new Map<EvidenceClass, Evidence>();
  for (const piece of evidence) {
    if (!(piece.sign in LIKELIHOODS)) continue;
    const known = best.get(piece.class);
    if (!known || isStronger(piece, known)) best.set(piece.class, piece);
  }
  return EVIDENCE_CLASSES.flatMap((name) => best.get(name) ?? []);
}

function isStronger(piece: Evidence, known: Evidence): boolean {
  return ((WEIGHTS[known.sign] ?? 0) - (WEIGHTS[piece.sign] ?? 0) || compare(piece, known)) < 0;
}

/** A total order of pieces, so that equal evidence gives an equal verdict. */
export function compare(a: Evidence, b: Evidence): number {
  return order(a.sign, b.sign) || b.at - a.at || order(a.source, b.source) || order(a.says.key, b.says.key);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How far apart the likeliest and the least likely hypothesis of a sign are. */
const WEIGHTS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(LIKELIHOODS).map(([sign, row]) => {
    const values = Object.values(row);
    return [sign, Math.max(...values) / Math.min(...values)];
  }),
);

/** Bayes over the hypotheses. A provider is only a hypothesis once there is evidence that names one. */
export function posteriorOf(pieces: readonly Evidence[]): Posterior {
  const posterior = {} as Record<HypothesisId, number>;
  const named = pieces.find((piece) => piece.upstream !== undefined);
  let total = 0;
  for (const id of HYPOTHESIS_IDS) {
    let weight = HYPOTHESES[id].prior;
    for (const { sign } of pieces) weight *= ROW_OF[sign]?.[id] ?? 1;
    if (id === 'upstream' && !named) weight = 0;
    if (id === 'upstream-dns' && !named?.sign.endsWith('-dns')) weight = 0;
    posterior[id] = weight;
    total += weight;
  }
  for (const id of HYPOTHESIS_IDS) posterior[id] /= total;
  return posterior;
}

/** The likeliest scope and its probability: the sum over its hypotheses. */
export function likeliestScope(posterior: Posterior): {
  scope: Exclude<Scope, 'unknown'>;
  probability: number;
} {
  const sums = { none: 0, local: 0, regional: 0, widespread: 0 };
  for (const id of HYPOTHESIS_IDS) sums[HYPOTHESES[id].scope] += posterior[id];
  let scope: keyof typeof sums = 'none';
  for (const other of ['local', 'regional', 'widespread'] as const)
    if (sums[other] > sums[scope]) scope = other;
  return { scope, probability: sums[scope] };
}

/** The likeliest hypothesis within a scope. */
export function bestWithin(posterior: Posterior, scope: Scope): HypothesisId {
  let best: HypothesisId | null = null;
  for (const id of HYPOTHESIS_IDS)
    if (HYPOTHESES[id].scope === scope && (best === null || posterior[id] > posterior[best])) best = id;
  return best ?? 'fine';
}
