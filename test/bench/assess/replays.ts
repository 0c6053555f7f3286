import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../../../tools/catalog-data.ts';
import { readWorld } from '../../../tools/world/read.ts';
import { replayWorld } from '../../../tools/world/replay.ts';
import type { Expectation } from '../../../tools/world/schema.ts';
import type { Verdict } from '../../../utils/assess/types.ts';

const WORLDS = new URL('../../worlds/', import.meta.url);

/** A world after its replay: every verdict as it was stored, and what should be in force when. */
export type Replay = {
  name: string;
  verdicts: { at: number; verdict: Verdict }[];
  expected: (Expectation & { at: number; service: string })[];
  /** Expectations that did not hold, notices included. */
  failed: number;
};

/** Replays every world of the project, one after another. */
export async function replayAll(): Promise<Replay[]> {
  const catalog = loadCatalog();
  const replays: Replay[] = [];
  const folders = (await readdir(WORLDS, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const name of folders.map((folder) => folder.name).sort()) {
    const loaded = await readWorld(fileURLToPath(new URL(name, WORLDS)));
    const verdicts: Replay['verdicts'] = [];
    const { failed } = await replayWorld(loaded, {
      catalog,
      onVerdict: (verdict, at) => verdicts.push({ at, verdict }),
    });
    const expected = loaded.world.expect.flatMap((one) =>
      one.at !== undefined && one.service !== undefined ? [{ ...one, at: one.at, service: one.service }] : [],
    );
    replays.push({ name, verdicts, expected, failed: failed.length });
  }
  return replays;
}
