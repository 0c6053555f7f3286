import type { OfficialSignal } from '../assess/types.ts';
import type { FeedState, StoredReading } from './rows.ts';

/** An official feed as last known, from its polling state and its stored reading. */
export function officialSignal(
  state: FeedState | undefined,
  stored: StoredReading | undefined,
): OfficialSignal {
  return {
    reading: stored?.reading ?? null,
    readAt: state?.readAt ?? null,
    unreadableSince: state?.unreadableSince ?? null,
    reason: state?.reason ?? null,
  };
}
