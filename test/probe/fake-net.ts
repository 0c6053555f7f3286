import { createClock } from '../../tools/world/clock.ts';
import type { CheckInput } from '../../utils/probe/check.ts';

export type Reply = { status?: number; json?: unknown; body?: string; fail?: true; hang?: true };
export type Asked = { url: URL; method: string; body: string; at: number };

/** The outside world of a check: answers by the first matching host, on a virtual clock. */
export function fakeNet(answer: (asked: Asked) => Reply | undefined) {
  const clock = createClock(Date.UTC(2026, 2, 3, 15));
  const asked: Asked[] = [];

  async function fetch(url: string, init: RequestInit): Promise<Response> {
    const entry = {
      url: new URL(url),
      method: init.method ?? 'GET',
      body: String(init.body ?? ''),
      at: clock.now(),
    };
    asked.push(entry);
    const reply = answer(entry) ?? { fail: true as const };
    await clock.sleep(reply.hang ? 3_600_000 : 50, init.signal ?? undefined);
    if (reply.fail) throw new TypeError('Failed to fetch');
    const body = reply.json === undefined ? (reply.body ?? null) : JSON.stringify(reply.json);
    return new Response(body, { status: reply.status ?? 200 });
  }

  const parts: Omit<CheckInput, 'host'> = {
    fetch,
    now: clock.now,
    sleep: clock.sleep,
    timeout: clock.timeout,
    random: () => 0,
    country: 'IN',
    asn: 55836,
  };
  return { clock, asked, parts };
}

/** Runs a task to its end on the virtual clock; resolves with its result and how long it took, ms. */
export async function timed<T>(
  net: ReturnType<typeof fakeNet>,
  task: Promise<T>,
): Promise<{ result: T; took: number }> {
  const start = net.clock.now();
  let took = -1;
  const done = task.then((result) => {
    took = net.clock.now() - start;
    return result;
  });
  await net.clock.runUntil(start + 120_000);
  return { result: await done, took };
}

const DNS = ['cloudflare-dns.com', 'dns.google'];

/** A healthy world, with what the test changes first. */
export function healthy(change: (asked: Asked) => Reply | undefined = () => undefined) {
  return (asked: Asked): Reply | undefined => {
    const changed = change(asked);
    if (changed) return changed;
    const { hostname, pathname, searchParams } = asked.url;
    if (pathname === '/generate_204') return { status: 204 };
    if (hostname === 'captive.apple.com') return { body: '<HTML><BODY>Success</BODY></HTML>' };
    if (DNS.includes(hostname))
      return { json: dnsAnswer(searchParams.get('type'), searchParams.get('name') ?? '') };
    if (hostname === 'api.globalping.io')
      return asked.method === 'POST' ? { status: 202, json: { id: 'm1' } } : { json: measurement('ok') };
    return undefined;
  };
}

export function dnsAnswer(type: string | null, name: string) {
  const data = { A: '192.0.2.10', AAAA: '2001:db8::10', NS: 'a.ns.example.net.' }[type ?? ''];
  const number = { A: 1, AAAA: 28, NS: 2 }[type ?? ''] ?? 0;
  return { Status: 0, Answer: data ? [{ name, type: number, TTL: 60, data }] : [] };
}

type Outcome = 'ok' | 'timeout' | 'dns' | 'internal' | number;
const PLACES = [
  { country: 'IN', asn: 55836 },
  { country: 'IN', asn: 9829 },
  { country: 'US', asn: 7922 },
  { country: 'DE', asn: 3320 },
];

/** What Globalping tells; one outcome for all probes, or one per probe. */
export function measurement(outcome: Outcome | Outcome[]) {
  return {
    status: 'finished',
    results: PLACES.map((place, index) => ({
      probe: { ...place, continent: 'AS' },
      result: probed(Array.isArray(outcome) ? (outcome[index] ?? 'ok') : outcome),
    })),
  };
}

function probed(outcome: Outcome) {
  if (outcome === 'ok' || typeof outcome === 'number')
    return { status: 'finished', statusCode: outcome === 'ok' ? 200 : outcome, rawOutput: '' };
  const source = { timeout: 'target', dns: 'resolver', internal: 'internal' }[outcome];
  return { status: 'failed', failureSource: source, statusCode: null, rawOutput: 'Request timeout.' };
}
