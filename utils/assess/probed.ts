import { type Arg, text } from '../i18n/text.ts';
import type { DnsAnswer, ProbeReport, Vantage } from '../probe/types.ts';
import { freshProbe } from './freshness.ts';
import { namelessHost } from './nameless.ts';
import type { OwnView } from './own.ts';
import type { Evidence, Situation } from './types.ts';

/** Evidence of the classes `resolver`, `vantage` and `routes`, from the last check. */
export function probeEvidence(situation: Situation, own: OwnView | null): Evidence[] {
  const probe = freshProbe(situation);
  if (!probe) return [];
  // a page that opened after the check is newer news than what the check could not reach
  const since = own?.sign === 'works' && own.tally.since > probe.at ? null : probe;
  if (!since) return [];
  // nobody's name: it says nothing of the site, only that the address is wrong
  if (namelessHost(situation) !== null)
    return resolverEvidence(probe).map((piece) => ({
      ...piece,
      sign: 'resolver.nameless',
      stance: 'neutral',
    }));
  return [...resolverEvidence(probe), ...vantageEvidence(probe, situation), ...routeEvidence(probe)];
}

function resolverEvidence(probe: ProbeReport): Evidence[] {
  const answers = probe.dns.filter(({ rcode }) => rcode !== null);
  const [first] = answers;
  if (!first) return [];
  const sign = resolverSign(answers);
  const args = {
    host: probe.host,
    operators: { list: answers.map(({ operator }) => operator) },
    rcode: first.rcode ?? '',
  };
  const isSilent = answers.some(({ ede }) => ede === 22 || ede === 23);
  const key =
    sign === 'servfail' || sign === 'servfail-one'
      ? isSilent
        ? 'evidence.resolver.silent'
        : 'evidence.resolver.servfail'
      : (`evidence.resolver.${sign}` as const);
  return [
    {
      class: 'resolver',
      sign: `resolver.${sign}`,
      says: text(key, args),
      stance: sign === 'noerror' ? 'neutral' : 'for',
      at: probe.at,
      source: answers.map(({ operator }) => operator).join(', '),
    },
  ];
}

/** Extended errors that say "we are told to hide this" (RFC 8914: blocked, censored, filtered). */
const HIDDEN = [15, 16, 17];

function resolverSign(answers: readonly DnsAnswer[]) {
  if (answers.some(({ ede }) => ede !== null && HIDDEN.includes(ede))) return 'filtered';
  const all = (test: (answer: DnsAnswer) => boolean) => answers.every(test);
  if (all(({ rcode, addresses }) => rcode === 'NOERROR' && addresses)) return 'noerror';
  if (all(({ rcode }) => rcode === 'NXDOMAIN')) return 'nxdomain';
  if (all(({ rcode }) => rcode !== 'NOERROR' && rcode !== 'NXDOMAIN'))
    return answers.length > 1 ? 'servfail' : 'servfail-one';
  return 'mixed';
}

/** A site that turns programs away is a site at work. */
const isUp = ({ result }: Vantage) => result === 'ok' || result === 'bot-wall';

function vantageEvidence(probe: ProbeReport, { country }: Situation): Evidence[] {
  const judged = probe.vantage.filter(({ result }) => result !== 'internal');
  if (judged.length === 0) return [];
  const sign = vantageSign(judged, probe.blocking);
  const down = judged.filter((point) => !isUp(point));
  const args: Record<string, Arg> = {
    host: probe.host,
    count: judged.length,
    up: judged.length - down.length,
    total: judged.length,
    countries: { list: countriesOf(down.length > 0 ? down : judged) },
    country: { country: homeOf(judged) ?? country ?? '' },
    share: { percent: probe.blocking?.anomalies ?? 0 },
  };
  const isWall = sign === 'ok' && judged.every(({ result }) => result === 'bot-wall');
  return [
    {
      class: 'vantage',
      sign: `vantage.${sign}`,
      says: text(isWall ? 'evidence.vantage.bot-wall' : `evidence.vantage.${sign}`, args),
      stance: sign === 'ok' ? 'against' : 'for',
      at: probe.at,
      source: 'Globalping',
    },
  ];
}

function vantageSign(judged: readonly Vantage[], blocking: ProbeReport['blocking']) {
  const at = (near: Vantage['near']) => judged.filter((point) => point.near === near);
  const [network, country, elsewhere] = [at('network'), at('country'), at('elsewhere')];
  const up = judged.filter(isUp).length;
  if (up === judged.length) return 'ok';
  if (up === 0) {
    if (judged.length < 2) return 'mixed';
    return judged.every(({ result }) => result === 'dns') ? 'fail-dns' : 'fail';
  }
  const home = [...network, ...country];
  const isAwayUp = elsewhere.length > 0 && elsewhere.filter(isUp).length > elsewhere.length / 2;
  if (isAwayUp && home.length > 0 && !home.some(isUp)) {
    if (country.length === 0) return networkSign(network);
    return blocking && blocking.anomalies > 0.5 ? 'country-blocked' : 'country-fails';
  }
  if (isAwayUp && network.length > 0 && !network.some(isUp) && country.some(isUp))
    return networkSign(network);
  if (home.length > 0 && home.every(isUp) && isByCountry(elsewhere)) return 'elsewhere-fails';
  return 'mixed';
}

/** Whether all points of a country see the same, so that a border explains what fails. */
function isByCountry(points: readonly Vantage[]): boolean {
  const down = new Set(points.filter((point) => !isUp(point)).map(({ country }) => country));
  return !points.some((point) => isUp(point) && down.has(point.country));
}

/** Silence is a broken way; an answer that refuses means that this very network is not wanted. */
function networkSign(network: readonly Vantage[]): 'network-fails' | 'network-refused' {
  return network.every(({ result }) => result === 'timeout' || result === 'dns')
    ? 'network-fails'
    : 'network-refused';
}

function homeOf(points: readonly Vantage[]): string | undefined {
  return points.find(({ near }) => near !== 'elsewhere')?.country;
}

function countriesOf(points: readonly Vantage[]): Arg[] {
  return [...new Set(points.map(({ country }) => country))].slice(0, 4).map((country) => ({ country }));
}

/** Full-table peers that must see a prefix for it to be on the internet; below the first it is gone. */
const GONE = 0.1;
const REDUCED = 0.7;

function routeEvidence(probe: ProbeReport): Evidence[] {
  const known = probe.routes.filter(({ visibility }) => visibility !== null);
  const worst = known.toSorted((a, b) => (a.visibility ?? 1) - (b.visibility ?? 1))[0];
  if (!worst) return [];
  const visibility = worst.visibility ?? 1;
  const sign = visibility < GONE ? 'gone' : visibility < REDUCED ? 'reduced' : 'visible';
  const of = worst.of === 'nameserver' ? 'nameserver' : 'site';
  const args = { host: probe.host, share: { percent: visibility } };
  return [
    {
      class: 'routes',
      sign: `routes.${sign}`,
      says: text(sign === 'visible' ? 'evidence.routes.visible' : `evidence.routes.${sign}-${of}`, args),
      stance: sign === 'visible' ? 'neutral' : 'for',
      at: probe.at,
      source: 'RIPEstat',
    },
  ];
}
