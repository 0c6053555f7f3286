import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeCheck, runCheck } from '../../utils/probe/check.ts';
import { CHECK_ORIGINS, OPERATORS } from '../../utils/probe/operators.ts';
import { type Asked, dnsAnswer, fakeNet, healthy, measurement, type Reply, timed } from './fake-net.ts';

const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 40) };

async function check(answer: (asked: Asked) => Reply | undefined, more: object = {}) {
  const net = fakeNet(answer);
  const { result, took } = await timed(net, runCheck({ host: 'www.wiki.com', ...net.parts, ...more }));
  return { report: result, took, asked: net.asked };
}

const onDns = (reply: (asked: Asked) => Reply | undefined) =>
  healthy((asked) => (/^(cloudflare-dns|dns\.google)/.test(asked.url.hostname) ? reply(asked) : undefined));
const onGlobalping = (outcome: Parameters<typeof measurement>[0]) => (asked: Asked) =>
  asked.url.hostname === 'api.globalping.io' && asked.method === 'GET'
    ? { json: measurement(outcome) }
    : undefined;

describe('runCheck', () => {
  it('reports a healthy site from all sides, and who was asked', async () => {
    const { report } = await check(healthy());
    expect(report.connectivity.map(({ result }) => result)).toEqual(['ok', 'ok', 'ok']);
    expect(report.dns).toEqual([
      { operator: 'Cloudflare', rcode: 'NOERROR', ede: null, addresses: true },
      { operator: 'Google', rcode: 'NOERROR', ede: null, addresses: true },
    ]);
    expect(report.vantage.map(({ near, result }) => `${near} ${result}`)).toEqual([
      'network ok',
      'country ok',
      'elsewhere ok',
      'elsewhere ok',
    ]);
    expect(report).toMatchObject({ host: 'www.wiki.com', routes: [], blocking: null });
    expect(new Set(report.asked)).toEqual(new Set(['Google', 'Cloudflare', 'Apple', 'Globalping']));
  });

  it('asks eight probes at most, near the person and on other continents', async () => {
    const { asked } = await check(healthy());
    const created = JSON.parse(asked.find(({ method }) => method === 'POST')?.body ?? '{}');
    expect(
      created.locations.reduce((sum: number, { limit }: { limit: number }) => sum + limit, 0),
    ).toBeLessThanOrEqual(8);
    expect(created.locations).toContainEqual({ asn: 55836, country: 'IN', limit: 2 });
    expect(created.locations).toContainEqual({ country: 'IN', limit: 2 });
    expect(created.target).toBe('www.wiki.com');
  });

  it('sees a login page in the place of plain http', async () => {
    const { report } = await check(({ url }) =>
      url.protocol === 'http:' ? { body: '<form>log in</form>' } : undefined,
    );
    expect(report.connectivity.map(({ result }) => result)).toEqual(['portal', 'portal', 'portal']);
    expect(report.vantage).toEqual([]);
    expect(report.dns.every(({ rcode }) => rcode === null)).toBe(true);
  });

  it("listens to the browser's own portal detection", async () => {
    const { report } = await check(() => undefined, { captivePortal: async () => 'portal' as const });
    expect(report.connectivity).toContainEqual({ operator: 'Firefox', result: 'portal' });
  });

  it('reads the extended error of both resolvers and looks for the routes then', async () => {
    const { report, asked } = await check(
      healthy(({ url }) => {
        if (url.hostname === 'cloudflare-dns.com')
          return {
            json: { Status: 2, Comment: ['EDE(22): No Reachable Authority (192.0.2.53:53 timed out)'] },
          };
        if (url.hostname === 'dns.google')
          return { json: { Status: 2, extended_dns_errors: [{ info_code: 22, extra_text: '' }] } };
        if (url.hostname === 'stat.ripe.net')
          return { json: { data: { visibility: { v4: { ris_peers_seeing: 6, total_ris_peers: 300 } } } } };
        return onGlobalping('dns')({
          url,
          method: url.pathname.endsWith('m1') ? 'GET' : 'POST',
          body: '',
          at: 0,
        });
      }),
    );
    expect(report.dns).toMatchObject([
      { rcode: 'SERVFAIL', ede: 22 },
      { rcode: 'SERVFAIL', ede: 22 },
    ]);
    expect(report.routes).toEqual([{ of: 'nameserver', resource: '192.0.2.53', visibility: 0.02 }]);
    expect(report.vantage.every(({ result }) => result === 'dns')).toBe(true);
    expect(asked.filter(({ url }) => url.hostname === 'stat.ripe.net')).toHaveLength(1);
  });

  it('looks for routes of site and name servers when every vantage point fails', async () => {
    const { report } = await check(
      healthy((asked) => {
        if (asked.url.hostname === 'stat.ripe.net')
          return { json: { data: { visibility: { v4: { ris_peers_seeing: 300, total_ris_peers: 300 } } } } };
        return onGlobalping('timeout')(asked);
      }),
    );
    expect(report.routes.map(({ of }) => of)).toEqual(['site', 'nameserver']);
  });

  it('asks OONI only when the country fails alone', async () => {
    const ooni = { result: { anomaly_count: 36, confirmed_count: 0, measurement_count: 40 } };
    const { report } = await check(
      healthy((asked) =>
        asked.url.hostname === 'api.ooni.org'
          ? { json: ooni }
          : onGlobalping(['timeout', 'timeout', 'ok', 'ok'])(asked),
      ),
    );
    expect(report.blocking).toEqual({ country: 'IN', anomalies: 0.9, measurements: 40 });
    const fine = await check(healthy());
    expect(fine.asked.some(({ url }) => url.hostname === 'api.ooni.org')).toBe(false);
  });

  it.each([
    [403, 'bot-wall'],
    [429, 'bot-wall'],
    [404, 'ok'],
    [301, 'ok'],
    [503, 'error-status'],
  ] as const)('a probe that gets %i saw %s', async (status, result) => {
    const { report } = await check(healthy(onGlobalping(status)));
    expect(report.vantage[0]).toMatchObject({ result, status });
  });

  it("keeps a probe's own fault apart", async () => {
    const { report } = await check(healthy(onGlobalping(['internal', 'ok', 'ok', 'ok'])));
    expect(report.vantage.map(({ result }) => result)).toEqual(['internal', 'ok', 'ok', 'ok']);
  });

  it('takes an address for an address when only AAAA fails', async () => {
    const { report } = await check(
      onDns(({ url }) =>
        url.searchParams.get('type') === 'AAAA'
          ? { json: { Status: 2 } }
          : { json: dnsAnswer('A', 'www.wiki.com') },
      ),
    );
    expect(report.dns[0]).toMatchObject({ rcode: 'NOERROR', addresses: true });
  });

  it.each([
    ['silence', () => ({ hang: true as const })],
    ['refusal', () => ({ fail: true as const })],
    ['nonsense', () => ({ body: '<html>' })],
    ['other shapes', () => ({ json: { results: 7 } })],
    ['error statuses', () => ({ status: 500, json: {} })],
  ])('counts %s of everybody as missing evidence and is over in 30 seconds', async (_, answer) => {
    const { report, took } = await check(answer, { country: null, asn: null });
    expect(took).toBeLessThan(30_000);
    expect(report).toMatchObject({ vantage: [], routes: [], blocking: null });
    expect(report.dns.every(({ rcode }) => rcode === null)).toBe(true);
  });

  it('is over in 30 seconds when a measurement never finishes, with what is there', async () => {
    const half = measurement('ok');
    const { report, took } = await check(
      healthy((asked) =>
        asked.url.hostname === 'api.globalping.io' && asked.method === 'GET'
          ? { json: { ...half, status: 'in-progress', results: half.results.slice(0, 2) } }
          : undefined,
      ),
    );
    expect(took).toBeLessThan(30_000);
    expect(report.vantage).toHaveLength(2);
  });

  it('finds out country and network of this connection where they are not known', async () => {
    const { asked, report } = await check(
      healthy(({ url }) => {
        if (url.hostname === 'one.one.one.one') return { body: 'fl=1\nip=198.18.0.9\nloc=DE\n' };
        if (url.pathname.includes('network-info')) return { json: { data: { asns: ['3320'] } } };
        return undefined;
      }),
      { country: 'IN', asn: null },
    );
    const created = JSON.parse(asked.find(({ method }) => method === 'POST')?.body ?? '{}');
    expect(created.locations[0]).toEqual({ asn: 3320, country: 'DE', limit: 2 });
    expect(report.vantage[3]?.near).toBe('network');
  });
});

describe('privacy of a check', () => {
  const named = OPERATORS.filter((operator) => operator.named).flatMap(({ hosts }) => [...hosts] as string[]);

  it.each(['intranet', 'wiki.corp', '10.0.0.5', 'localhost', '203.0.114.9'])(
    '%s is named to nobody',
    async (host) => {
      const { asked, report } = await check(healthy(), { host });
      expect(asked.filter(({ url }) => named.includes(url.hostname))).toEqual([]);
      expect(report.connectivity).not.toEqual([]);
    },
  );

  it('names nothing without consent', async () => {
    const { asked } = await check(healthy(), { mayName: false });
    expect(asked.filter(({ url }) => named.includes(url.hostname))).toEqual([]);
  });

  it('asks only operators that are listed, and sends the bare host', async () => {
    const hosts = OPERATORS.flatMap((operator) => [...operator.hosts] as string[]);
    const answers = fc.constantFrom<Reply>(
      { fail: true },
      { json: { Status: 2 } },
      { json: { id: 'x' } },
      { status: 503 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(answers, { minLength: 1, maxLength: 5 }), async (replies) => {
        let turn = 0;
        const { asked } = await check(() => replies[turn++ % replies.length]);
        for (const { url, body } of asked) {
          expect(hosts).toContain(url.hostname);
          expect(`${url.search} ${body}`).not.toMatch(/wiki\.com\/\w/);
        }
      }),
      RUNS,
    );
  });
});

describe('where the browser keeps some answers from us', () => {
  /** Only what sends CORS headers can be read. */
  const strict = { asn: null, mayRead: async (origins: string[]) => origins.length === 0 };
  const CLOSED: string[] = OPERATORS.filter(({ open }) => !open).flatMap(({ hosts }) => [...hosts]);

  it('nobody is asked in vain: what is missing is no sign of a dead connection', async () => {
    const { report, asked } = await check(healthy(), strict);
    expect(report.connectivity).toEqual([]);
    expect(report.dns.map(({ rcode }) => rcode)).toEqual(['NOERROR', 'NOERROR']);
    expect(report.vantage.length).toBeGreaterThan(0);
    expect(asked.filter(({ url }) => CLOSED.includes(url.hostname))).toEqual([]);
    expect(report.unasked).toEqual([
      'google-connectivity',
      'cloudflare-connectivity',
      'apple-connectivity',
      'cloudflare-trace',
    ]);
    expect(report.asked).toEqual(['Cloudflare', 'Google', 'Globalping']);
  });

  it('asks the rest, and only the rest, once it may', async () => {
    const { report } = await check(healthy(), strict);
    const net = fakeNet(healthy());
    const input = { host: 'www.wiki.com', ...net.parts };
    const { result } = await timed(net, completeCheck(input, report));
    expect(result).toMatchObject({ dns: report.dns, vantage: report.vantage, unasked: [] });
    expect(result.connectivity.map((one) => one.result)).toEqual(['ok', 'ok', 'ok']);
    expect(net.asked.map(({ url }) => url.protocol)).toEqual(['http:', 'http:', 'http:']);
  });

  it('asks for each host with the one scheme that is used', async () => {
    const used = await check(healthy(), { asn: null });
    const origins = used.asked.map(({ url }) => `${url.protocol}//${url.hostname}/*`);
    for (const origin of CHECK_ORIGINS.filter((one) => !one.includes('ooni')))
      expect(origins).toContain(origin);
    expect(CHECK_ORIGINS).toContain('https://api.ooni.org/*');
  });
});
