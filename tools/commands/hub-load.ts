import { parseArgs } from 'node:util';
import { type Command, UsageError } from '../command.ts';
import { type Load, runLoad } from '../hub-load/load.ts';

const LONGEST = 120;

export const command: Command = {
  help: `usage: cli hub-load [URL] [--reports RATE | --board] [--seconds N] [--connections N]
Loads a hub on this machine and prints a line per second and one at the end:
{"type":"second","answers","errors","p50","p99"} and {"type":"result","rate","p50","p99","statuses"}; ms.
URL is http://127.0.0.1:8787 by default; any address but this machine's own is refused.
--reports RATE  that many reports a second, each from another address (default 2000; 0: as many as it takes).
                The hub must believe the forwarded address: HUB_PROXIES=127.0.0.1,::1
--board         asks for the board with its validator, as often as the hub answers
--seconds N     10 by default, ${LONGEST} at most; --connections N  64 by default, 256 at most`,

  async run(args, io) {
    const load = parseLoad(args);
    const result = await runLoad(load, (second) => io.print({ type: 'second', ...second })).catch((error) => {
      throw new UsageError(`no hub answers: ${error.message}`);
    });
    io.print({ type: 'result', ...result });
    return result.answers > 0 ? 0 : 1;
  },
};

function parseLoad(args: string[]): Load {
  const { values, positionals } = parse(args);
  const url = new URL(positionals[0] ?? 'http://127.0.0.1:8787');
  if (url.protocol !== 'http:' || !['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)) {
    throw new UsageError(`not this machine: ${url.href}`);
  }
  const number = (name: string, value: string | undefined, initial: number, most: number) => {
    const parsed = Number(value ?? initial);
    if (!Number.isInteger(parsed) || parsed < 0 || parsed > most) {
      throw new UsageError(`--${name} is a number up to ${most}`);
    }
    return parsed;
  };
  return {
    port: Number(url.port || 80),
    host: url.hostname.replace(/^\[|\]$/g, ''),
    kind: values.board ? 'board' : 'reports',
    rate: values.board ? 0 : number('reports', values.reports, 2000, 100_000),
    seconds: number('seconds', values.seconds, 10, LONGEST),
    connections: number('connections', values.connections, 64, 256),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        reports: { type: 'string' },
        board: { type: 'boolean' },
        seconds: { type: 'string' },
        connections: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
