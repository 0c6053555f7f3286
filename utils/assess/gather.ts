import { controlEvidence } from './control.ts';
import { isAdmitted } from './memory.ts';
import { officialEvidence } from './official.ts';
import { ownEvidence, viewOwn } from './own.ts';
import { peopleEvidence } from './people.ts';
import { probeEvidence } from './probed.ts';
import type { Evidence, Situation } from './types.ts';
import { upstreamEvidence } from './upstream.ts';

/** A page that opened so long before the first sign of trouble says nothing of it any more, ms. */
const BEFORE = 2 * 60_000;

/** Turns all signals about one service into evidence, at most one piece that counts per class. Pure. */
export function gather(situation: Situation): Evidence[] {
  const own = viewOwn(situation);
  const others = [
    ...controlEvidence(situation, own),
    ...probeEvidence(situation, own),
    ...peopleEvidence(situation),
    ...upstreamEvidence(situation, own),
  ];
  const admitted = isAdmitted([...others, ...officialEvidence(situation, null)]);
  const seen = ownEvidence(situation, own, admitted);
  const begun = firstSign(others);
  const official = officialEvidence(situation, firstSign([...others, ...seen]));
  const trouble = Math.min(
    begun ?? Number.POSITIVE_INFINITY,
    firstSign(official) ?? Number.POSITIVE_INFINITY,
  );
  return [...seen.map((piece) => outdated(piece, trouble)), ...others, ...official];
}

function firstSign(evidence: readonly Evidence[]): number | null {
  const signs = evidence.filter(({ stance }) => stance === 'for').map(({ since, at }) => since ?? at);
  return signs.length > 0 ? Math.min(...signs) : null;
}

/** What worked before the trouble began is no evidence against it: a sign without a row. */
function outdated(piece: Evidence, trouble: number): Evidence {
  const isBefore = Number.isFinite(trouble) && piece.at + BEFORE < trouble;
  if (piece.sign !== 'own.works' || !isBefore) return piece;
  return { ...piece, sign: 'own.worked', stance: 'neutral' };
}
