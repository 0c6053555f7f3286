import type { Turn } from './types.ts';

/** Counters are thrown away when there are this many, so that a flood of senders costs no memory. */
const MOST = 500_000;

/** Counts turns in this process: fixed periods, nothing kept for longer than one. */
export function createRateLimit(): (turns: readonly Turn[], now: number) => boolean {
  let used = new Map<string, number>();
  let period = 0;

  return (turns, now) => {
    const current = Math.floor(now / Math.max(...turns.map((turn) => turn.period)));
    if (current !== period || used.size > MOST) {
      used = new Map();
      period = current;
    }
    let allowed = true;
    for (const { who, limit } of turns) {
      const count = (used.get(who) ?? 0) + 1;
      used.set(who, count);
      if (count > limit) allowed = false;
    }
    return allowed;
  };
}
