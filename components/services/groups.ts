import type { Verdict } from '../../utils/assess/types.ts';
import type { Catalog } from '../../utils/catalog/types.ts';
import { isTrouble, severity } from '../../utils/health.ts';
import { type Text, text } from '../../utils/i18n/text.ts';
import type { Story } from '../../utils/notify/rows.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { serviceById } from '../../utils/settings/watched.ts';
import { shortName } from '../base/names.ts';
import type { ServiceGroup, ServiceRow } from '../panel/types.ts';
import { mutedUntil } from './muted.ts';

type Context = {
  now: number;
  catalog: Catalog;
  settings: Settings;
  verdicts: ReadonlyMap<string, Verdict>;
  stories: readonly Story[];
};

const KINDS = ['trouble', 'local', 'unknown', 'maintenance', 'fine'] as const;
type Kind = (typeof KINDS)[number];

/** Followed services, worst first: those under one cause together, then by kind, each kind by severity and name. */
export function groupServices(context: Context): ServiceGroup[] {
  const rows = context.settings.follows.flatMap((id) => rowOf(id, context) ?? []);
  const told = context.stories.filter(
    ({ kind, quietSince }) => kind === 'upstream' || (kind === 'connection' && quietSince === null),
  );
  const inStory = new Set<string>();
  const groups: ServiceGroup[] = told.flatMap((story) => {
    const members = rows.filter((row) => story.services.includes(row.id) && !inStory.has(row.id));
    for (const { id } of members) inStory.add(id);
    return members.length === 0
      ? []
      : [{ key: story.id, title: storyTitle(story, context), rows: worstFirst(members) }];
  });
  for (const kind of KINDS) {
    const members = rows.filter((row) => !inStory.has(row.id) && kindOf(row) === kind);
    if (members.length > 0)
      groups.push({ key: kind, title: text(`panel.group.${kind}`), rows: worstFirst(members) });
  }
  return groups.sort((a, b) => rankOf(b) - rankOf(a));
}

function rowOf(id: string, { catalog, settings, verdicts, now }: Context): ServiceRow | null {
  const service = serviceById(id, catalog, settings);
  if (!service) return null;
  const verdict = verdicts.get(id);
  return {
    id,
    name: shortName(service.name),
    standing: verdict ?? { health: 'unknown', scope: 'unknown' },
    since: verdict?.since ?? null,
    muted: mutedUntil(settings, id, now) !== null,
  };
}

function kindOf({ standing: { health, scope } }: ServiceRow): Kind {
  if (scope === 'local') return 'local';
  if (scope === 'unknown' || health === 'unknown') return 'unknown';
  if (isTrouble(health)) return 'trouble';
  return health === 'maintenance' ? 'maintenance' : 'fine';
}

function rank(row: ServiceRow): number {
  const kind = kindOf(row);
  return (KINDS.length - KINDS.indexOf(kind)) * 10 + (kind === 'trouble' ? severity(row.standing.health) : 0);
}

/** Groups stand in the order of the worst in them. */
function rankOf(group: ServiceGroup): number {
  return Math.max(...group.rows.map(rank));
}

function worstFirst(rows: readonly ServiceRow[]): ServiceRow[] {
  return rows.toSorted((a, b) => rank(b) - rank(a) || a.name.localeCompare(b.name));
}

function storyTitle({ kind, upstream }: Story, { catalog }: Context): Text {
  if (kind === 'connection' || !upstream) return text('panel.group.connection');
  const provider = shortName(catalog.services.get(upstream.provider)?.name ?? upstream.provider);
  return upstream.region === undefined
    ? text('panel.group.upstream', { provider })
    : text('panel.group.upstream.region', { provider, region: upstream.region });
}
