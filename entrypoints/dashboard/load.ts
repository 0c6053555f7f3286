import { shortName } from '../../components/base/names.ts';
import type { BoardGroup, ClosedView, DashboardView, StepsView } from '../../components/dashboard/types.ts';
import { groupServices } from '../../components/services/groups.ts';
import { summarize } from '../../components/services/summary.ts';
import { verdictSchema } from '../../utils/assess/types.ts';
import type { Catalog, FeedSource } from '../../utils/catalog/types.ts';
import { type HistoryEntry, historySchema } from '../../utils/engine/history.ts';
import { openRows } from '../../utils/engine/rows.ts';
import { WATCH_TIMES, type WatchTimes, watchTimesSchema } from '../../utils/engine/watch-times.ts';
import { type Health, severity } from '../../utils/health.ts';
import { classifyError } from '../../utils/observe/classify.ts';
import type { Page } from '../../utils/platform/page-types.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { serviceById, watch } from '../../utils/settings/watched.ts';
import { readRow, readRows } from '../../utils/store/read-rows.ts';
import { dayStarts, healthOf, recordDays } from './days.ts';
import { episodesOf } from './episodes.ts';
import { reportedIn } from './reported.ts';

/** The stored history, oldest first. */
export async function readHistory({ store }: Pick<Page, 'store'>): Promise<HistoryEntry[]> {
  const rows = await readRows(store, 'history', historySchema);
  return [...rows.values()].sort((a, b) => a.at - b.at);
}

/** The stored times in which somebody looked. */
export async function readAwake({ store }: Pick<Page, 'store'>): Promise<WatchTimes> {
  return (await readRow(store, 'state', WATCH_TIMES, watchTimesSchema)) ?? [];
}

/** Reads what the dashboard shows, from stored rows only. @throws when the store cannot be opened. */
export async function loadDashboard(page: Page, focus: string | null, now: number): Promise<DashboardView> {
  const { store, catalog } = page;
  const [settings, rows, verdicts, history, reported, awake] = await Promise.all([
    page.readSettings(),
    openRows(store, now),
    readRows(store, 'verdicts', verdictSchema),
    readHistory(page),
    reportedIn(store),
    readAwake(page),
  ]);
  const nameOf = (id: string) => shortName(serviceById(id, catalog, settings)?.name ?? id);
  const byService = Map.groupBy(history, ({ service }) => service);
  const starts = dayStarts(now);
  const sources = settings.follows.flatMap((id) => ownSource(id, catalog, settings));
  const unreadable = new Map(
    await Promise.all(
      sources.map(async ({ id, own }) => [id, (await rows.signal(own)).unreadableSince] as const),
    ),
  );
  const groups = groupServices({ now, catalog, settings, verdicts, stories: rows.stories }).map(
    (group): BoardGroup => ({
      ...group,
      rows: group.rows.map((row) => ({
        ...row,
        days: recordDays(byService.get(row.id) ?? [], awake, starts, now),
        unreadableSince: unreadable.get(row.id) ?? null,
      })),
    }),
  );
  const troubles = [...byService.values()].flatMap(episodesOf).map((episode) => ({
    ...episode,
    kind: 'trouble' as const,
    name: nameOf(episode.service),
    upstream: episode.upstream === null ? null : nameOf(episode.upstream),
    hasFeed: serviceById(episode.service, catalog, settings)?.feed !== undefined,
  }));
  const reports = reported.map((report) => ({
    ...report,
    kind: 'reported' as const,
    name: nameOf(report.service),
  }));

  // how the last official incidents ended
  const closed = await Promise.all(
    sources.map(async ({ id, own }): Promise<ClosedView[]> => {
      const incidents = (await rows.stored(own))?.closed ?? [];
      return incidents.map(({ title, update, endedAt }) => ({
        kind: 'closed',
        service: id,
        name: nameOf(id),
        from: endedAt,
        title,
        update,
      }));
    }),
  );

  return {
    summary: summarize(groups.flatMap((group) => group.rows.map((row) => row.standing))),
    groups,
    timeline: [...troubles, ...reports, ...closed.flat()].sort((a, b) => b.from - a.from),
    failures: rows.observations
      // pages of the person's, not what we asked for ourselves
      .filter(({ ok, feed }) => !ok && !feed)
      .map(({ at, host, service, error, status }) => ({
        at,
        host,
        name: service === null ? null : nameOf(service),
        phase: error === undefined ? ('application' as const) : classifyError(error).phase,
        code: error ?? String(status ?? ''),
      }))
      .sort((a, b) => b.at - a.at),
    services: settings.follows.map((id) => ({ id, name: nameOf(id) })),
    focus:
      focus === null
        ? null
        : {
            id: focus,
            name: nameOf(focus),
            steps: stepsOf(byService.get(focus) ?? [], awake, now),
            people: await rows.people(focus),
          },
  };
}

/** The feed of a service, restricted to what the person watches; none where it has no feed. */
function ownSource(id: string, catalog: Catalog, settings: Settings): { id: string; own: FeedSource }[] {
  const service = serviceById(id, catalog, settings);
  const own = service && watch(service, catalog, settings).own;
  return own ? [{ id, own }] : [];
}

/** Health over time as steps, with gaps where nobody looked. */
function stepsOf(entries: readonly HistoryEntry[], awake: WatchTimes, now: number): StepsView {
  const steps: StepsView = { times: [], ours: [], official: [] };
  const level = (health: Health | null) =>
    health === null || health === 'unknown' ? null : severity(health);
  const put = (time: number, ours: number | null, official: number | null) => {
    if (steps.times.at(-1) === time) {
      steps.times.pop();
      steps.ours.pop();
      steps.official.pop();
    }
    steps.times.push(time);
    steps.ours.push(ours);
    steps.official.push(official);
  };
  for (const [from, to] of awake) {
    const before = entries.findLast(({ at }) => at <= from);
    const inside = entries.filter(({ at }) => at > from && at <= to);
    for (const entry of [...(before ? [{ ...before, at: from }] : []), ...inside])
      put(entry.at, level(healthOf(entry)), level(entry.official));
    const last = inside.at(-1) ?? before;
    const end = Math.min(to, now);
    if (last) put(end, level(healthOf(last)), level(last.official));
    if (end < now) put(end + 1, null, null);
  }
  return steps;
}
