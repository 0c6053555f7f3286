import { controlEvidence } from './control.ts';
import { officialEvidence } from './official.ts';
import { ownEvidence, viewOwn } from './own.ts';
import { peopleEvidence } from './people.ts';
import { probeEvidence } from './probed.ts';
import type { Evidence, Situation } from './types.ts';
import { upstreamEvidence } from './upstream.ts';

/** Turns all signals about one service into evidence, at most one piece that counts per class. Pure. */
export function gather(situation: Situation): Evidence[] {
  const own = viewOwn(situation);
  const others = [
    ...ownEvidence(situation, own),
    ...controlEvidence(situation, own),
    ...probeEvidence(situation, own),
    ...peopleEvidence(situation),
    ...upstreamEvidence(situation, own),
  ];
  const signs = others.filter(({ stance }) => stance === 'for').map(({ since, at }) => since ?? at);
  const troubleSince = signs.length > 0 ? Math.min(...signs) : null;
  return [...others, ...officialEvidence(situation, troubleSince)];
}
