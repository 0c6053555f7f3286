import { judgeUpdate, updateSource } from '../catalog/update.ts';
import { readBody } from '../poll/read-body.ts';
import { forgetCatalog } from './assets.ts';
import type { Background } from './engine.ts';
import { politeFetch } from './fetch.ts';

const DAY = 24 * 60 * 60_000;
const TIMEOUT = 15_000;
const LARGEST = 2 * 1024 * 1024;

/** Once a day asks the configured address for a newer signed catalogue. Refused ones change nothing. */
export async function updateCatalog({ store, settings, catalog }: Background): Promise<void> {
  const { catalogUrl } = await settings.read();
  const source = catalogUrl === null ? null : updateSource(catalogUrl);
  if (!source) return;
  const last = await store.read('state', 'catalog-asked');
  if (typeof last === 'number' && Math.abs(Date.now() - last) < DAY) return;
  await store.commit([{ table: 'state', key: 'catalog-asked', value: Date.now() }]);
  try {
    const response = await politeFetch(source.url, {
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) return;
    const body = new TextDecoder().decode(await readBody(response, LARGEST));
    const { version } = await catalog();
    const update = await judgeUpdate(body, { subtle: crypto.subtle, keys: source.keys, version });
    if (!update.accepted) return;
    await store.commit([{ table: 'state', key: 'catalog', value: update.packed }]);
    forgetCatalog();
  } catch {
    // no answer today: the catalogue in use goes on, and tomorrow is another day
  }
}
