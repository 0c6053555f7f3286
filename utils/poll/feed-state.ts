import { type Answer, NOT_THERE } from './ask.ts';
import { fnv1a } from './hash.ts';
import type { FeedState, PollState } from './rows.ts';
import { nextSlot, retryAt } from './schedule.ts';

/** What rests on a feed is looked at this often even if the feed says the same, because time passes, ms. */
const LOOK_AGAIN = 15 * 60_000;
/** No wait is longer than this, ms: twice the longest `Retry-After` that is honoured. */
const LONGEST_WAIT = 12 * 60 * 60_000;

/** True when a feed has to be asked at `now`, epoch ms UTC. */
export function isDue(state: FeedState | undefined, now: number): boolean {
  if (!state || state.nextAt <= now) return true;
  // a clock that was set back would otherwise keep a feed waiting for as long
  return (state.askedAt ?? 0) > now || state.nextAt - now > LONGEST_WAIT;
}

/** True when time alone makes it worth looking again at what rests on a feed. Each feed has quarters of its own. */
export function isAged(url: string, readAt: number | null, now: number): boolean {
  const quarter = (at: number) => Math.floor((at - (fnv1a(url) % LOOK_AGAIN)) / LOOK_AGAIN);
  return quarter(readAt ?? 0) !== quarter(now);
}

/** The state of a feed that was read validly at `at`. */
export function readState(at: number, before: FeedState | undefined): FeedState {
  const known = before ?? neverRead(at);
  return {
    ...known,
    askedAt: at,
    failing: false,
    readAt: at,
    failures: 0,
    unreadableSince: null,
    reason: null,
  };
}

/** How a feed was asked, and what came of it. Times in epoch ms UTC. */
export type Asked = {
  url: string;
  startedAt: number;
  at: number;
  answer: Answer;
  period: number;
  /** Asked between two beats of its clock, which does not move the clock. */
  between: boolean;
  /** 0..1, for jitter. */
  random: () => number;
};

/** The state of a feed after a question, among those of all feeds. */
export function stateAfter(asked: Asked, states: PollState): FeedState {
  const { url, at, answer, period } = asked;
  const before = states[url];
  const keepsBeat = asked.between && before !== undefined && before.nextAt > at;
  if (answer.kind !== 'failed') {
    const nextAt = keepsBeat ? before.nextAt : nextSlot(url, at, period);
    return { ...readState(at, before), ...answer.validators, nextAt };
  }
  const base = before ?? neverRead(asked.startedAt);
  if (answer.network && !someoneElseAnswered(states, url, base)) {
    // nobody answers us: that says something of our connection, nothing of this feed
    const nextAt = keepsBeat ? base.nextAt : nextSlot(url, at, period);
    return { ...base, nextAt, askedAt: at, failing: true };
  }
  const { reason, retryAfter } = answer;
  const failures = base.failures + 1;
  // nobody is spared by waiting longer for what is not there
  const counted = reason === NOT_THERE ? 1 : failures;
  return {
    ...base,
    failures,
    nextAt: retryAt({ url, failures: counted, period, retryAfter }, at, asked.random),
    askedAt: at,
    failing: true,
    unreadableSince: base.unreadableSince ?? at,
    reason,
  };
}

/** The state of a feed that is to be asked for the first time. */
export function neverRead(at: number): FeedState {
  return {
    askedSince: at,
    nextAt: at,
    readAt: null,
    etag: null,
    lastModified: null,
    mark: null,
    digest: null,
    failures: 0,
    unreadableSince: null,
    reason: null,
  };
}

/** True when another feed was read since this one was last due, or when there is no other feed. */
function someoneElseAnswered(states: PollState, url: string, state: FeedState): boolean {
  const others = Object.entries(states).filter(([other]) => other !== url);
  return others.length === 0 || others.some(([, other]) => (other.readAt ?? 0) >= state.nextAt);
}
