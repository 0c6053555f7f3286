import { type Health, severity } from '../health.ts';
import type { Cause, Evidence, Scope } from './types.ts';

/**
 * How the service is doing. Its own page decides when it admits trouble, unless nobody can reach the site; when
 * it is green or there is none, what was seen decides. Nothing seen is unknown, never green.
 */
export function healthOf(scope: Scope, cause: Cause | null, pieces: readonly Evidence[]): Health {
  const official = pieces.find((piece) => piece.class === 'official')?.health;
  const saw = (...signs: string[]) => pieces.some(({ sign }) => signs.includes(sign));
  if (scope === 'none') {
    return official === 'maintenance' ? official : 'operational';
  }
  if (scope === 'unknown') return 'unknown';
  if (cause === 'maintenance') return 'maintenance';
  if (saw('official.red') && official !== undefined && severity(official) > 0) {
    // a page that speaks of a trifle does not make up for a site that answers nobody
    const isGone = scope === 'widespread' && saw('vantage.fail', 'vantage.fail-dns') && !saw('own.works');
    return isGone ? 'major_outage' : official;
  }
  if (scope === 'local') {
    return saw('official.green', 'official.green-late', 'vantage.ok', 'vantage.network-refused')
      ? 'operational'
      : 'unknown';
  }
  if (scope === 'regional') return 'partial_outage';
  if (saw('own.flaky', 'vantage.mixed')) return 'degraded';
  if (saw('vantage.fail', 'vantage.fail-dns', 'resolver.servfail', 'resolver.nxdomain', 'routes.gone'))
    return 'major_outage';
  const { sign: own = '', health: before } = pieces.find((piece) => piece.class === 'own') ?? {};
  if (own === '' || own === 'own.works' || own.startsWith('own.partial')) return fromProvider(pieces);
  return before ?? 'major_outage';
}

/** What a provider's trouble means for a site that was not seen to fail: a part of it, at most. */
function fromProvider(pieces: readonly Evidence[]): Health {
  const provider = pieces.find((piece) => piece.class === 'upstream')?.health;
  return provider === 'degraded' ? 'degraded' : 'partial_outage';
}
