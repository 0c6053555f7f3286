import { isTrouble } from '../health.ts';
import { type Arg, text } from '../i18n/text.ts';
import { freshPeople } from './freshness.ts';
import { hasEbbed } from './people.ts';
import type { Evidence, EvidenceClass, Situation } from './types.ts';

/** How long what was seen still counts for something when nobody looked again, ms. */
const REMEMBERED = 2 * 60 * 60_000;

/** How long it counts while people go on reporting it, ms. */
const REPORTED = 24 * 60 * 60_000;

/** Official words: once they were red, they also say when it is over. */
const OFFICIAL = new Set([
  'official.red',
  'official.maintenance',
  'upstream.confirmed',
  'upstream.confirmed-dns',
  'upstream.possible',
  'upstream.possible-dns',
]);

/** Whether some official page speaks of trouble. */
export function isAdmitted(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ sign }) => OFFICIAL.has(sign));
}

/**
 * What this browser saw of a trouble some time ago and did not look at since: the log holds minutes
 * only, and a trouble is neither over nor another one because nobody looks, or because its provider has
 * `admitted` it meanwhile. Class `own`.
 */
export function earlierFailure(situation: Situation, admitted: boolean): Evidence[] {
  const { service, previous } = situation;
  const before = recall('own', situation, admitted);
  if (!previous || !before) return [];
  const cause = previous.cause === 'dns' || previous.cause === 'routing' ? previous.cause : 'service';
  return [
    {
      class: 'own',
      sign: before.sign.startsWith('own.earlier') ? before.sign : `own.earlier-${cause}`,
      says: text('evidence.own.earlier', { service: service.name, time: { time: before.at } }),
      stance: 'for',
      at: before.at,
      source: 'browser',
      since: previous.since ?? before.at,
      // nobody has looked again, so it is no worse than it was
      ...(isTrouble(previous.health) && { health: previous.health }),
    },
  ];
}

/** The provider that was likely, while its dependants were all seen to fail together. Class `upstream`. */
export function earlierUpstream(situation: Situation): Evidence[] {
  const { service, catalog } = situation;
  const before = recall('upstream', situation, false);
  if (!before?.upstream) return [];
  const { provider, region } = before.upstream;
  const args: Record<string, Arg> = {
    service: service.name,
    provider: catalog.services.get(provider)?.name ?? provider,
    region: region ?? '',
    time: { time: before.at },
  };
  return [
    {
      ...before,
      sign: before.sign.endsWith('-dns') ? 'upstream.earlier-dns' : 'upstream.earlier',
      says: text(
        region === undefined ? 'evidence.upstream.earlier' : 'evidence.upstream.earlier-region',
        args,
      ),
    },
  ];
}

/** The piece of that class in the verdict in force, if that told of trouble that no official page has ended. */
function recall(name: EvidenceClass, situation: Situation, admitted: boolean): Evidence | null {
  const { previous, now } = situation;
  if (!previous || previous.since === null || previous.scope === 'local' || previous.scope === 'none')
    return null;
  const before = previous.evidence.find((piece) => piece.class === name && piece.stance === 'for');
  if (!before) return null;
  // as long as people go on reporting what was seen here, it goes on, whoever calls it over
  const isReported = name === 'own' && isStillReported(before.at, situation);
  if (!isReported && !admitted && isAdmitted(previous.evidence)) return null;
  if (now - before.at > (isReported ? REPORTED : REMEMBERED)) return null;
  // it was known before, and what was seen again since then did not settle it
  const isMemory =
    previous.evidence.some(({ sign }) => sign.includes('.earlier')) ||
    previous.since < (before.since ?? before.at);
  return previous.scope !== 'unknown' || isMemory ? before : null;
}

/** Whether people report, far more than usual and without a pause, what was seen at that time, epoch ms UTC. */
function isStillReported(seenAt: number, situation: Situation): boolean {
  const people = freshPeople(situation);
  if (people?.level !== 'danger' || people.since === null || hasEbbed(people)) return false;
  return people.since <= seenAt + REMEMBERED;
}
