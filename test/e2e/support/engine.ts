import { expect } from 'vitest';
import type { ExtensionProbe } from '../../../tools/demo/extension-probe.ts';
import { type Verdict, verdictSchema } from '../../../utils/assess/types.ts';
import { type Notice, noticeSchema, storiesSchema } from '../../../utils/notify/rows.ts';
import { pollStateSchema } from '../../../utils/poll/rows.ts';

/** Lets every feed's time come, as if the minutes until then had passed. */
export async function makeDue(extensionProbe: ExtensionProbe): Promise<void> {
  const rows = new Map(await extensionProbe.rows('state'));
  if (!rows.has('poll')) return;
  const states = pollStateSchema.parse(rows.get('poll'));
  for (const state of Object.values(states)) state.nextAt = 0;
  await extensionProbe.write('state', 'poll', states);
}

/** A beat of the alarm at which every feed is due. */
export async function beat(extensionProbe: ExtensionProbe): Promise<void> {
  await makeDue(extensionProbe);
  await extensionProbe.send({ type: 'refresh' });
}

/** How long a story has to be quiet until it is over, and a little more, ms. */
const SETTLED = 13 * 60_000;

/** Lets every story that has gone quiet be quiet long enough to be over at the next beat. */
export async function settle(extensionProbe: ExtensionProbe): Promise<void> {
  const stories = storiesSchema.parse(new Map(await extensionProbe.rows('state')).get('stories') ?? []);
  if (stories.every(({ quietSince }) => quietSince === null)) return;
  const earlier = stories.map((story) =>
    story.quietSince === null ? story : { ...story, quietSince: story.quietSince - SETTLED },
  );
  await extensionProbe.write('state', 'stories', earlier);
}

export async function verdictOf(extensionProbe: ExtensionProbe, service: string): Promise<Verdict | null> {
  const row = new Map(await extensionProbe.rows('verdicts')).get(service);
  return row === undefined ? null : verdictSchema.parse(row);
}

/** Until what was just seen of the service is judged: a panel that opens before moves under the mouse. */
export async function untilJudged(extensionProbe: ExtensionProbe, service: string): Promise<void> {
  await expect.poll(() => verdictOf(extensionProbe, service)).not.toBeNull();
}

/** Notices that were handed to the browser, each by its id and last kind. */
export async function shownNotices(extensionProbe: ExtensionProbe): Promise<Notice[]> {
  const rows = await extensionProbe.rows('state');
  return rows.filter(([key]) => key.startsWith('shown|')).map(([, row]) => noticeSchema.parse(row));
}

/** Forgets what was seen and judged, so that a test starts in a quiet hour. */
export async function forgetSights(extensionProbe: ExtensionProbe): Promise<void> {
  await extensionProbe.write('state', 'observations', []);
}
