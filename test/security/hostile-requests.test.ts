import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SYMPTOMS } from '../../utils/crowd/types.ts';
import { createTestHub, NOON, type TestHub } from '../hub/support.ts';
import { runs } from '../support/runs.ts';

/** Longer than any endpoint may think about one request, ms; a busy machine gets some patience. */
const SOON = 1_000;

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
const path = fc.oneof(
  fc.constantFrom('/v1/reports', '/v1/board', '/healthz', '/metrics', '/openapi.json', '/'),
  fc.webPath(),
  fc.string({ maxLength: 60 }).map((id) => `/v1/services/${encodeURIComponent(id)}/signals`),
  fc.constantFrom(
    '/v1/services/__proto__/signals',
    '/v1/services/..%2f..%2fetc/signals',
    '/v1/services/%00/signals',
  ),
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH');

/** The answer, or null where the request cannot even be made. */
async function ask(hub: TestHub, url: string, init: RequestInit): Promise<Response | null> {
  let request: Request;
  try {
    request = new Request(`http://hub.example${url}`, init);
  } catch {
    return null;
  }
  const began = performance.now();
  const response = await hub.app.request(request);
  await response.arrayBuffer();
  expect(performance.now() - began).toBeLessThan(SOON);
  return response;
}

describe('whatever is sent to the hub', { timeout: 3_600_000 }, () => {
  it('is answered at once, without a fault', async () => {
    const hub = createTestHub();
    await fc.assert(
      fc.asyncProperty(method, path, headers, body, async (method, url, sent, text) => {
        const withBody = method === 'GET' || method === 'HEAD' ? {} : { body: text };
        const response = await ask(hub, url, { method, headers: sent, ...withBody });
        if (response) expect({ url, status: response.status }).toMatchObject({ status: expect.any(Number) });
        if (response) expect(response.status).toBeLessThan(500);
        expect(hub.logged).toEqual([]);
      }),
      runs(300),
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
      const response = await ask(hub, '/v1/reports', {
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
      expect([400, 413]).toContain(response?.status);
    }
    expect(await hub.total('x')).toBe(0);
  });
});
