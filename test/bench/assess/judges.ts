import type { Evidence, EvidenceClass, Verdict } from '../../../utils/assess/types.ts';
import { isTrouble } from '../../../utils/health.ts';

/** What a way of judging says: the part of a verdict that worlds expect something of. */
export type Ruling = Pick<Verdict, 'scope' | 'cause' | 'confidence'> & { upstream: string | null };

/** Judges anew from the evidence that a verdict was made of. */
export type Judge = (verdict: Verdict) => Ruling;

const ruling = (scope: Ruling['scope'], cause: Ruling['cause'], confidence: number): Ruling => ({
  scope,
  cause,
  confidence,
  upstream: null,
});
const UNKNOWN = ruling('unknown', null, 0.5);

const piece = (evidence: readonly Evidence[], name: EvidenceClass) =>
  evidence.find((one) => one.class === name);
const signOf = (evidence: readonly Evidence[], name: EvidenceClass) =>
  (piece(evidence, name)?.sign ?? '').slice(name.length + 1);

export const ours: Judge = ({ scope, cause, confidence, upstream }) => ({
  scope,
  cause,
  confidence,
  upstream: upstream?.provider ?? null,
});

/** What a monitor of status pages says: the page is right. */
export const officialOnly: Judge = ({ evidence }) => {
  const health = piece(evidence, 'official')?.health;
  if (health === undefined || health === 'unknown') return UNKNOWN;
  return isTrouble(health) ? ruling('widespread', 'service', 1) : ruling('none', null, 1);
};

/** What "is it down" from one machine says: what fails here is down. */
export const pingOnly: Judge = ({ evidence }) => {
  const sign = signOf(evidence, 'own');
  if (sign === '' || sign.startsWith('earlier')) return UNKNOWN;
  return sign === 'works' ? ruling('none', null, 1) : ruling('widespread', 'service', 1);
};

/** The same evidence and rules as ours, as a table of cases without numbers: first row that fits. */
export const decisionTable: Judge = ({ evidence }) => {
  const [own, control, resolver, vantage, routes, official, people, up] = (
    ['own', 'control', 'resolver', 'vantage', 'routes', 'official', 'people', 'upstream'] as const
  ).map((name) => signOf(evidence, name));
  const isFailing = own !== '' && own !== 'works';
  const sure = (to: Ruling['scope'], cause: Ruling['cause']) => ruling(to, cause, 0.9);
  if (control === 'portal') return sure('local', 'captive_portal');
  if (control === 'offline' || own === 'offline' || own === 'changed') return sure('local', 'offline');
  if (control === 'certificate') return sure('local', 'certificate');
  if (control === 'dns') return sure('local', 'resolver');
  if (control === 'fail') return sure('local', own === 'dns' ? 'resolver' : 'offline');
  if (own === 'blocked') return sure('local', 'blocked');
  if (own === 'proxy') return sure('local', 'proxy');
  if (own === 'refused') return sure('local', 'account');
  if (up === 'confirmed' || up === 'likely')
    return own === 'works'
      ? sure('none', null)
      : { ...sure('widespread', 'upstream'), upstream: nameOf(evidence) };
  if (routes === 'gone') return sure('widespread', 'routing');
  if (resolver === 'servfail' || resolver === 'nxdomain') return sure('widespread', 'dns');
  if (official === 'red') return sure('widespread', 'service');
  if (official === 'maintenance')
    return isFailing ? sure('widespread', 'maintenance') : sure('none', 'maintenance');
  if (vantage === 'network-fails') return sure('regional', 'path');
  if (vantage === 'country-blocked') return sure('regional', 'blocked');
  if (vantage === 'country-fails') return sure('regional', 'service');
  if (isFailing && (vantage?.startsWith('fail') || people === 'widespread' || people === 'surge'))
    return sure('widespread', 'service');
  if (own === 'partial') return sure('widespread', 'service');
  if (isFailing && vantage === 'ok')
    return sure('local', own === 'dns' ? 'resolver' : own === 'certificate' ? 'certificate' : 'path');
  if (isFailing || people === 'widespread') return UNKNOWN;
  if (own === 'works' || official?.startsWith('green') || vantage === 'ok') return sure('none', null);
  return UNKNOWN;
};

function nameOf(evidence: readonly Evidence[]): string | null {
  return piece(evidence, 'upstream')?.upstream?.provider ?? null;
}
