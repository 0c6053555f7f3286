import { connect, type Socket } from 'node:net';

/** One answer: its status and how long it took since the request was due, ms. */
export type Answered = (connection: Connection, status: number, ms: number) => void;

/**
 * A bare HTTP/1.1 connection that keeps several requests on their way. A load generator on the hub's own
 * machine takes the hub's processor time, so it parses no more than the status line and the length.
 */
export type Connection = {
  send: (request: string, dueAt: number) => void;
  close: () => void;
};

export function openConnection(host: string, port: number, answered: Answered): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host, port, noDelay: true });
    const due: number[] = [];
    let rest = '';
    const connection: Connection = {
      send: (request, dueAt) => {
        due.push(dueAt);
        socket.write(request, 'latin1');
      },
      close: () => socket.destroy(),
    };

    socket.setEncoding('latin1');
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      rest = rest === '' ? String(chunk) : rest + chunk;
      for (let length = answerLength(rest); length > 0; length = answerLength(rest)) {
        const status = Number(rest.slice(9, 12));
        rest = rest.slice(length);
        answered(connection, status, performance.now() - (due.shift() ?? 0));
      }
    });
    socket.on('close', () => {
      for (const at of due.splice(0)) answered(connection, 0, performance.now() - at);
    });
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => {});
      resolve(connection);
    });
  });
}

/** Length of the first whole answer in a text; 0 while it is not there yet. */
function answerLength(text: string): number {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return 0;
  const head = text.slice(0, end);
  const length = Number(/\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  const total = end + 4 + (text.startsWith('304', 9) ? 0 : length);
  return text.length >= total ? total : 0;
}
