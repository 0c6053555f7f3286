import { setTimeout as sleep } from 'node:timers/promises';
import { type Verdict, verdictSchema } from '../../utils/assess/types.ts';
import { type Notice, noticeSchema } from '../../utils/notify/rows.ts';
import type { BadgeState, ExtensionProbe } from './extension-probe.ts';

/** Everything that a person could see of the extension at one moment. */
export type Sight = {
  /** By address of the tab. */
  badges: Map<string, BadgeState>;
  /** By service id. */
  verdicts: Map<string, Verdict>;
  /** By what makes a notice that one. */
  notices: Map<string, Notice>;
};

export const NOTHING_SEEN: Sight = { badges: new Map(), verdicts: new Map(), notices: new Map() };

export async function lookAt(extensionProbe: ExtensionProbe): Promise<Sight> {
  const [tabs, verdicts, state] = await Promise.all([
    extensionProbe.tabs(),
    extensionProbe.rows('verdicts'),
    extensionProbe.rows('state'),
  ]);
  const badges = await Promise.all(
    tabs.map(async ({ id, url }) => [url, await extensionProbe.badge(id)] as const),
  );
  return {
    badges: new Map(badges),
    verdicts: new Map(verdicts.map(([id, row]) => [id, verdictSchema.parse(row)])),
    notices: new Map(
      state
        .filter(([key]) => key.startsWith('shown|'))
        .map(([, row]) => noticeSchema.parse(row))
        .map((notice) => [`${notice.id}|${notice.kind}|${notice.at}`, notice]),
    ),
  };
}

/** Between two looks while something is still going on, ms, and how many there are at most. */
const PAUSE = 80;
const LOOKS = 8;

/** Looks again until nothing changes any more: a page that has loaded is judged a moment later. */
export async function lookWhenSettled(extensionProbe: ExtensionProbe): Promise<Sight> {
  let sight = await lookAt(extensionProbe);
  for (let looks = 1; looks < LOOKS; looks += 1) {
    await sleep(PAUSE);
    const next = await lookAt(extensionProbe);
    if (changesBetween(sight, next).length === 0) break;
    sight = next;
  }
  return sight;
}

/** What differs between two moments, as far as a person would notice it. */
export type Change =
  | { what: 'badge'; url: string; badge: BadgeState }
  | { what: 'verdict'; verdict: Verdict }
  | { what: 'notice'; notice: Notice };

export function changesBetween(before: Sight, after: Sight): Change[] {
  const verdicts = [...after.verdicts].flatMap(([id, verdict]): Change[] =>
    gist(before.verdicts.get(id)) === gist(verdict) ? [] : [{ what: 'verdict', verdict }],
  );
  const notices = [...after.notices].flatMap(([key, notice]): Change[] =>
    before.notices.has(key) ? [] : [{ what: 'notice', notice }],
  );
  const badges = [...after.badges].flatMap(([url, badge]): Change[] => {
    const { text, color, title } = before.badges.get(url) ?? {};
    return text === badge.text && color === badge.color && title === badge.title
      ? []
      : [{ what: 'badge', url, badge }];
  });
  return [...verdicts, ...notices, ...badges];
}

function gist(verdict: Verdict | undefined): string {
  if (!verdict) return '';
  const { health, scope, cause, upstream } = verdict;
  return JSON.stringify([health, scope, cause, upstream]);
}
