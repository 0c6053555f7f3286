import { reportedSchema } from '../../utils/crowd/reports.ts';
import type { Symptom } from '../../utils/crowd/symptoms.ts';
import { readRows } from '../../utils/store/read-rows.ts';
import { ROWS } from '../../utils/store/row-registry.ts';
import type { Store } from '../../utils/store/store.ts';

const REPORTED = ROWS.reported.key;

/** What the person reported of each service, the last time only. `from` is epoch ms UTC. */
export async function reportedIn(
  store: Store,
): Promise<{ service: string; from: number; symptom: Symptom }[]> {
  const rows = await readRows(store, 'state', reportedSchema, REPORTED, `${REPORTED}\uffff`);
  return [...rows].map(([key, { at, symptom }]) => ({
    service: key.slice(REPORTED.length),
    from: at,
    symptom,
  }));
}
