import { SYMPTOMS } from '../../utils/crowd/types.ts';
import type { Load } from './load.ts';

const SERVICES = ['x', 'facebook', 'flickr', 'roku'];
const NETWORKS = 5000;
const COUNTRIES = ['US', 'GB', 'IN', 'BR', 'DE', 'JP'];

/** Makes the n-th report request: every one from another address, so that the hub counts it. */
export function reportRequest({ host, port }: Pick<Load, 'host' | 'port'>): (n: number) => string {
  const run = Math.floor(Math.random() * 256)
    .toString(16)
    .padStart(2, '0');
  // unique local addresses (RFC 4193); networks take turns, because a network's turns are limited
  return (n) => {
    const address = `fd${run}:${(n % NETWORKS).toString(16)}:0:${Math.floor(n / NETWORKS).toString(16)}::1`;
    const body = JSON.stringify({
      service: SERVICES[n % SERVICES.length],
      symptom: SYMPTOMS[n % SYMPTOMS.length],
      country: COUNTRIES[n % COUNTRIES.length],
      at: Math.floor(Date.now() / 60_000) * 60_000,
    });
    return [
      'POST /v1/reports HTTP/1.1',
      `host: ${host}:${port}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
      `x-forwarded-for: ${address}`,
      `idempotency-key: load-${run}-${n}`,
      '',
      body,
    ].join('\r\n');
  };
}

/** Makes the request that extensions send: the board, if it is not the one that is known. */
export async function boardRequest({ host, port }: Pick<Load, 'host' | 'port'>): Promise<() => string> {
  const name = host.includes(':') ? `[${host}]` : host;
  const response = await fetch(`http://${name}:${port}/v1/board`);
  const etag = response.headers.get('etag') ?? '""';
  const request = `GET /v1/board HTTP/1.1\r\nhost: ${name}:${port}\r\nif-none-match: ${etag}\r\n\r\n`;
  return () => request;
}
