import { describe, expect, it } from 'vitest';
import type { Table } from '../../utils/store/store.ts';
import { createDevice, type Device, MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { createBeats, tell } from '../support/life-story.ts';
import { FEEDS } from '../support/small-catalog.ts';

const HOUR = 60 * MINUTE;
const BEAT = 5 * MINUTE;
const BEATS = 40;

/** Fields in the order in which they came to the stored rows. Rows from before a step lack it and all later ones. */
const STEPS: readonly [field: string, table: Table][] = [
  ['incident', 'state'],
  ['askedAt', 'state'],
  ['failing', 'state'],
  ['noticeId', 'state'],
  ['closed', 'readings'],
  ['returned', 'state'],
  ['oldTrouble', 'readings'],
  ['digest', 'readings'],
];

/** A value without that field, however deep it stands. */
function without(value: unknown, field: string): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, field));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== field);
  return Object.fromEntries(kept.map(([key, item]) => [key, without(item, field)]));
}

/** Puts the rows of an older version in the place of today's, as an update of the extension finds them. */
async function age({ store }: Device, fields: typeof STEPS): Promise<void> {
  for (const [field, table] of fields) {
    const rows = await store.readAll(table);
    await store.commit(rows.map(([key, value]) => ({ table, key, value: without(value, field) })));
  }
}

/** Alpha is out from the start, beta has an incident after an hour, and the cloud an outage; all end after two. */
async function day(updates: readonly number[], fields: typeof STEPS) {
  const device = createDevice({
    routes: FEEDS.flatMap((url, index) =>
      feedRoutes(url, [
        { state: index === 0 ? 'outage' : 'operational', from: START, to: START + HOUR },
        {
          state: index === 1 ? 'incident' : [0, 4].includes(index) ? 'outage' : 'operational',
          from: START + HOUR,
          to: START + 2 * HOUR,
        },
        { state: 'operational', from: START + 2 * HOUR, to: Number.POSITIVE_INFINITY },
      ]),
    ),
  });
  const beat = createBeats(device, BEAT);
  for (let at = 0; at < BEATS; at += 1) {
    if (updates.includes(at)) {
      await age(device, fields);
      device.start();
    }
    await beat([]);
  }
  expect(device.errors).toEqual([]);
  const { verdicts, notices, open } = await tell(device);
  return { verdicts, notices, open, history: (await device.store.readAll('history')).length };
}

describe('an update of the extension', () => {
  it.each(STEPS.map(([field], step) => ({ field, fields: STEPS.slice(step) })))(
    'from a version without `$field` loses and repeats nothing, whenever it comes',
    async ({ fields }) => {
      const calm = await day([], fields);
      expect(calm.notices.toSorted()).toEqual([
        'over service:alpha',
        'over service:beta',
        'over service:cloud',
        'started service:beta',
        'started service:cloud',
      ]);
      for (const update of [4, 11, 14, 20, 26]) expect(await day([update], fields)).toEqual(calm);
    },
  );
});
