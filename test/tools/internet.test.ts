import { describe, expect, it } from 'vitest';
import { createClock } from '../../tools/world/clock.ts';
import { createInternet } from '../../tools/world/internet.ts';
import { parseWorld } from '../../tools/world/read.ts';

const START = Date.parse('2021-10-04T15:00:00Z');

/** The internet of a small world, with a clock that runs whenever somebody waits. */
function open(described: object, files: Record<string, string> = {}) {
  const clock = createClock(START);
  const world = parseWorld({
    title: 't',
    start: '2021-10-04T15:00:00Z',
    end: '2021-10-04T17:00:00Z',
    user: { country: 'IN', asn: 55836 },
    ...described,
  });
  const bytes = new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]));
  const internet = createInternet({ name: 't', world, files: bytes }, clock);
  const run = async <Result>(work: Promise<Result>): Promise<Result> => {
    const settled = work.catch(() => null);
    await clock.runUntil(clock.now() + 200_000);
    await settled;
    return work;
  };
  return {
    clock,
    internet,
    get: (url: string, init?: RequestInit) => run(internet.fetch(url, init)),
    getJson: async (url: string, init?: RequestInit) => (await run(internet.fetch(url, init))).json(),
  };
}

describe('routes', () => {
  it('answer in order, within their time, byte for byte, and 404 where nothing is described', async () => {
    const { get, clock } = open(
      {
        routes: [
          { url: 'https://s.example/api/*', from: '2021-10-04T16:00:00Z', status: 500, body: 'b.html' },
          { url: 'https://s.example/api/summary.json', headers: { etag: '"1"' }, body: 'a.json' },
        ],
      },
      { 'a.json': '{ "a":1 }\n', 'b.html': 'oops' },
    );
    const first = await get('https://s.example/api/summary.json');
    expect([first.status, await first.text(), first.url]).toEqual([
      200,
      '{ "a":1 }\n',
      'https://s.example/api/summary.json',
    ]);
    const again = await get('https://s.example/api/summary.json', {
      headers: { 'if-none-match': 'W/"0", W/"1"' },
    });
    expect([again.status, again.headers.get('etag')]).toEqual([304, '"1"']);
    expect((await get('https://s.example/api/other.json')).status).toBe(404);
    await clock.runUntil(Date.parse('2021-10-04T16:00:00Z'));
    expect((await get('https://s.example/api/summary.json')).status).toBe(500);
  });

  it.each(['dns', 'refused', 'reset', 'timeout', 'tls'])('fail by %s as a browser tells it', async (fail) => {
    const { get } = open({ routes: [{ url: 'https://s.example/*', fail }] });
    await expect(get('https://s.example/x')).rejects.toThrow(new TypeError('Failed to fetch'));
  });

  it('honour the time limit of the caller', async () => {
    const { get, clock } = open({ routes: [{ url: 'https://s.example/*', fail: 'timeout' }] });
    await expect(get('https://s.example/', { signal: clock.timeout(15_000) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('follow redirects and tell where they ended', async () => {
    const { get } = open({
      routes: [{ url: 'https://s.example/feed', status: 301, headers: { location: 'https://new.example/' } }],
    });
    const response = await get('https://s.example/feed');
    expect([response.url, response.redirected]).toEqual(['https://new.example/', true]);
  });
});

describe('what the outside sees of a host', () => {
  const world = {
    hosts: [
      {
        host: 'facebook.com',
        dns: { rcode: 'SERVFAIL', ede: 22 },
        http: { '*': 'timeout', DE: 503, AS55836: 'ok' },
        visibility: 0.02,
      },
    ],
  };

  it('is told by both DNS over HTTPS operators in their own words', async () => {
    const { getJson } = open(world);
    const cloudflare = await getJson('https://cloudflare-dns.com/dns-query?name=www.facebook.com&type=A');
    expect(cloudflare).toMatchObject({ Status: 2, Comment: [expect.stringContaining('EDE(22)')] });
    expect(cloudflare).not.toHaveProperty('Answer');
    const google = await getJson('https://dns.google/resolve?name=www.facebook.com&type=1');
    expect(google).toMatchObject({ Status: 2, extended_dns_errors: [{ info_code: 22 }] });
    const healthy = await getJson('https://dns.google/resolve?name=www.wikipedia.org&type=A');
    expect(healthy).toMatchObject({
      Status: 0,
      Answer: [{ type: 1, data: expect.stringMatching(/^\d+\./) }],
    });
    const servers = await getJson('https://dns.google/resolve?name=wikipedia.org&type=NS');
    expect(servers.Answer[0]).toMatchObject({ type: 2, data: 'a.ns.wikipedia.org.' });
  });

  it('is measured by vantage points in the countries and networks that were asked for', async () => {
    const { get, getJson } = open(world);
    const created = await get('https://api.globalping.io/v1/measurements', {
      method: 'POST',
      body: JSON.stringify({
        type: 'http',
        target: 'facebook.com',
        locations: [{ country: 'DE', limit: 2 }, { asn: 55836 }, { continent: 'SA' }],
      }),
    });
    expect(created.status).toBe(202);
    const { id, probesCount } = await created.json();
    expect(probesCount).toBe(4);
    const { status, results } = await getJson(`https://api.globalping.io/v1/measurements/${id}`);
    expect(status).toBe('finished');
    expect(
      results.map(({ probe, result }: { probe: { country: string }; result: Record<string, unknown> }) => [
        probe.country,
        result.status,
        result.statusCode,
        result.failureSource,
      ]),
    ).toEqual([
      ['DE', 'finished', 503, undefined],
      ['DE', 'finished', 503, undefined],
      ['IN', 'finished', 200, undefined],
      ['BR', 'failed', null, 'target'],
    ]);
  });

  it('is seen by the route collectors', async () => {
    const { getJson } = open({ hosts: [{ host: 'facebook.com', visibility: 0.02 }] });
    const { Answer } = await getJson('https://dns.google/resolve?name=a.ns.facebook.com&type=A');
    const of = async (resource: string) =>
      (await getJson(`https://stat.ripe.net/data/routing-status/data.json?resource=${resource}`)).data
        .visibility.v4;
    const { ris_peers_seeing, total_ris_peers } = await of(Answer[0].data);
    expect(ris_peers_seeing / total_ris_peers).toBeCloseTo(0.02, 1);
    expect((await of('8.8.8.8')).ris_peers_seeing).toBe(total_ris_peers);
  });

  it('was measured as blocked where the world says so, and not where it merely fails', async () => {
    const { getJson } = open({
      hosts: [
        { host: 'blocked.example', http: { IR: 'reset' }, ooni: { IR: 0.9 } },
        { host: 'dead.example', http: { IR: 'timeout' } },
      ],
    });
    const anomalies = async (domain: string, country: string) =>
      (
        await getJson(
          `https://api.ooni.org/api/v1/aggregation?domain=${domain}&probe_cc=${country}&test_name=web_connectivity`,
        )
      ).result.anomaly_count;
    expect(await anomalies('blocked.example', 'IR')).toBe(45);
    expect(await anomalies('blocked.example', 'DE')).toBe(1);
    expect(await anomalies('dead.example', 'IR')).toBe(1);
  });
});

describe("the user's own connection", () => {
  const probe = 'http://connectivitycheck.gstatic.com/generate_204';

  it('answers the connectivity endpoints when all is well', async () => {
    const { get } = open({});
    expect((await get(probe)).status).toBe(204);
    expect(await (await get('http://detectportal.firefox.com/success.txt?ipv4')).text()).toBe('success\n');
  });

  it('lets nothing through while offline', async () => {
    const { get } = open({ connection: [{ state: 'offline' }] });
    for (const url of [probe, 'https://dns.google/resolve?name=a.example', 'https://1.1.1.1/'])
      await expect(get(url)).rejects.toThrow('Failed to fetch');
  });

  it('answers plain http with a login page behind a portal, and nothing else', async () => {
    const { get } = open({ connection: [{ state: 'portal' }] });
    const answer = await get(probe);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Sign in')]);
    await expect(get('https://dns.google/resolve?name=a.example')).rejects.toThrow('Failed to fetch');
  });

  it('reaches DNS over HTTPS alone while its resolver is dead', async () => {
    const { get } = open({ connection: [{ state: 'resolver' }] });
    expect((await get('https://dns.google/resolve?name=a.example')).status).toBe(200);
    for (const url of [probe, 'https://api.globalping.io/v1/limits', 'https://s.example/feed'])
      await expect(get(url)).rejects.toThrow('Failed to fetch');
  });

  it('misses only the listed hosts behind a filter', async () => {
    const { get } = open({ connection: [{ state: 'filter', blocks: ['ads.example'] }] });
    expect((await get('https://www.example/')).status).toBe(200);
    await expect(get('https://cdn.ads.example/')).rejects.toThrow('Failed to fetch');
  });
});

it('counts requests and the bytes of bodies', async () => {
  const { get, internet } = open({ routes: [{ url: 'https://s.example/*', json: { a: 'é' } }] });
  await get('https://s.example/');
  expect(internet.log).toEqual([{ at: START, url: 'https://s.example/', status: 200, bytes: 10 }]);
});
