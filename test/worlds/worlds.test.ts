import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../tools/catalog-data.ts';
import type { Line } from '../../tools/world/lines.ts';
import { readWorld } from '../../tools/world/read.ts';
import { replayWorld } from '../../tools/world/replay.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const NAMES = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const catalog = loadCatalog();

/** Who is asked in a check and learns the name of a site by it. */
const THIRD_PARTIES =
  /^https:\/\/(cloudflare-dns\.com|dns\.google|api\.globalping\.io|stat\.ripe\.net|api\.ooni\.org)\//;

type Story = Awaited<ReturnType<typeof replay>>;
const replayed = new Map<string, Promise<Story>>();

/** The first replay of a world, which several tests look at. */
function story(name: string): Promise<Story> {
  const known = replayed.get(name) ?? replay(name);
  replayed.set(name, known);
  return known;
}

async function replay(name: string) {
  const loaded = await readWorld(FOLDER + name);
  const lines: Line[] = [];
  const outcome = await replayWorld(loaded, { catalog, onLine: (line) => lines.push(line) });
  return { ...outcome, lines, world: loaded.world };
}

// generous, for machines that are busy with other things: the longest takes three seconds
describe('the world', { timeout: 60_000 }, () => {
  it.each(NAMES)('%s goes as its story says', async (name) => {
    const { failed, errors } = await story(name);
    expect(errors).toEqual([]);
    expect(failed).toEqual([]);
  });

  it.each(['facebook-2021-10-04', 'worker-dies', 'several-sites-one-cause'])(
    '%s goes the same way every time',
    async (name) => {
      const [first, second] = [await story(name), await replay(name)];
      expect(second.lines).toEqual(first.lines);
    },
  );

  it('twenty followed services cost at most 25 kB and one request each in a quiet five minutes', async () => {
    const { cycles, world, cost } = await story('quiet-hour');
    expect(world.user.follows).toHaveLength(20);
    for (const { bytes, urls } of cycles.slice(1)) {
      expect(bytes).toBeLessThanOrEqual(25_000);
      expect(new Set(urls).size).toBe(urls.length);
    }
    expect(cost.bytes / cycles.length).toBeLessThanOrEqual(25_000);
  });

  it('asks no third party before the person agrees', async () => {
    for (const name of ['nothing-is-asked', 'laptop-offline', 'quiet-hour', 'status-page-rots']) {
      const { cycles } = await story(name);
      expect(cycles.flatMap(({ urls }) => urls).filter((url) => THIRD_PARTIES.test(url))).toEqual([]);
    }
  });

  it('ends every check within half a minute', async () => {
    const { world, lines } = await story('dead-uplink');
    const pressed = world.events.find((event) => event.do === 'check')?.at ?? 0;
    const said = lines.find(
      (line) => line.type === 'verdict' && line.service === 'spotify' && Date.parse(line.t) > pressed,
    );
    expect(said && 't' in said ? Date.parse(said.t) - pressed : Number.NaN).toBeLessThanOrEqual(30_000);
  });
});
