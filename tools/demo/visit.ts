import type { ErrorCode, HTTPRequest, Page } from 'puppeteer-core';
import type { Fault } from './faults.ts';
import type { Server } from './server.ts';

/** How a page or a request ends; neither: as the server answers. */
export type Ending = { error?: string | undefined; status?: number | undefined };

/** Errors that the browser reports when a request is ended for it in that way. */
const ENDINGS: readonly [error: RegExp, code: ErrorCode][] = [
  [/NAME_NOT_RESOLVED|UNKNOWN_HOST|2152398878/, 'namenotresolved'],
  [/INTERNET_DISCONNECTED|OFFLINE/, 'internetdisconnected'],
  [/TIMED_OUT|TIMEOUT/, 'timedout'],
  [/REFUSED/, 'connectionrefused'],
  [/RESET/, 'connectionreset'],
  [/CONNECTION_CLOSED|EMPTY_RESPONSE/, 'connectionclosed'],
  [/ADDRESS_UNREACHABLE/, 'addressunreachable'],
  [/BLOCKED_BY_CLIENT/, 'blockedbyclient'],
  [/BLOCKED/, 'blockedbyresponse'],
  [/ABORTED/, 'aborted'],
];

/** A certificate cannot be wrong from inside the browser: the server shows a wrong one. */
const CERTIFICATE = /CERT_|SSL/;

/** Runs what asks for an address in a page, so that it ends in the given way. Resolves when it is over. */
export async function ending(
  { error, status }: Ending,
  { page, server, url }: { page: Page; server: Server; url: string },
  ask: () => Promise<unknown>,
): Promise<void> {
  const host = new URL(url).hostname;
  const fault: Fault | null =
    error !== undefined && CERTIFICATE.test(error) ? 'certificate' : (status ?? null);
  if (fault !== null && fault !== 200) return await during(server, host, fault, ask);
  if (error === undefined) return await quietly(ask);

  const code = ENDINGS.find(([pattern]) => pattern.test(error))?.[1] ?? 'failed';
  const end = (request: HTTPRequest) =>
    void (request.url() === url ? request.abort(code) : request.continue()).catch(() => undefined);
  await page.setRequestInterception(true);
  page.on('request', end);
  await quietly(ask);
  page.off('request', end);
  await page.setRequestInterception(false);
}

async function during(
  server: Server,
  host: string,
  fault: Fault,
  ask: () => Promise<unknown>,
): Promise<void> {
  server.fail(host, fault);
  await quietly(ask);
  server.fail(host, null);
}

/** A page that fails to load is what was wanted. */
async function quietly(ask: () => Promise<unknown>): Promise<void> {
  await ask().catch(() => undefined);
}
