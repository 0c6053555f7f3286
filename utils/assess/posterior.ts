import { HYPOTHESES, HYPOTHESIS_IDS, type HypothesisId } from './hypotheses.ts';
import { LIKELIHOODS } from './likelihoods.ts';
import { EVIDENCE_CLASSES, type Evidence, type Scope } from './types.ts';

export type Posterior = Readonly<Record<HypothesisId, number>>;

/**
 * The one piece of evidence per class that counts: ten failed requests are one class. Of several the
 * one that tells hypotheses apart best; the order in which they come makes no difference.
 */
export function decisive(evidence: readonly Evidence[]): Evidence[] {
  return EVIDENCE_CLASSES.flatMap((name) => {
    const [best] = evidence
      .filter((piece) => piece.class === name && piece.sign in LIKELIHOODS)
      .toSorted((a, b) => weight(b) - weight(a) || compare(a, b));
    return best ? [best] : [];
  });
}

/** A total order of pieces, so that equal evidence gives an equal verdict. */
export function compare(a: Evidence, b: Evidence): number {
  return order(a.sign, b.sign) || b.at - a.at || order(a.source, b.source) || order(a.says.key, b.says.key);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How far apart the likeliest and the least likely hypothesis are. */
function weight({ sign }: Evidence): number {
  const values = Object.values(LIKELIHOODS[sign] ?? {});
  return Math.max(...values) / Math.min(...values);
}

/** Bayes over the hypotheses. A provider is only a hypothesis once there is evidence that names one. */
export function posteriorOf(pieces: readonly Evidence[]): Posterior {
  const named = pieces.some((piece) => piece.upstream !== undefined);
  const weights = HYPOTHESIS_IDS.map((id) => {
    if (id === 'upstream' && !named) return 0;
    return pieces.reduce(
      (product, { sign }) => product * (LIKELIHOODS[sign]?.[id] ?? 1),
      HYPOTHESES[id].prior,
    );
  });
  const total = weights.reduce((sum, value) => sum + value, 0);
  return Object.fromEntries(
    HYPOTHESIS_IDS.map((id, index) => [id, (weights[index] ?? 0) / total]),
  ) as Posterior;
}

/** Sum over each scope, likeliest first. */
export function scopesOf(posterior: Posterior): { scope: Exclude<Scope, 'unknown'>; probability: number }[] {
  return (['none', 'local', 'regional', 'widespread'] as const)
    .map((scope) => ({
      scope,
      probability: HYPOTHESIS_IDS.filter((id) => HYPOTHESES[id].scope === scope).reduce(
        (sum, id) => sum + posterior[id],
        0,
      ),
    }))
    .toSorted((a, b) => b.probability - a.probability);
}

/** The likeliest hypothesis within a scope. */
export function bestWithin(posterior: Posterior, scope: Scope): HypothesisId {
  const [best = 'fine'] = HYPOTHESIS_IDS.filter((id) => HYPOTHESES[id].scope === scope).toSorted(
    (a, b) => posterior[b] - posterior[a],
  );
  return best;
}
