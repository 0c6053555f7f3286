import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { SYMPTOMS } from '../../utils/crowd/symptoms.ts';
import { createTestHub, NOON, type TestHub } from '../hub/support.ts';
import { runs, SEED } from '../support/runs.ts';
import { BLINK, createStopwatch } from '../support/stopwatch.ts';

const headers = fc.dictionary(
  fc.constantFrom(
    'content-type',
    'idempotency-key',
    'if-none-match',
    'x-forwarded-for',
    'origin',
    'content-length',
  ),
  fc.oneof(fc.constant('application/json'), fc.string({ unit: 'grapheme-ascii', maxLength: 200 })),
);
const report = fc.record(
  {
    service: fc.oneof(
      fc.constantFrom('x', 'flickr', '__proto__', 'constructor'),
      fc.string({ maxLength: 120 }),
    ),
    symptom: fc.oneof(fc.constantFrom(...SYMPTOMS), fc.string()),
    country: fc.oneof(fc.constantFrom('IN', 'US', 'XX', 'zz', null), fc.string()),
    at: fc.oneof(fc.constant(NOON), fc.double(), fc.integer(), fc.string()),
    more: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  report.map((value) => JSON.stringify(value)),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.string({ maxLength: 3_000 }),
  fc.constant('['.repeat(1_000)),
);
/** Every endpoint with the paths that lead to it, and what is none. */
const ENDPOINTS: [name: string, path: fc.Arbitrary<string>][] = [
  ...['/v1/reports', '/v1/board', '/healthz', '/metrics', '/openapi.json'].map(
    (path): [string, fc.Arbitrary<string>] => [path, fc.constantFrom(path, `${path}/`, `${path}?a=%00`)],
  ),
  [
    '/v1/services/{id}/signals',
    fc
      .oneof(
        fc.constantFrom('x', 'flickr', '__proto__', 'constructor', '..%2f..%2fetc', '%00', '%ff'),
        fc.string({ maxLength: 60 }).map(encodeURIComponent),
      )
      .map((id) => `/v1/services/${id}/signals`),
  ],
  ['anything else', fc.webPath()],
];
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH');

const stopwatch = createStopwatch();
afterAll(() => {
  console.log(
    `seed ${SEED}, ${stopwatch.inputs()} requests, the slowest in ${stopwatch.slowest().toFixed(1)} ms`,
  );
});

/** The answer with its body read, or null where the request cannot even be made. */
async function ask(hub: TestHub, url: string, init: RequestInit): Promise<Response | null> {
  const address = `http://hub.example${url}`;
  try {
    new Request(address, init);
  } catch {
    return null;
  }
  const response = await stopwatch.timeAsync(async () => {
    const answer = await hub.app.request(new Request(address, init));
    await answer.arrayBuffer();
    return answer;
  });
  expect(stopwatch.slowest()).toBeLessThan(BLINK);
  return response;
}

describe('whatever is sent to the hub', { timeout: 3_600_000 }, () => {
  it.each(ENDPOINTS)('at %s is answered at once, without a fault', async (_, path) => {
    const hub = createTestHub();
    await fc.assert(
      fc.asyncProperty(method, path, headers, body, async (method, url, sent, text) => {
        const withBody = method === 'GET' || method === 'HEAD' ? {} : { body: text };
        const response = await ask(hub, url, { method, headers: sent, ...withBody });
        if (response) expect(response.status).toBeLessThan(500);
        expect(hub.logged).toEqual([]);
      }),
      runs(100),
    );
  });

  it('counts only when it is a report, of a service that is known, of now', async () => {
    const hub = createTestHub();
    let sender = 0;
    await fc.assert(
      fc.asyncProperty(body, headers, async (text, sent) => {
        hub.from(`10.${(sender >> 16) & 255}.${(sender >> 8) & 255}.${sender & 255}`);
        sender += 1;
        const before = (await hub.total('x')) + (await hub.total('flickr'));
        const response = await ask(hub, '/v1/reports', {
          method: 'POST',
          headers: { ...sent, 'content-type': 'application/json' },
          body: text,
        });
        const counted = (await hub.total('x')) + (await hub.total('flickr')) - before;
        expect(counted).toBe(response?.status === 201 ? 1 : 0);
      }),
      runs(300),
    );
    expect((await hub.report({})).status).toBe(201);
  });

  it('is refused unread when it is long, even if it says that it is short', async () => {
    const hub = createTestHub();
    const long = JSON.stringify({
      service: 'x',
      symptom: 'errors',
      country: 'IN',
      at: NOON,
      more: 'a'.repeat(50_000),
    });
    for (const length of [{}, { 'content-length': '10' }]) {
      const response = await hub.app.request('/v1/reports', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...length },
        body: new ReadableStream({
          start: (controller) => {
            controller.enqueue(new TextEncoder().encode(long));
            controller.close();
          },
        }),
        duplex: 'half',
      } as RequestInit);
      expect([400, 413]).toContain(response.status);
    }
    expect(await hub.total('x')).toBe(0);
  });
});
