import type { Service } from '../catalog/types.ts';
import { text } from '../i18n/text.ts';
import type { FailureKind } from '../observe/outcome.ts';
import { LOG_SPAN } from '../observe/span.ts';
import { type HostTally, tallyHosts } from '../observe/tally.ts';
import { freshPeople } from './freshness.ts';
import { earlierFailure } from './memory.ts';
import { namelessHost } from './nameless.ts';
import { isPartOf, isUnder } from './relations.ts';
import type { Evidence, Situation } from './types.ts';

type OwnSign =
  | FailureKind
  | 'works'
  | 'flaky'
  | 'partial'
  | 'partial-once'
  | 'partial-refused'
  | 'partial-unreached';

/** What this browser saw of the service itself, before it is put into words. */
export type OwnView = {
  /** Sign of the evidence without the class. */
  sign: OwnSign;
  /** The host that decides, and how it failed. */
  tally: HostTally;
};

/** A page and a part of it belong together when they were seen within this time of each other, ms. */
const TOGETHER = 5 * 60_000;
/** A host that changed its mind so often is neither up nor down. */
const FLAPS = 3;

/** True for an observation of the service's own pages or of parts of them. */
export function isOwn(
  tally: { service: string | null; host: string; feed?: boolean },
  service: Service,
): boolean {
  // its status page answers or not: that is neither the site working nor the site failing
  if (tally.feed) return false;
  if (tally.service !== null) return tally.service === service.id;
  const isTenant = service.hosting?.some((suffix) => tally.host.endsWith(`.${suffix}`)) ?? false;
  return isUnder(tally.host, service.hosts) && !isTenant;
}

/** What the last minutes say of the service, null when it was not opened. */
export function viewOwn(situation: Situation): OwnView | null {
  const { now, service, catalog, observations } = situation;
  const nameless = namelessHost(situation);
  const tallies = tallyHosts(observations, now - LOG_SPAN).filter(
    (tally) => isOwn(tally, service) && tally.host !== nameless && !isPassing(tally),
  );
  const pages = tallies.filter(({ sub }) => !sub);
  const works = latest(pages.filter(({ outcome }) => outcome === 'works'));
  const broken = latest(pages.filter(({ outcome }) => outcome !== 'works'));
  if (broken && !(works && works.at - broken.at > TOGETHER)) {
    if (broken.flips >= FLAPS) return { sign: 'flaky', tally: broken };
    const isBeside = works && works.host !== broken.host && works.at >= broken.since - TOGETHER;
    return isBeside ? partial(broken) : { sign: broken.outcome, tally: broken };
  }
  // what fails once in a page that opens is chance, unless people say the same, or it happens again
  const isHeard = (freshPeople(situation)?.level ?? 'none') !== 'none';
  const part = latest(
    tallies.filter(
      ({ sub, outcome, host, at, count }) =>
        sub &&
        outcome !== 'works' &&
        isPartOf(host, service, catalog) &&
        !(works && (works.at - at > TOGETHER || (count < 2 && !isHeard))),
    ),
  );
  if (part) return partial(part);
  if (!works) return null;
  return { sign: works.flips >= FLAPS ? 'flaky' : 'works', tally: works };
}

/** A request that was cut off because the network changed is made again: once says nothing. */
function isPassing({ outcome, count }: HostTally): boolean {
  return outcome === 'changed' && count < 2;
}

/** Pages load while a part fails: the service's fault, unless it was chance or something here. */
function partial(tally: HostTally): OwnView {
  if (tally.outcome === 'refused') return { sign: 'partial-refused', tally };
  if (tally.count < 2) return { sign: 'partial-once', tally };
  // a name or a certificate can be kept from one part by something here; a silent server hardly can
  const isHere = ['dns', 'unreachable', 'certificate', 'certificate-here', 'wrong-name', 'proxy'].includes(
    tally.outcome,
  );
  return { sign: isHere ? 'partial-unreached' : 'partial', tally };
}

/** Evidence of class `own`. `admitted`: some official page speaks of trouble now. */
export function ownEvidence(situation: Situation, view: OwnView | null, admitted: boolean): Evidence[] {
  if (!view) return earlierFailure(situation, admitted);
  const { service } = situation;
  const { sign, tally } = view;
  const { host, at, since, count, status } = tally;
  const args = { service: service.name, host, count, ...(status !== null && { status: String(status) }) };
  const key = sign.startsWith('partial') ? partialKey(tally.outcome) : keyOf(sign);
  return [
    {
      class: 'own',
      sign: `own.${sign}` as const,
      says: text(key, args),
      stance: sign === 'works' ? 'against' : LOCAL_KINDS.has(sign) ? 'neutral' : 'for',
      at,
      source: 'browser',
      ...(sign !== 'works' && { since }),
    },
  ];
}

/** Failures that by themselves speak of this device or connection. */
const LOCAL_KINDS: ReadonlySet<string> = new Set([
  'offline',
  'changed',
  'proxy',
  'blocked',
  'certificate-here',
  'refused',
]);

/** Signs that are told in the words of another one. */
const TOLD_AS: Readonly<Record<string, string>> = {
  unreachable: 'connection',
  'certificate-here': 'certificate',
};

/** The sentence of a sign; every failure has one (`test/assess/own-words.test.ts`). */
export function keyOf(sign: string) {
  return `evidence.own.${TOLD_AS[sign] ?? sign}` as 'evidence.own.works';
}

function partialKey(outcome: 'works' | FailureKind) {
  if (outcome === 'server-error') return 'evidence.own.partial-error' as const;
  return outcome === 'refused'
    ? ('evidence.own.partial-refused' as const)
    : ('evidence.own.partial' as const);
}

function latest(tallies: readonly HostTally[]): HostTally | undefined {
  return tallies.reduce<HostTally | undefined>(
    (best, tally) => (best && best.at >= tally.at ? best : tally),
    undefined,
  );
}
