import type { OfficialSignal } from '../assess/types.ts';
import type { FeedState, StoredReading } from '../poll/rows.ts';

/** An official feed, or a part of one, as last known, from its polling state and its stored reading. */
export function officialSignal(
  state: FeedState | undefined,
  stored: StoredReading | undefined,
): OfficialSignal {
  const unreadableSince = stored?.unreadableSince;
  // the address has sent another document since, and nobody asked it for this part
  const isLeft = stored?.digest && state?.digest && stored.digest !== state.digest;
  return {
    reading: unreadableSince === undefined ? (stored?.reading ?? null) : null,
    readAt: (isLeft ? stored.changedAt : state?.readAt) ?? null,
    unreadableSince: unreadableSince ?? state?.unreadableSince ?? null,
    reason: state?.reason ?? stored?.reason ?? null,
  };
}
