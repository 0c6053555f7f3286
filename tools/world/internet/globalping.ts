import type { Outcome } from '../schema.ts';
import type { Addresses } from './addresses.ts';
import type { Hosts, Place } from './hosts.ts';
import { json, type Reply, type Request, type Responder } from './request.ts';

const API = '/v1/measurements';
/** Time from a measurement's start to its end, ms. */
const TAKES = 2500;
/** Where a probe stands when only the continent, or nothing, is asked for: large access networks. */
const PLACES: readonly (Required<Pick<Place, 'country' | 'asn'>> & { continent: string })[] = [
  { continent: 'NA', country: 'US', asn: 7922 },
  { continent: 'EU', country: 'DE', asn: 3320 },
  { continent: 'AS', country: 'JP', asn: 2516 },
  { continent: 'SA', country: 'BR', asn: 26599 },
  { continent: 'OC', country: 'AU', asn: 1221 },
  { continent: 'AF', country: 'ZA', asn: 3741 },
  { continent: 'EU', country: 'GB', asn: 2856 },
  { continent: 'AS', country: 'SG', asn: 3758 },
];

type Location = { country?: string; asn?: number; continent?: string; magic?: string; limit?: number };
type Measurement = { id: string; host: string; probes: Place[]; createdAt: number };

/**
 * Globalping: probes all over the world fetch a page. Creating answers 202 and an id, asking for the
 * id tells what every probe got, `in-progress` first.
 */
export function createGlobalping(hosts: Hosts, addresses: Addresses, user: Place): Responder {
  const measurements = new Map<string, Measurement>();

  function create({ body }: Request, now: number): Reply {
    const { type, target, locations = [], limit } = parse(body);
    if (typeof type !== 'string' || typeof target !== 'string')
      return json({ error: { type: 'validation_error', message: 'Parameter validation failed.' } }, 400);
    const id = `world${measurements.size + 1}`;
    const probes = (locations.length === 0 ? [{ magic: 'world' }] : locations).flatMap((location) =>
      stand(location, location.limit ?? limit ?? 1, user),
    );
    measurements.set(id, { id, host: target.toLowerCase(), probes, createdAt: now });
    return json({ id, probesCount: probes.length }, 202, {
      location: `https://api.globalping.io${API}/${id}`,
      'x-ratelimit-limit': '250',
      'x-ratelimit-remaining': String(250 - probes.length),
    });
  }

  function poll(id: string, now: number): Reply {
    const measurement = measurements.get(id);
    if (!measurement) return json({ error: { type: 'not_found', message: "Couldn't find it." } }, 404);
    const { host, probes, createdAt } = measurement;
    const done = now >= createdAt + TAKES;
    return json({
      id,
      type: 'http',
      target: host,
      status: done ? 'finished' : 'in-progress',
      createdAt: new Date(createdAt).toISOString(),
      updatedAt: new Date(now).toISOString(),
      probesCount: probes.length,
      results: probes.map((place) => ({
        probe: {
          continent: PLACES.find(({ country }) => country === place.country)?.continent ?? 'EU',
          country: place.country,
          city: '',
          asn: place.asn,
          network: `AS${place.asn}`,
          tags: ['eyeball-network'],
          resolvers: ['private'],
        },
        result: done
          ? result(hosts.http(host, place, createdAt), addresses.of(host))
          : { status: 'in-progress' },
      })),
    });
  }

  return (request, now) => {
    const { hostname, pathname } = request.url;
    if (hostname !== 'api.globalping.io') return null;
    if (pathname === API && request.method === 'POST') return create(request, now);
    if (pathname.startsWith(`${API}/`)) return poll(pathname.slice(API.length + 1), now);
    if (pathname === '/v1/limits')
      return json({
        rateLimit: { measurements: { create: { type: 'ip', limit: 250, remaining: 250, reset: 0 } } },
      });
    return json({ error: { type: 'not_found', message: 'No such endpoint.' } }, 404);
  };
}

function parse(body: string): { type?: unknown; target?: unknown; locations?: Location[]; limit?: number } {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}

/** The probes that a location brings. The user's own network has some in the user's own country. */
function stand({ country, asn, continent, magic = '' }: Location, limit: number, user: Place): Place[] {
  const number = asn ?? (/^AS(\d+)$/i.test(magic) ? Number(magic.slice(2)) : undefined);
  const land = country ?? (/^[A-Z]{2}$/.test(magic) ? magic : undefined);
  if (number !== undefined)
    return repeat(limit, () => ({
      asn: number,
      country: land ?? (number === user.asn ? user.country : 'US'),
    }));
  if (land !== undefined) return repeat(limit, (index) => ({ country: land, asn: 64500 + index }));
  const wanted = continent?.toUpperCase();
  const choice = PLACES.filter((place) => wanted === undefined || place.continent === wanted);
  return repeat(choice.length === 0 ? 0 : limit, (index) => choice[index % choice.length] ?? {});
}

function repeat(times: number, place: (index: number) => Place): Place[] {
  return Array.from({ length: times }, (_, index) => place(index));
}

/** In the words of the API: a finished test may still hold an error status; a failed one says whose fault. */
function result(outcome: Outcome, address: string) {
  if (typeof outcome === 'number' || outcome === 'ok') {
    const statusCode = outcome === 'ok' ? 200 : outcome;
    return {
      status: 'finished',
      rawOutput: `HTTP/1.1 ${statusCode}`,
      rawHeaders: '',
      rawBody: null,
      headers: {},
      truncated: false,
      statusCode,
      statusCodeName: '',
      resolvedAddress: address,
      timings: { total: 180, dns: 12, tcp: 30, tls: 40, firstByte: 90, download: 8 },
      tls: { authorized: true, protocol: 'TLSv1.3' },
    };
  }
  const words: Record<Exclude<typeof outcome, 'ok'>, string> = {
    dns: 'queryA ESERVFAIL',
    timeout: 'Request timeout. - ETIMEDOUT',
    refused: 'connect ECONNREFUSED - ECONNREFUSED',
    reset: 'read ECONNRESET - ECONNRESET',
    tls: 'TLS handshake failed - EPROTO',
  };
  return {
    status: 'failed',
    failureSource: outcome === 'dns' ? 'resolver' : 'target',
    rawOutput: words[outcome],
    rawHeaders: null,
    rawBody: null,
    headers: {},
    statusCode: null,
    statusCodeName: null,
    resolvedAddress: outcome === 'dns' ? null : address,
    timings: { total: null, dns: null, tcp: null, tls: null, firstByte: null, download: null },
    tls: null,
  };
}
