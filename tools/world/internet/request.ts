import type { Failure } from '../schema.ts';

/** One request of the extension, as the virtual internet sees it. */
export type Request = {
  url: URL;
  method: string;
  headers: Headers;
  /** Body as text; empty without one. */
  body: string;
};

/** What becomes of a request: an answer of a server, or how it failed. */
export type Reply =
  | { fail: Failure }
  | { status: number; headers?: Readonly<Record<string, string>>; body?: string | Uint8Array };

/** A part of the internet: answers what is its own, `null` for anything else. */
export type Responder = (request: Request, now: number) => Reply | null | Promise<Reply | null>;

export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function html(body: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** True when `host` is `suffix` or lies under it, on label boundaries. */
export function isUnder(host: string, suffix: string): boolean {
  return host === suffix || host.endsWith(`.${suffix}`);
}
