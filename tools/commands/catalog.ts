import { getPublicSuffix } from 'tldts';
import { rowProblems } from '../../utils/catalog/problems/rows.ts';
import { problems } from '../../utils/catalog/problems.ts';
import { STARTER } from '../../utils/catalog/starter.ts';
import { formatById } from '../../utils/feeds/registry.ts';
import { loadCatalogData, readTables } from '../catalog-data.ts';
import { checkLive } from '../catalog-live.ts';
import { keygen, sign } from '../catalog-sign.ts';
import { type Command, type ExitCode, type Io, UsageError } from '../command.ts';

export const command: Command = {
  help: `usage: cli catalog [--live | keygen KEY_FILE | sign KEY_FILE [--version N]]
Without arguments: checks the catalogue against every rule and prints
{"services","withFeed","formats":{...},"problems":[...]}; exit 1 when there is a problem.
--live            asks every feed once, politely, and prints a line for each that moved or cannot be read;
                  exit 1 when there is one.
keygen KEY_FILE   writes new private keys to KEY_FILE (which must not exist) and prints the public ones and
                  the fragment that belongs behind the address of the published catalogue.
sign KEY_FILE     prints the signed catalogue document to publish. Its version is that of the tables; with
                  --version another, larger one.`,
  run: async ([action, ...args], io) => {
    if (action === undefined) return check(io);
    if (action === '--live' && args.length === 0) return live(io);
    if (action === 'keygen') return keygen(args, io);
    if (action === 'sign') return sign(args, io);
    throw new UsageError('usage: cli catalog [--live | keygen KEY_FILE | sign KEY_FILE [--version N]]');
  },
};

function check(io: Io): ExitCode {
  const data = loadCatalogData();
  const ids = new Set(data.services.map(({ id }) => id));
  const used = data.services.flatMap(({ feed, also = [] }) => (feed ? [feed, ...also] : []));
  const found = [
    ...rowProblems(readTables()),
    ...problems(data, {
      formats: [...new Set(used.map(({ format }) => format))].filter((format) => formatById(format)),
      suffixes: {
        icann: (host) => getPublicSuffix(host, { allowPrivateDomains: false }),
        any: (host) => getPublicSuffix(host, { allowPrivateDomains: true }),
      },
    }),
    ...STARTER.filter((id) => !ids.has(id)).map((id) => `starter set: no service ${id}`),
  ];
  const withFeed = data.services.flatMap(({ feed }) => (feed ? [feed] : []));
  const formats: Record<string, number> = {};
  for (const { format } of withFeed) formats[format] = (formats[format] ?? 0) + 1;
  io.print({ services: data.services.length, withFeed: withFeed.length, formats, problems: found });
  return found.length > 0 ? 1 : 0;
}

async function live(io: Io): Promise<ExitCode> {
  const { asked, found } = await checkLive(loadCatalogData(), {
    fetch,
    now: Date.now,
    random: Math.random,
    timeout: (ms) => AbortSignal.timeout(ms),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onFinding: io.print,
  });
  io.explain(`${asked} feeds asked, ${found} moved or unreadable`);
  return found > 0 ? 1 : 0;
}
