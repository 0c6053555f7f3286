import { describe, expect, it } from 'vitest';
import type { Situation, Verdict } from '../../utils/assess/types.ts';
import { answered, brokenPart, check, failing, judge, official, people, seen } from './fixtures.ts';

const DNS = 'net::ERR_NAME_NOT_RESOLVED';
const TIMEOUT = 'net::ERR_CONNECTION_TIMED_OUT';
const RESET = 'net::ERR_CONNECTION_RESET';
const CERTIFICATE = 'net::ERR_CERT_AUTHORITY_INVALID';

const works = (...ids: string[]) => ids.map((id) => seen(id, undefined, 0.5));
const three = people('danger', ['IN', 'US', 'DE']);
const offlineCheck = check(
  {},
  {},
  {
    connectivity: [{ operator: 'Google', result: 'failed' }],
    dns: [{ operator: 'Google', rcode: null, ede: null, addresses: false }],
    vantage: [],
  },
);

type Case = [story: string, situation: Partial<Situation>, expected: Partial<Verdict>];

/** Rows of the decision table: what fails here, what else was seen, and what it then is. */
const CASES: Case[] = [
  [
    'this device is offline',
    { observations: [seen('wiki', 'net::ERR_INTERNET_DISCONNECTED')] },
    { scope: 'local', cause: 'offline' },
  ],
  [
    'everything fails',
    { observations: [seen('wiki', TIMEOUT), seen('news', TIMEOUT), seen('bank', TIMEOUT)] },
    { scope: 'local', cause: 'offline' },
  ],
  [
    'a check that reaches nobody',
    { observations: [seen('wiki', DNS)], probe: offlineCheck },
    { scope: 'local', cause: 'offline' },
  ],
  [
    'a login page answers for everybody',
    {
      observations: [seen('wiki', 'net::ERR_CERT_COMMON_NAME_INVALID')],
      probe: { ...offlineCheck, connectivity: [{ operator: 'Google', result: 'portal' }] },
    },
    { scope: 'local', cause: 'captive_portal' },
  ],
  [
    "this network's resolver is dead while public DNS answers",
    {
      observations: [seen('wiki', DNS)],
      probe: { ...check(), connectivity: offlineCheck.connectivity, vantage: [] },
    },
    { scope: 'local', cause: 'resolver' },
  ],
  [
    'no name can be looked up',
    { observations: [seen('wiki', DNS), seen('news', DNS), seen('bank', DNS)] },
    { scope: 'local', cause: 'resolver' },
  ],
  [
    'only this name is not found here, and public DNS finds it',
    { observations: [seen('wiki', DNS), ...works('news')], probe: check() },
    { scope: 'local', cause: 'resolver', health: 'operational' },
  ],
  [
    'an extension blocks it',
    { observations: [seen('wiki', 'net::ERR_BLOCKED_BY_CLIENT'), ...works('news')] },
    { scope: 'local', cause: 'blocked' },
  ],
  [
    'an administrator blocks it',
    { observations: [seen('wiki', 'net::ERR_BLOCKED_BY_ADMINISTRATOR'), ...works('news')] },
    { scope: 'local', cause: 'blocked' },
  ],
  [
    'the proxy refuses it',
    { observations: [seen('wiki', 'net::ERR_TUNNEL_CONNECTION_FAILED'), ...works('news')] },
    { scope: 'local', cause: 'proxy' },
  ],
  [
    'certificates of several sites are not trusted, though others open',
    { observations: [seen('wiki', CERTIFICATE), seen('bank', CERTIFICATE), ...works('news')] },
    { scope: 'local', cause: 'certificate' },
  ],
  [
    'a certificate is refused here only',
    { observations: [seen('wiki', CERTIFICATE), ...works('news')], probe: check() },
    { scope: 'local', cause: 'certificate' },
  ],
  [
    'a certificate that ran out for everybody',
    {
      observations: [seen('wiki', 'net::ERR_CERT_DATE_INVALID'), ...works('news')],
      probe: check(failing('tls')),
    },
    { scope: 'widespread', cause: 'service', health: 'major_outage' },
  ],
  [
    'no answer here, answers everywhere else',
    {
      observations: [seen('wiki', TIMEOUT), ...works('news')],
      probe: check(),
      official: official('operational'),
    },
    { scope: 'local', cause: 'path', health: 'operational' },
  ],
  [
    'no answer within one network',
    { observations: [seen('wiki', TIMEOUT), ...works('news')], probe: check({ network: 'timeout' }) },
    { scope: 'regional', cause: 'path' },
  ],
  [
    'one country fails and is known to block it',
    {
      observations: [seen('wiki', RESET), ...works('news')],
      probe: check(
        { network: 'reset', country: 'reset' },
        {},
        { blocking: { country: 'IN', anomalies: 0.9, measurements: 40 } },
      ),
    },
    { scope: 'regional', cause: 'blocked' },
  ],
  [
    'one country gets errors from the service',
    {
      observations: [answered('wiki', 503), ...works('news')],
      probe: check({ network: 'error-status', country: 'error-status' }),
    },
    { scope: 'regional', cause: 'service' },
  ],
  [
    'nobody gets an answer',
    { observations: [seen('wiki', TIMEOUT), ...works('news')], probe: check(failing('timeout')) },
    { scope: 'widespread', cause: 'service', health: 'major_outage' },
  ],
  [
    'errors for everybody while the official page is green',
    {
      observations: [answered('wiki', 503), ...works('news')],
      probe: check(failing('error-status')),
      official: official('operational'),
    },
    { scope: 'widespread', cause: 'service', health: 'major_outage' },
  ],
  [
    'no public resolver reaches its name servers',
    {
      observations: [seen('wiki', DNS), ...works('news')],
      probe: check(failing('dns'), { rcode: 'SERVFAIL', ede: 22 }),
    },
    { scope: 'widespread', cause: 'dns', health: 'major_outage' },
  ],
  [
    'and the routes to its name servers are gone',
    {
      observations: [seen('wiki', DNS), ...works('news')],
      probe: check(
        failing('dns'),
        { rcode: 'SERVFAIL', ede: 22 },
        {
          routes: [{ of: 'nameserver', resource: '192.0.2.1', visibility: 0.02 }],
        },
      ),
    },
    { scope: 'widespread', cause: 'routing' },
  ],
  [
    'the name does not exist any more',
    {
      observations: [seen('wiki', DNS), ...works('news')],
      probe: check(failing('dns'), { rcode: 'NXDOMAIN' }),
    },
    { scope: 'widespread', cause: 'dns' },
  ],
  [
    'nobody knows the name of a page, while the site itself opens',
    {
      observations: [...works('wiki', 'news'), seen('wiki', DNS, 1, { host: 'wikki.wiki.com' })],
      probe: { ...check(failing('dns'), { rcode: 'NXDOMAIN' }), host: 'wikki.wiki.com' },
    },
    { scope: 'none', cause: null, health: 'operational' },
  ],
  [
    'the network changed while a page was loading',
    { observations: [...works('wiki', 'news'), seen('wiki', 'net::ERR_NETWORK_CHANGED')] },
    { scope: 'none', cause: null, health: 'operational' },
  ],
  [
    'no answer here, and people of three countries report it',
    { observations: [seen('wiki', TIMEOUT), ...works('news')], people: three },
    { scope: 'widespread', cause: 'service' },
  ],
  [
    'pages open, the API answers errors, and people report it',
    {
      observations: [...works('wiki', 'news'), brokenPart()],
      people: three,
      probe: check(),
    },
    { scope: 'widespread', cause: 'service', health: 'partial_outage' },
  ],
  [
    'pages open, one request of theirs fails, and nobody else says a word',
    { observations: [...works('wiki'), brokenPart()] },
    { scope: 'none', cause: null, health: 'operational' },
  ],
  [
    'turned away, while it works elsewhere',
    { observations: [answered('wiki', 403), ...works('news')], probe: check() },
    { scope: 'local', cause: 'account', health: 'operational' },
  ],
  [
    'turned away, as all automatic checks are',
    { observations: [answered('wiki', 429), ...works('news')], probe: check(failing('bot-wall')) },
    { scope: 'local', cause: 'account' },
  ],
  [
    'announced maintenance is under way and it fails',
    { observations: [answered('wiki', 503), ...works('news')], official: official('maintenance') },
    { scope: 'widespread', cause: 'maintenance', health: 'maintenance' },
  ],
  [
    'announced maintenance that nobody feels',
    { official: official('maintenance') },
    { scope: 'none', cause: 'maintenance', health: 'maintenance' },
  ],
  [
    'the official page is red',
    { official: official('major_outage') },
    { scope: 'widespread', health: 'major_outage' },
  ],
  [
    'the official page is red, but it opens here',
    { official: official('partial_outage'), observations: works('wiki') },
    { scope: 'widespread', health: 'partial_outage' },
  ],
  [
    'a bot wall and a page that opens',
    { observations: works('wiki'), probe: check(failing('bot-wall')) },
    { scope: 'none', health: 'operational' },
  ],
  [
    'it opens here and has no official page',
    { observations: works('wiki') },
    { scope: 'none', health: 'operational' },
  ],
  [
    'the official page is green',
    { official: official('operational') },
    { scope: 'none', health: 'operational' },
  ],
];

describe('verdicts by the decision table', () => {
  it.each(CASES)('%s', (_, situation, expected) => {
    const verdict = judge('wiki', situation);
    expect(verdict).toMatchObject(expected);
    expect(verdict.confidence).toBeGreaterThanOrEqual(0.6);
    expect(verdict.upstream).toBeNull();
  });
});

/** The same failure in the words of each browser. */
const SAME: Record<string, string[]> = {
  dns: [DNS, 'NS_ERROR_UNKNOWN_HOST', 'Error code 2152398878', 'net::ERR_DNS_TIMED_OUT'],
  connection: [TIMEOUT, RESET, 'net::ERR_CONNECTION_REFUSED', 'NS_ERROR_NET_RESET', 'Error code 2152398862'],
  certificate: [
    CERTIFICATE,
    'SEC_ERROR_UNKNOWN_ISSUER',
    'Error code 2153390067',
    'net::ERR_CERT_DATE_INVALID',
  ],
  protocol: ['net::ERR_EMPTY_RESPONSE', 'net::ERR_HTTP2_PROTOCOL_ERROR', 'NS_ERROR_NET_EMPTY_RESPONSE'],
  offline: ['net::ERR_INTERNET_DISCONNECTED', 'NS_ERROR_OFFLINE', 'Error code 2152398864'],
};

describe('in the words of every browser', () => {
  const network = Object.entries(SAME).flatMap(([kind, errors]) =>
    errors.map((error) => [kind, error] as const),
  );

  it.each(network)('%s, %s: everything here fails, so it is here', (_, error) => {
    const verdict = judge('wiki', { observations: ['wiki', 'news', 'bank'].map((id) => seen(id, error)) });
    expect(verdict.scope).toBe('local');
  });

  it.each(network.filter(([kind]) => kind !== 'offline'))(
    '%s, %s: it fails for everybody, so it is there',
    (kind, error) => {
      const probe =
        kind === 'dns' ? check(failing('dns'), { rcode: 'SERVFAIL', ede: 22 }) : check(failing('timeout'));
      expect(judge('wiki', { observations: [seen('wiki', error), ...works('news')], probe }).scope).toBe(
        'widespread',
      );
    },
  );

  it.each(network.filter(([kind]) => kind !== 'protocol' && kind !== 'offline'))(
    '%s, %s: it works for everybody else, so it is here',
    (_, error) => {
      const situation = {
        observations: [seen('wiki', error), ...works('news')],
        probe: check(),
        official: official('operational'),
      };
      expect(judge('wiki', situation).scope).toBe('local');
    },
  );
});
