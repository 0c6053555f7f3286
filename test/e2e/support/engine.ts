import { expect } from 'vitest';
import type { Keyhole } from '../../../tools/demo/keyhole.ts';
import { type Verdict, verdictSchema } from '../../../utils/assess/types.ts';
import { type Notice, noticeSchema, pollStateSchema, storiesSchema } from '../../../utils/store/rows.ts';

/** Lets every feed's time come, as if the minutes until then had passed. */
export async function makeDue(keyhole: Keyhole): Promise<void> {
  const rows = new Map(await keyhole.rows('state'));
  if (!rows.has('poll')) return;
  const states = pollStateSchema.parse(rows.get('poll'));
  for (const state of Object.values(states)) state.nextAt = 0;
  await keyhole.write('state', 'poll', states);
}

/** A beat of the alarm at which every feed is due. */
export async function beat(keyhole: Keyhole): Promise<void> {
  await makeDue(keyhole);
  await keyhole.send({ type: 'refresh' });
}

/** How long a story has to be quiet until it is over, and a little more, ms. */
const SETTLED = 13 * 60_000;

/** Lets every story that has gone quiet be quiet long enough to be over at the next beat. */
export async function settle(keyhole: Keyhole): Promise<void> {
  const stories = storiesSchema.parse(new Map(await keyhole.rows('state')).get('stories') ?? []);
  if (stories.every(({ quietSince }) => quietSince === null)) return;
  const earlier = stories.map((story) =>
    story.quietSince === null ? story : { ...story, quietSince: story.quietSince - SETTLED },
  );
  await keyhole.write('state', 'stories', earlier);
}

export async function verdictOf(keyhole: Keyhole, service: string): Promise<Verdict | null> {
  const row = new Map(await keyhole.rows('verdicts')).get(service);
  return row === undefined ? null : verdictSchema.parse(row);
}

/** Until what was just seen of the service is judged: a panel that opens before moves under the mouse. */
export async function untilJudged(keyhole: Keyhole, service: string): Promise<void> {
  await expect.poll(() => verdictOf(keyhole, service)).not.toBeNull();
}

/** Notices that were handed to the browser, each by its id and last kind. */
export async function shownNotices(keyhole: Keyhole): Promise<Notice[]> {
  const rows = await keyhole.rows('state');
  return rows.filter(([key]) => key.startsWith('shown|')).map(([, row]) => noticeSchema.parse(row));
}

/** Forgets what was seen and judged, so that a test starts in a quiet hour. */
export async function forgetSights(keyhole: Keyhole): Promise<void> {
  await keyhole.write('state', 'observations', []);
}
