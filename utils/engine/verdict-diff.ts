import type { Evidence, Verdict } from '../assess/types.ts';

const evidenceKey = ({ class: name, sign, stance, says }: Evidence) =>
  JSON.stringify([name, sign, stance, says.key]);

/** Confidence moves in steps, so that a verdict is not written again for a change that nobody can see. */
const STEP = 0.05;

/** True when nothing that a person could see differs; times of evidence alone are no difference. */
export function sameVerdict(a: Verdict | null, b: Verdict): boolean {
  if (!a || !sameState(a, b)) return false;
  return (
    a.service === b.service &&
    a.since === b.since &&
    a.missing?.key === b.missing?.key &&
    Math.abs(a.confidence - b.confidence) < STEP &&
    a.upstream?.certainty === b.upstream?.certainty &&
    a.evidence.length === b.evidence.length &&
    a.evidence.every(
      (evidence, index) => evidenceKey(evidence) === evidenceKey(b.evidence[index] as Evidence),
    )
  );
}

/** Whether the official page showed the trouble: the history tells how late its word came. */
const isConfirmed = ({ evidence }: Verdict) => evidence.some(({ sign }) => sign === 'official.red');

/** True when health, scope, cause, upstream and the official word are the same: no entry in the history. */
export function sameState(a: Verdict | null, b: Verdict): boolean {
  return (
    a !== null &&
    a.health === b.health &&
    a.scope === b.scope &&
    a.cause === b.cause &&
    a.upstream?.provider === b.upstream?.provider &&
    a.upstream?.region === b.upstream?.region &&
    isConfirmed(a) === isConfirmed(b)
  );
}
