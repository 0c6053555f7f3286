import { assess } from '../../../utils/assess/assess.ts';
import { LIKELIHOODS } from '../../../utils/assess/likelihoods.ts';
import type { Sign } from '../../../utils/assess/signs.ts';
import type { Evidence, EvidenceClass } from '../../../utils/assess/types.ts';

const NOW = Date.UTC(2026, 2, 3, 15);
const SERVICES = 100;
const PIECES = 30;
const ROUNDS = 100;

/** Thirty pieces of evidence, every sign in turn, another mix for each service. */
function evidenceFor(service: number): Evidence[] {
  const signs = Object.keys(LIKELIHOODS) as Sign[];
  return Array.from({ length: PIECES }, (_, index) => {
    const sign = signs[(service * 7 + index * 5) % signs.length] ?? 'own.works';
    return {
      class: sign.slice(0, sign.indexOf('.')) as EvidenceClass,
      sign,
      says: { key: 'evidence.official.none' },
      stance: index % 3 === 0 ? 'for' : 'neutral',
      at: NOW - index * 1000,
      source: `source ${index % 4}`,
      ...(sign.startsWith('upstream.') && { upstream: { provider: 'cloud', certainty: 'likely' as const } }),
    };
  });
}

/** Time to assess a hundred services with thirty pieces of evidence each, ms: the best of many rounds, undisturbed. */
export function timeToAssess(): number {
  const services = Array.from({ length: SERVICES }, (_, index) => evidenceFor(index));
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    for (const evidence of services) assess(evidence, { service: 's', now: NOW, previous: null });
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
