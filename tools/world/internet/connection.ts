import { type Connection, holds } from '../schema.ts';
import { html, isUnder, type Reply, type Responder } from './request.ts';

/** DNS over HTTPS operators: a dead or filtering resolver does not stop them. */
const DOH_HOSTS = [
  'cloudflare-dns.com',
  'one.one.one.one',
  'dns.google',
  'dns.quad9.net',
  'dns.adguard-dns.com',
  'doh.dns.sb',
];

const LOGIN_PAGE = html(
  '<!doctype html><html><head><title>Welcome to our Wi-Fi</title></head><body><h1>Sign in to go online</h1>' +
    '<form method="post" action="/login"><input name="room"><button>Connect</button></form></body></html>',
);

/** What the user's own connection does to a request before it leaves the house; null: it gets out. */
export function createConnection(connection: readonly Connection[]): Responder {
  return ({ url }, now) => {
    for (const period of connection) {
      const reply = holds(period, now) ? through(period, url) : null;
      if (reply) return reply;
    }
    return null;
  };
}

function through({ state, blocks = [] }: Connection, url: URL): Reply | null {
  const host = url.hostname;
  switch (state) {
    case 'offline':
      return { fail: 'dns' };
    case 'portal':
      // a portal can answer in the place of plain http only; it has no certificate for anyone
      return url.protocol === 'http:' ? LOGIN_PAGE : { fail: 'tls' };
    case 'resolver':
      return isAddress(host) || DOH_HOSTS.some((name) => isUnder(host, name)) ? null : { fail: 'dns' };
    case 'filter':
      return blocks.some((name) => isUnder(host, name)) ? { fail: 'dns' } : null;
  }
}

function isAddress(host: string): boolean {
  return /^\d+(\.\d+){3}$/.test(host) || host.startsWith('[');
}

/** The error that a navigation shows while the connection is in that state; null: it works. */
export function errorOf(connection: readonly Connection[], url: URL, now: number): string | null {
  for (const period of connection) {
    const reply = holds(period, now) ? through(period, url) : null;
    if (!reply || !('fail' in reply)) continue;
    if (period.state === 'offline') return 'net::ERR_INTERNET_DISCONNECTED';
    return period.state === 'portal' ? 'net::ERR_CERT_COMMON_NAME_INVALID' : 'net::ERR_NAME_NOT_RESOLVED';
  }
  return null;
}
