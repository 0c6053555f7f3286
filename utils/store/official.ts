import type { OfficialSignal } from '../assess/types.ts';
import type { FeedState, StoredReading } from './rows.ts';

/** An official feed, or a part of one, as last known, from its polling state and its stored reading. */
export function officialSignal(
  state: FeedState | undefined,
  stored: StoredReading | undefined,
): OfficialSignal {
  const unreadableSince = stored?.unreadableSince;
  return {
    reading: unreadableSince === undefined ? (stored?.reading ?? null) : null,
    readAt: state?.readAt ?? null,
    unreadableSince: unreadableSince ?? state?.unreadableSince ?? null,
    reason: state?.reason ?? stored?.reason ?? null,
  };
}
