import type { Cause, Scope } from '../../utils/assess/types.ts';
import type { HistoryEntry } from '../../utils/engine/history.ts';
import { type Health, isTrouble, worst } from '../../utils/health.ts';

/** A trouble of one service from its first sign to its end. Times are epoch ms UTC. */
export type Episode = {
  service: string;
  from: number;
  /** Null while it lasts. */
  to: number | null;
  /** Worst health; `unknown` for what failed only here. */
  health: Health;
  scope: Scope;
  cause: Cause | null;
  upstream: string | null;
  /** When the official page first showed it; null when it never did. */
  officialAt: number | null;
  /** Title of the official incident. */
  title: string | null;
};

/** Two entries of one trouble: both beyond this device, or both only here. */
type Side = 'beyond' | 'here' | null;

function sideOf({ health, scope }: HistoryEntry): Side {
  if (scope === 'local') return 'here';
  return isTrouble(health) && (scope === 'regional' || scope === 'widespread') ? 'beyond' : null;
}

/**
 * The troubles in the history of one service, newest first. `entries` are of that service, oldest
 * first. An unknown between two troubles of one kind does not end the first.
 */
export function episodesOf(entries: readonly HistoryEntry[]): Episode[] {
  const episodes: Episode[] = [];
  let open: { episode: Episode; side: Side } | null = null;
  for (const entry of entries) {
    const side = sideOf(entry);
    if (open && side !== open.side && entry.scope !== 'unknown') {
      open.episode.to = entry.at;
      open = null;
    }
    if (side === null) continue;
    if (!open) {
      open = { episode: begin(entry), side };
      episodes.unshift(open.episode);
    }
    grow(open.episode, entry);
  }
  return episodes;
}

function begin({ service, at, scope, cause }: HistoryEntry): Episode {
  return {
    service,
    from: at,
    to: null,
    health: 'unknown',
    scope,
    cause,
    upstream: null,
    officialAt: null,
    title: null,
  };
}

function grow(episode: Episode, entry: HistoryEntry): void {
  if (entry.scope !== 'local') episode.health = worst([episode.health, entry.health]);
  episode.scope = entry.scope;
  episode.cause = entry.cause ?? episode.cause;
  episode.upstream = entry.upstream ?? episode.upstream;
  episode.title ??= entry.title;
  if (entry.official !== null && isTrouble(entry.official)) episode.officialAt ??= entry.at;
}
