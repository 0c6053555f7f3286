import { assess } from './assess.ts';
import { gather } from './gather.ts';
import type { Situation, Verdict } from './types.ts';

/** The verdict on everything that is known of one service at one moment. Pure. */
export function assessSituation(situation: Situation): Verdict {
  const { service, now, previous } = situation;
  return assess(gather(situation), { service: service.id, now, previous });
}
