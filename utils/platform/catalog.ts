import * as z from 'zod/mini';
import { judgeUpdate } from '../catalog/update.ts';
import { updateSource } from '../catalog/update-source.ts';
import { readText } from '../net/read-body.ts';
import { readRow } from '../store/read-rows.ts';
import { forgetCatalog } from './assets.ts';
import type { Background } from './engine.ts';
import { politeFetch } from './fetch.ts';

const ASKED = 'catalog-asked';
const DAY = 24 * 60 * 60_000;
const TIMEOUT = 15_000;
const LARGEST = 2 * 1024 * 1024;

const askedSchema = z.object({ at: z.number(), address: z.string() });

/**
 * Once a day asks the configured address for a newer signed catalogue. Refused ones change nothing. What
 * came from an address that is no longer configured is not trusted any more.
 */
export async function updateCatalog({
  store,
  settings,
  catalog,
}: Pick<Background, 'store' | 'settings' | 'catalog'>): Promise<void> {
  const { catalogUrl: address } = await settings.read();
  const source = address === null ? null : updateSource(address);
  const last = await readRow(store, 'state', ASKED, askedSchema);
  if (last && last.address !== address) {
    await store.commit([
      { table: 'state', key: 'catalog', remove: true },
      { table: 'state', key: ASKED, remove: true },
    ]);
    forgetCatalog();
  } else if (last && Math.abs(Date.now() - last.at) < DAY) return;
  if (address === null || !source) return;
  await store.commit([{ table: 'state', key: ASKED, value: { at: Date.now(), address } }]);
  try {
    const response = await politeFetch(source.url, {
      // the person chose this address and no other
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) return;
    const body = await readText(response, LARGEST);
    if (body === null) return;
    const { version } = await catalog();
    const update = await judgeUpdate(body, { subtle: crypto.subtle, keys: source.keys, version });
    if (!update.accepted) return;
    await store.commit([{ table: 'state', key: 'catalog', value: update.packed }]);
    forgetCatalog();
  } catch {
    // no answer today: the catalogue in use goes on, and tomorrow is another day
  }
}
