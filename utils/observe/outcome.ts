import { classifyError } from './classify.ts';
import type { Observation } from './types.ts';

/** How a request failed, as far as this browser can tell; the rows of `own` and `control` evidence. */
export const FAILURE_KINDS = [
  'offline',
  'changed',
  'proxy',
  'blocked',
  'dns',
  'connection',
  'unreachable',
  'tls',
  'certificate',
  'certificate-here',
  'wrong-name',
  'http',
  'server-error',
  'refused',
  'legal',
  'unknown',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** Longest prefix of an error's type first. */
const KIND_OF_TYPE: readonly (readonly [prefix: string, kind: FailureKind])[] = [
  ['network.offline', 'offline'],
  ['network.changed', 'changed'],
  ['network.proxy', 'proxy'],
  ['client.blocked', 'blocked'],
  ['client.policy', 'blocked'],
  ['dns', 'dns'],
  ['tls.cert.name_invalid', 'wrong-name'],
  ['tls.cert', 'certificate'],
  ['tls', 'tls'],
  // what a filter that answers with the address of nobody looks like, too
  ['tcp.refused', 'unreachable'],
  ['tcp.address', 'unreachable'],
  ['tcp', 'connection'],
  ['h', 'http'],
];

/**
 * What one observation says: it worked, it failed in some way, or nothing (`null`) for aborts and for
 * faults of the device that have no bearing on any site, such as a full disk.
 */
export function outcomeOf(observation: Observation): 'works' | FailureKind | null {
  const { error, status, sub } = observation;
  if (error !== undefined) {
    const { type, prior, ignored } = classifyError(error);
    if (ignored || (type === 'client.device' && prior === 'local')) return null;
    // blockers stop trackers inside pages all day long: only a blocked page means something
    if (sub && type.startsWith('client.')) return null;
    // the browser itself says that the fault lies here: interception, or a clock that is behind
    if (type.startsWith('tls.cert') && prior === 'local') return 'certificate-here';
    return KIND_OF_TYPE.find(([prefix]) => type.startsWith(prefix))?.[1] ?? 'unknown';
  }
  if (status !== undefined) {
    if (status >= 500) return 'server-error';
    if (status === 451) return 'legal';
    if (status === 407) return 'proxy';
    if (status === 401 || status === 403 || status === 429) return 'refused';
    return 'works'; // a 404 is an answer of a server that works
  }
  return observation.ok ? 'works' : 'unknown';
}
