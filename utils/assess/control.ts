import type { Catalog, Service } from '../catalog/types.ts';
import { type Text, text } from '../i18n/text.ts';
import { domainOf } from '../net/domain.ts';
import { isPublicName } from '../net/private-host.ts';
import { LOG_SPAN } from '../observe/span.ts';
import { type HostTally, tallyHosts } from '../observe/tally.ts';
import { freshProbe } from './freshness.ts';
import { isOwn, type OwnView } from './own.ts';
import { isKin } from './relations.ts';
import type { Evidence, Situation } from './types.ts';

/** A success so shortly before the first failure still says something of the connection, ms: one round of polls. */
const SHORTLY = 5 * 60_000;
/** Feeds of one round are asked one after another: one that answers clears those that fail beside it, ms. */
const ROUND = 60_000;

/** Unrelated hosts of the last minutes: they tell this connection's faults from the service's. */
type Control = {
  /** Last time that anything else worked; null when nothing did. */
  workedAt: number | null;
  /** A host that worked then, for the sentence; null where only feeds were read. */
  worked: string | null;
  /** Unrelated hosts that fail since then. */
  failing: HostTally[];
};

/** Evidence of class `control`: the connectivity pages of a check first, then what else was opened. */
export function controlEvidence(situation: Situation, own: OwnView | null): Evidence[] {
  const { now } = situation;
  const control = viewControl(situation, own);
  const sign = signOf(situation, own, control);
  if (!sign) return [];
  const says = sentence(sign, control);
  const fails = sign !== 'fine' && sign !== 'fine-before';
  const since = Math.min(now, ...control.failing.map((tally) => tally.since));
  return [
    {
      class: 'control',
      sign: `control.${sign}`,
      says,
      stance: fails ? 'against' : 'neutral',
      at: fails ? now : (control.workedAt ?? now),
      source: 'browser',
      ...(fails && { since }),
    },
  ];
}

function viewControl(situation: Situation, own: OwnView | null): Control {
  const { now, service, catalog, observations, official, providers } = situation;
  const others = tallyHosts(observations, now - LOG_SPAN).filter((tally) => !isOwn(tally, service));
  const works = others.filter(isAnswered);
  const newest = works.reduce<HostTally | null>(
    (best, one) => (best && best.at >= one.at ? best : one),
    null,
  );
  // a feed that was read came over this connection too
  const feeds = [official, ...providers.map(({ signal }) => signal)].map((signal) => signal?.readAt ?? 0);
  const fedAt = Math.max(0, ...feeds.filter((at) => at <= now));
  const ownAt = own && isAnswered(own.tally) ? own.tally.at : 0;
  const workedAt = Math.max(fedAt, newest?.at ?? 0, ownAt);
  const isUnrelated = (tally: HostTally) => {
    const known = serviceOf(tally, catalog);
    return !known || !isKin(known, service, catalog);
  };
  const isSince = (tally: HostTally) => tally.at > workedAt + (tally.feed ? ROUND : 0);
  return {
    workedAt: workedAt > 0 ? workedAt : null,
    worked: newest && newest.at >= fedAt ? newest.host : null,
    failing: others.filter(
      (tally) => !isAnswered(tally) && !tally.sub && isSince(tally) && isUnrelated(tally),
    ),
  };
}

/** An error page is an answer too: whatever ails the site, it came over this connection. */
function isAnswered({ outcome }: HostTally): boolean {
  return ['works', 'server-error', 'refused', 'legal'].includes(outcome);
}

type Sign =
  | 'portal'
  | 'offline'
  | 'dns'
  | 'certificate'
  | 'wrong-name'
  | 'proxy'
  | 'fail'
  | 'one-fails'
  | 'fine'
  | 'fine-before';

function signOf(situation: Situation, own: OwnView | null, control: Control): Sign | null {
  const probed = probedConnection(situation);
  if (probed === 'portal') return 'portal';
  const { failing, workedAt } = control;
  const kinds = failing.map(({ outcome }) => outcome);
  // interception and a wrong clock spare some sites, so that others work proves nothing
  if (own?.sign === 'wrong-name' && othersShare((kind) => kind === 'wrong-name', situation))
    return 'wrong-name';
  if (own && isDistrusted(own.sign) && othersShare(isDistrusted, situation)) return 'certificate';
  const began = own && own.sign !== 'works' ? own.tally.since : null;
  const hasWorkedSince = workedAt !== null && began !== null && workedAt >= began;
  // a proxy that lets others through keeps these out; the way into the intranet goes past it
  const isPassed = hasWorkedSince && (control.worked === null || isPublicName(control.worked));
  if (own?.sign === 'proxy' && !isPassed && othersShare((kind) => kind === 'proxy', situation))
    return 'proxy';

  const ownEnds = own && own.sign !== 'works' ? own.tally.at : null;
  if (hasWorkedSince && (ownEnds ?? 0) <= workedAt + SHORTLY) return 'fine';
  if (probed === 'ok') return 'fine';
  if (probed === 'none' || kinds.includes('offline')) return 'offline';
  if (probed === 'dns') return 'dns';
  // nothing has come through since the check of another site found the login page
  if (probed === null && began !== null && (workedAt ?? 0) < (situation.portalAt ?? 0)) return 'portal';
  const strangers = countStrangers(failing, situation.catalog);
  if (strangers >= 2) return kinds.every((kind) => kind === 'dns') ? 'dns' : 'fail';
  // what is fine as far as we know is not put in doubt because one other site fails
  if (strangers === 1 && began !== null) return 'one-fails';
  if (began === null || workedAt === null) return null;
  return workedAt >= began - SHORTLY ? 'fine-before' : null;
}

/**
 * What the connectivity pages of a check say. They are reached by name, so their silence counts only when
 * nobody else answered either.
 */
function probedConnection(situation: Situation): 'ok' | 'portal' | 'dns' | 'none' | null {
  const probe = freshProbe(situation);
  if (!probe || probe.connectivity.length === 0) return null;
  const results = probe.connectivity.map(({ result }) => result);
  if (results.includes('ok')) return 'ok';
  if (results.includes('portal')) return 'portal';
  const resolved = probe.dns.some(({ rcode }) => rcode !== null);
  if (probe.vantage.length > 0) return null;
  if (resolved) return 'dns';
  return probe.dns.length > 0 ? 'none' : null;
}

function isDistrusted(kind: string): boolean {
  return kind === 'certificate' || kind === 'certificate-here';
}

function othersShare(isKind: (kind: string) => boolean, { now, service, observations }: Situation): boolean {
  return tallyHosts(observations, now - LOG_SPAN).some(
    (tally) => isKind(tally.outcome) && !tally.sub && !isOwn(tally, service),
  );
}

/** How many of these have nothing to do with each other, up to two: what may fail from one cause counts once. */
function countStrangers([first, ...others]: readonly HostTally[], catalog: Catalog): 0 | 1 | 2 {
  if (!first) return 0;
  return others.some((tally) => !mayShareCause(tally, first, catalog)) ? 2 : 1;
}

function mayShareCause(a: HostTally, b: HostTally, catalog: Catalog): boolean {
  const [one, other] = [a, b].map((tally) => serviceOf(tally, catalog));
  if (one && other) return isKin(one, other, catalog);
  return domainOf(a.host) === domainOf(b.host);
}

/** The service of a page, or the one whose status is told there: a company's status page falls with it. */
function serviceOf({ service, host }: HostTally, catalog: Catalog): Service | undefined {
  if (service !== null) return catalog.services.get(service);
  return statusHosts(catalog).get(host);
}

/** Hosts on which services tell their status, read once per catalogue: it has hundreds of addresses. */
const hostsOfCatalogs = new WeakMap<Catalog, ReadonlyMap<string, Service>>();

function statusHosts(catalog: Catalog): ReadonlyMap<string, Service> {
  const known = hostsOfCatalogs.get(catalog);
  if (known) return known;
  const hosts = new Map<string, Service>();
  for (const service of catalog.services.values()) {
    for (const url of [service.page, service.feed?.url]) {
      const host = url === undefined ? undefined : new URL(url).hostname.replace(/^www\./, '');
      if (host !== undefined && !hosts.has(host)) hosts.set(host, service);
    }
  }
  hostsOfCatalogs.set(catalog, hosts);
  return hosts;
}

function sentence(sign: Sign, { failing, worked }: Control): Text {
  switch (sign) {
    case 'portal':
      return text('evidence.control.portal');
    case 'offline':
      return text('evidence.control.offline');
    case 'certificate':
      return text('evidence.control.certificate');
    case 'wrong-name':
      return text('evidence.control.wrong-name');
    case 'proxy':
      return text('evidence.control.proxy');
    case 'dns':
      return text('evidence.control.dns');
    case 'fail':
      return text('evidence.control.fail', { count: failing.length });
    case 'one-fails':
      return text('evidence.control.one-fails', { host: failing[0]?.host ?? '' });
    default:
      return worked === null
        ? text('evidence.control.fine')
        : text('evidence.control.fine-host', { host: worked });
  }
}
