import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Ways in which a host really fails, on the wire. */
export type Fault =
  /** Closes the connection without a byte of an answer. */
  | 'empty'
  /** Resets the connection. */
  | 'reset'
  /** Accepts the connection and never says anything, not even the TLS handshake. */
  | 'silent'
  /** Shows a certificate that the browser does not trust. */
  | 'certificate'
  /** Status 200 and a web page, whatever was asked for: a login wall, a parked domain. */
  | 'html'
  /** Status 200 and bytes that are nothing. */
  | 'garbage'
  /** Status 200 and no body. */
  | 'no-body'
  /** That HTTP status with an error page. */
  | number;

/** Answers a request in the way of a fault; those of the handshake never get here. */
export function failRequest(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  const page = (status: number) =>
    response
      .writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
      .end('<!doctype html><title>Sign in</title><h1>Please sign in</h1>');
  switch (fault) {
    case 'empty':
      request.socket.destroy();
      break;
    case 'reset':
      rawSocket(request.socket).resetAndDestroy();
      break;
    case 'html':
      page(200);
      break;
    case 'garbage':
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(Uint8Array.from({ length: 512 }, (_, index) => (index * 197 + 13) & 0xff));
      break;
    case 'no-body':
      response.writeHead(200, { 'content-type': 'application/json' }).end();
      break;
    case 'silent':
    case 'certificate':
      break;
    default:
      page(fault);
  }
}

/** A reset must leave on the TCP connection, under the TLS one. */
function rawSocket(socket: Socket): Socket {
  return (socket as TLSSocket & { _parent?: Socket })._parent ?? socket;
}
