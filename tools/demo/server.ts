import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { isUnder, type Reply, type Request } from '../world/internet/request.ts';
import { type Certificate, createCertificate } from './certificate.ts';
import { type Fault, failRequest } from './faults.ts';

/** One request as it arrived, in order. */
export type Arrival = {
  /** By the server's clock, epoch ms UTC. */
  at: number;
  method: string;
  protocol: 'http:' | 'https:';
  /** Host name without port. */
  host: string;
  /** Path and query. */
  path: string;
  headers: IncomingMessage['headers'];
};

export type ServerParts = {
  /** What becomes of a request to any host. `fail` closes the connection without an answer. */
  answer: (request: Request) => Reply | Promise<Reply>;
  /** Epoch ms UTC, for the log. */
  now?: () => number;
};

/** Every host of the internet, on two free ports of this machine. */
export type Server = {
  httpPort: number;
  httpsPort: number;
  certificate: Certificate;
  log: Arrival[];
  /** From now on the host, and all hosts under it, fail in that way; null: well again. */
  fail: (host: string, fault: Fault | null) => void;
  close: () => Promise<void>;
};

/** Starts the server on the loopback interface. A browser finds it by its resolver rules (`chromium.ts`). */
export async function startServer({ answer, now = Date.now }: ServerParts): Promise<Server> {
  const [certificate, untrusted] = await Promise.all([
    createCertificate('Is It Me? demonstration'),
    createCertificate('Nobody you trust'),
  ]);
  const faults = new Map<string, Fault>();
  const log: Arrival[] = [];
  const open = new Set<Socket>();
  /** Connections by the host that they are for, where that is known. */
  const known = new Map<Socket, string>();

  function faultOf(host: string): Fault | null {
    for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
      const fault = faults.get(name);
      if (fault !== undefined) return fault;
    }
    return null;
  }

  function listener(protocol: Arrival['protocol']) {
    return async (incoming: IncomingMessage, response: ServerResponse) => {
      const url = new URL(incoming.url ?? '/', `${protocol}//${incoming.headers.host ?? 'localhost'}`);
      const host = url.hostname;
      const { method = 'GET', headers } = incoming;
      log.push({ at: now(), method, protocol, host, path: url.pathname + url.search, headers });
      if (!known.has(incoming.socket)) incoming.socket.once('close', () => known.delete(incoming.socket));
      known.set(incoming.socket, host);
      const fault = faultOf(host);
      if (fault !== null) return failRequest(fault, incoming, response);
      const body = await text(incoming);
      // the port is ours, not part of the address that was asked for
      url.port = '';
      const reply = await answer({ url, method, headers: new Headers(headers as HeadersInit), body });
      if ('fail' in reply) return incoming.socket.destroy();
      response.writeHead(reply.status, { ...reply.headers }).end(reply.body);
    };
  }

  const trusted = createSecureContext(certificate);
  const refused = createSecureContext(untrusted);
  const https = createHttps(
    {
      ...certificate,
      SNICallback: (host, done) => {
        const fault = faultOf(host);
        if (fault !== 'silent') done(null, fault === 'certificate' ? refused : trusted);
      },
    },
    listener('https:'),
  );
  const http = createHttp(listener('http:'));
  for (const server of [http, https]) {
    server.on('connection', (socket: Socket) => {
      open.add(socket.on('close', () => open.delete(socket)).on('error', () => {}));
    });
  }
  await Promise.all([listen(http), listen(https)]);

  return {
    httpPort: (http.address() as AddressInfo).port,
    httpsPort: (https.address() as AddressInfo).port,
    certificate,
    log,
    fail: (host, fault) => {
      if (fault === null) faults.delete(host);
      else faults.set(host, fault);
      // connections that are kept open have their handshake behind them
      for (const [socket, name] of known) if (isUnder(name, host)) socket.destroy();
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await Promise.all([closed(http), closed(https)]);
    },
  };
}

function listen(server: NetServer): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
}

function closed(server: NetServer): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

async function text(incoming: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}
