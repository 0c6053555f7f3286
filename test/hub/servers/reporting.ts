import type { Server } from './processes.ts';

/** Reports of different people, by number: the same number is the same person and the same report. */
export type Reporting = {
  /** Sends report `n`; its HTTP status, 0 when nobody answers. */
  send: (hub: Server, n: number, service?: string) => Promise<number>;
  /** Numbers of reports that a hub said yes to. */
  acknowledged: Set<number>;
};

export function createReporting(at = Math.floor(Date.now() / 60_000) * 60_000): Reporting {
  const acknowledged = new Set<number>();
  return {
    acknowledged,
    send: async (hub, n, service = 'x') => {
      try {
        const response = await fetch(`http://127.0.0.1:${hub.port}/v1/reports`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': `test-${n}`,
            'x-forwarded-for': `10.${n >> 14}.${(n >> 7) & 127}.${n & 127}`,
          },
          body: JSON.stringify({ service, symptom: 'errors', country: 'IN', at }),
          signal: AbortSignal.timeout(5000),
        });
        await response.body?.cancel();
        if (response.ok) acknowledged.add(n);
        return response.status;
      } catch {
        return 0;
      }
    },
  };
}

/** Reports of a service that a hub has counted in the last 24 hours. */
export async function counted(hub: Server, service = 'x'): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${hub.port}/v1/services/${service}/signals`);
  if (!response.ok) return Number.NaN;
  const { buckets } = (await response.json()) as { buckets: { count: number }[] };
  return buckets.reduce((sum, { count }) => sum + count, 0);
}

/** Sends reports one after another on several lines until told to stop; the next number. */
export function keepSending(reporting: Reporting, hubs: readonly Server[], from = 0): () => Promise<number> {
  let next = from;
  let isOver = false;
  const lines = Array.from({ length: 16 }, async (_, line) => {
    while (!isOver) {
      const n = next;
      next += 1;
      const hub = hubs[line % hubs.length];
      if (hub && (await reporting.send(hub, n)) === 0)
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  return async () => {
    isOver = true;
    await Promise.all(lines);
    return next;
  };
}
