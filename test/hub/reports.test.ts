import { describe, expect, it } from 'vitest';
import { createTestHub, NOON } from './support.ts';

const MINUTE = 60_000;

describe('a report', () => {
  it('is counted once, in its country and quarter of an hour', async () => {
    const hub = createTestHub();
    const response = await hub.report({ at: NOON - 3 * MINUTE });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ outcome: 'counted' });
    expect(await hub.store.counts('x', 0)).toEqual([{ time: NOON - 15 * MINUTE, country: 'IN', count: 1 }]);
  });

  it('is counted once however often it is sent, from wherever', async () => {
    const hub = createTestHub();
    const send = () => hub.report({ at: NOON }, { 'idempotency-key': 'abc' });
    expect((await send()).status).toBe(201);
    hub.from('198.51.100.7');
    hub.clock.now += 3 * 60 * MINUTE;
    expect(await (await send()).json()).toEqual({ outcome: 'repeated' });
    expect(await hub.total()).toBe(1);
  });

  it('without a country counts elsewhere', async () => {
    const hub = createTestHub();
    await hub.report({ country: null });
    expect(await hub.store.counts('x', 0)).toMatchObject([{ country: 'elsewhere', count: 1 }]);
  });
});

describe('one reporter', () => {
  it('moves the count by at most one per half-hour and service with 10,000 reports', async () => {
    const hub = createTestHub();
    const statuses = new Set<number>();
    for (let i = 0; i < 10_000; i += 100) {
      const some = Array.from({ length: 100 }, (_, j) => i + j);
      const answers = await Promise.all(
        some.map((n) => hub.report({ at: NOON - (n % 1440) * MINUTE }, { 'idempotency-key': `k${n}` })),
      );
      for (const { status } of answers) statuses.add(status);
    }
    expect(await hub.total()).toBe(1);
    expect(statuses).toEqual(new Set([201, 200, 429]));
  }, 30_000);

  it('counts again in the next half-hour, and for another service', async () => {
    const hub = createTestHub();
    await hub.report();
    await hub.report({ service: 'flickr' });
    hub.clock.now += 30 * MINUTE;
    await hub.report({ at: hub.clock.now });
    expect([await hub.total('x'), await hub.total('flickr')]).toEqual([2, 1]);
  });

  it('is one household: an IPv6 /64 counts once, and another one counts again', async () => {
    const hub = createTestHub();
    for (const address of [
      '2001:db8:1:2::1',
      '2001:db8:1:2:3:4:5:6',
      '2001:0DB8:0001:0002::9',
      '2001:db8:1:3::1',
    ]) {
      hub.from(address);
      await hub.report();
    }
    expect(await hub.total()).toBe(2);
  });

  it('is limited with its network, so that a whole range cannot flood the hub', async () => {
    const hub = createTestHub();
    const statuses: number[] = [];
    for (let i = 0; i < 1100; i += 1) {
      hub.from(`203.0.113.${i % 200}`);
      statuses.push((await hub.report()).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(100);
    hub.from('198.51.100.1');
    expect((await hub.report()).status).toBe(201);
    hub.clock.now += 10 * MINUTE;
    hub.from('203.0.113.250');
    expect((await hub.report({ at: hub.clock.now })).status).toBe(201);
  }, 30_000);
});

describe('what is no report', () => {
  it.each([
    ['an unknown service', { service: 'nobody' }, 404],
    ['an unknown symptom', { symptom: 'bored' as never }, 400],
    ['a country that is none', { country: 'ZZ' }, 400],
    ['a country that is a text', { country: 'India' }, 400],
    ['a time to come', { at: NOON + 2 * MINUTE }, 422],
    ['a time before yesterday', { at: NOON - 25 * 60 * MINUTE }, 422],
    ['a time that is none', { at: null as never }, 400],
  ])('%s is refused', async (_, part, status) => {
    const hub = createTestHub();
    expect((await hub.report(part)).status).toBe(status);
    expect(await hub.total()).toBe(0);
  });

  it('but what a newer extension says besides is left out, and the report counts', async () => {
    const hub = createTestHub();
    expect((await hub.report({ url: 'https://x.example/private' } as never)).status).toBe(201);
    expect(await hub.total()).toBe(1);
  });

  it.each(['', 'null', '[]', '{', '"x"'])('the body %j is refused', async (body) => {
    const { app } = createTestHub();
    const headers = { 'content-type': 'application/json' };
    expect((await app.request('/v1/reports', { method: 'POST', headers, body })).status).toBe(400);
  });

  it.each([
    ['announced', { 'content-length': '1025' }],
    ['not announced', {}],
  ])('a body over 1 kB is refused, %s', async (_, extra: Record<string, string>) => {
    const { app } = createTestHub();
    const headers = { 'content-type': 'application/json', ...extra };
    const body = JSON.stringify({ service: 'x'.repeat(1100) });
    expect((await app.request('/v1/reports', { method: 'POST', headers, body })).status).toBe(413);
  });

  it.each(['x'.repeat(65), 'a b', 'ключ'])('the idempotency key %j is refused', async (key) => {
    const hub = createTestHub();
    expect((await hub.report({}, { 'idempotency-key': encodeURI(key) })).status).toBe(400);
  });
});

describe('pages of other sites', () => {
  it('may read everything', async () => {
    const { app } = createTestHub();
    for (const path of [
      '/v1/board',
      '/v1/services/x/signals',
      '/healthz',
      '/openapi.json',
      '/v1/services/nobody/signals',
    ]) {
      const response = await app.request(path, { headers: { origin: 'https://page.example' } });
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  it('may report where it is an extension’s, without a permission for the hub', async () => {
    const hub = createTestHub();
    const origin = 'moz-extension://0c2e2b6a-7d6f-4b43-9f2e-1d7c0a4f9b11';
    const preflight = await hub.app.request('/v1/reports', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,idempotency-key',
      },
    });
    expect(preflight.ok).toBe(true);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type,idempotency-key',
    });
    const sent = await hub.report({}, { origin });
    expect(sent.headers.get('access-control-allow-origin')).toBe(origin);
    expect(await hub.total()).toBe(1);
  });

  it('cannot report in a visitor’s name', async () => {
    const hub = createTestHub();
    const headers = { origin: 'https://page.example', 'access-control-request-method': 'POST' };
    const preflight = await hub.app.request('/v1/reports', { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    const simple = await hub.report({}, { 'content-type': 'text/plain' });
    expect(simple.status).toBe(415);
    expect(simple.headers.get('access-control-allow-origin')).toBeNull();
    expect(await hub.total()).toBe(0);
  });
});
