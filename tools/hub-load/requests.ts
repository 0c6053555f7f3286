import { SYMPTOMS } from '../../utils/crowd/symptoms.ts';

/** Where the hub listens. */
type Hub = { host: string; port: number };

const SERVICES = ['x', 'facebook', 'flickr', 'roku'];
const NETWORKS = 5000;
const COUNTRIES = ['US', 'GB', 'IN', 'BR', 'DE', 'JP'];

/** Makes the n-th report request: every one from another address, so that the hub counts it. */
export function reportRequest({ host, port }: Hub): (n: number) => string {
  const run = Math.floor(Math.random() * 2 ** 32).toString(36);
  // private addresses (RFC 1918); networks take turns, because a network's turns are limited
  const first = Math.floor(Math.random() * 2 ** 16);
  return (n) => {
    const network = (first + (n % NETWORKS)) & 0xffff;
    const address = `10.${network >> 8}.${network & 255}.${Math.floor(n / NETWORKS) & 255}`;
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
export async function boardRequest({ host, port }: Hub): Promise<() => string> {
  const name = host.includes(':') ? `[${host}]` : host;
  const response = await fetch(`http://${name}:${port}/v1/board`);
  const etag = response.headers.get('etag') ?? '""';
  const request = `GET /v1/board HTTP/1.1\r\nhost: ${name}:${port}\r\nif-none-match: ${etag}\r\n\r\n`;
  return () => request;
}
