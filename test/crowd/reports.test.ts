import { describe, expect, it } from 'vitest';
import { queueReport, reportSchema, sendReport } from '../../utils/crowd/reports.ts';

const NOW = Date.UTC(2026, 0, 5, 12, 0, 31);
const queued = queueReport({ service: 'x', symptom: 'login', country: 'IN' }, NOW, Math.random);

/** A hub that answers in turn what it is told to, or is not reached (0). */
function hubThatAnswers(...statuses: number[]) {
  const requests: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    requests.push({ url, init });
    const status = statuses.shift() ?? 0;
    if (status === 0) throw new TypeError('network');
    return new Response(null, { status });
  };
  return { requests, send: (now = NOW) => sendReport(queued, { fetch, hub: 'https://hub.example/', now }) };
}

describe('a report', () => {
  it('says service, symptom, country and minute, and nothing else', () => {
    const at = Date.UTC(2026, 0, 5, 12, 0);
    expect(queued.report).toEqual({ service: 'x', symptom: 'login', country: 'IN', at });
    expect(reportSchema.safeParse({ ...queued.report, url: 'https://x.com/me' }).success).toBe(false);
  });

  it('keeps its key over all attempts, so that the hub can count it once', async () => {
    const hub = hubThatAnswers(0, 503, 201);
    expect([await hub.send(), await hub.send(), await hub.send()]).toEqual(['later', 'later', 'done']);
    const keys = hub.requests.map(({ init }) => new Headers(init.headers).get('idempotency-key'));
    expect(new Set(keys)).toEqual(new Set([queued.key]));
  });

  it('tells the hub nothing of the browser', async () => {
    const hub = hubThatAnswers(201);
    await hub.send();
    expect(hub.requests[0]).toMatchObject({
      url: 'https://hub.example/v1/reports',
      init: { credentials: 'omit', referrerPolicy: 'no-referrer', body: JSON.stringify(queued.report) },
    });
  });

  it.each([
    [200, 'done'],
    [201, 'done'],
    [400, 'done'],
    [404, 'done'],
    [413, 'done'],
    [408, 'later'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
  ])('after HTTP %d is %s', async (status, delivery) => {
    expect(await hubThatAnswers(status).send()).toBe(delivery);
  });

  it('is dropped when it has waited for more than a day', async () => {
    const hub = hubThatAnswers(201);
    expect(await hub.send(NOW + 25 * 60 * 60_000)).toBe('done');
    expect(hub.requests).toEqual([]);
  });

  it('has a key of its own', () => {
    const keys = Array.from(
      { length: 1000 },
      () => queueReport({ service: 'x', symptom: 'slow', country: null }, NOW, Math.random).key,
    );
    expect(new Set(keys).size).toBe(1000);
    expect(keys.every((key) => /^[\w-]{20,64}$/.test(key))).toBe(true);
  });
});
