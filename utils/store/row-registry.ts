/** Under these the engine changes rows, in the order in which it takes one within another. */
export const LOCKS = ['sweep', 'poll', 'judge', 'observe', 'outbox', 'talk'] as const;
export type LockName = (typeof LOCKS)[number];

/**
 * How long a row is kept. `since` and `ms`: so long after the time that it carries (`noted`), after its service or
 * feed was last in use (`unused`), or after the change that it tells of (`change`). `until`: what ends it.
 */
type Kept = { since: 'noted' | 'unused' | 'change'; ms: number } | { until: 'overwritten' | 'sent' };

/** `key`: of a single row; with `|` at its end how the keys begin; empty for every other key of the table. */
type RowRule = { table: string; key: string; lock: LockName | null; kept: Kept };

const DAY = 24 * 60 * 60_000;
const overwritten = { until: 'overwritten' } as const;
/** What is known of a service: one that failed and that nobody follows is remembered for a day. */
const service = { since: 'unused', ms: DAY } as const;
/** What is known of a feed that nobody follows any more. */
const feed = { since: 'unused', ms: 7 * DAY } as const;

/**
 * Every row that the store may hold. Tables, keys that may be written, locks, what an update goes through and what
 * the housekeeper forgets follow from this list, so that a row which is missing here can be written nowhere.
 */
export const ROWS = {
  observations: { table: 'state', key: 'observations', lock: 'observe', kept: overwritten },
  poll: { table: 'state', key: 'poll', lock: 'poll', kept: feed },
  stories: { table: 'state', key: 'stories', lock: 'judge', kept: overwritten },
  endings: { table: 'state', key: 'endings', lock: 'judge', kept: overwritten },
  reading: { table: 'readings', key: '', lock: 'poll', kept: feed },
  verdict: { table: 'verdicts', key: '', lock: 'judge', kept: service },
  probe: { table: 'probes', key: '', lock: 'judge', kept: service },
  mentions: { table: 'people', key: 'mentions|', lock: 'judge', kept: service },
  people: { table: 'people', key: '', lock: 'judge', kept: service },
  /** The dashboard shows 90 days. */
  history: { table: 'history', key: '', lock: 'judge', kept: { since: 'change', ms: 90 * DAY } },
  /** As long as the history that they explain. */
  watchTimes: { table: 'state', key: 'awake', lock: null, kept: { since: 'change', ms: 90 * DAY } },
  /** Something was learnt of a service or feed that no verdict knows of yet. What cannot be judged names a site, too. */
  unjudged: { table: 'state', key: 'unjudged|', lock: null, kept: { since: 'noted', ms: DAY } },
  notice: { table: 'outbox', key: 'notice|', lock: 'outbox', kept: { until: 'sent' } },
  /** A notice that was shown, for the click on it. */
  shown: { table: 'state', key: 'shown|', lock: 'outbox', kept: { since: 'noted', ms: 7 * DAY } },
  report: { table: 'outbox', key: 'report|', lock: null, kept: { until: 'sent' } },
  /** "I have this problem too", for the person's own story. */
  reported: { table: 'state', key: 'reported|', lock: null, kept: { since: 'noted', ms: 7 * DAY } },
  /** When the engine last checked by itself. */
  checked: { table: 'state', key: 'checked|', lock: null, kept: { since: 'noted', ms: DAY } },
  board: { table: 'state', key: 'board', lock: null, kept: overwritten },
  /** When a hub that has never answered is asked again. */
  boardAsked: { table: 'state', key: 'board-asked|', lock: null, kept: { since: 'noted', ms: DAY } },
  /** When public places were last asked. */
  mentionsAsked: { table: 'state', key: 'talk', lock: 'talk', kept: overwritten },
  tidied: { table: 'state', key: 'tidied', lock: 'poll', kept: overwritten },
  catalog: { table: 'state', key: 'catalog', lock: null, kept: overwritten },
  catalogAsked: { table: 'state', key: 'catalog-asked', lock: null, kept: overwritten },
} as const satisfies Record<string, RowRule>;

type Rules = typeof ROWS;
export type Kind = keyof Rules;
export type Table = Rules[Kind]['table'];

type Keys<Key extends string> = Key extends '' ? string : Key extends `${string}|` ? `${Key}${string}` : Key;
type KeyOfRule<Rule, Of> = Rule extends { table: Of; key: infer Key extends string } ? Keys<Key> : never;

/** Keys that rows of a table may have. */
export type KeyIn<Of extends Table> = KeyOfRule<Rules[Kind], Of>;

/** The kind of a row; null for one that an older version left and nobody reads. */
export function kindOf(table: Table, key: string): Kind | null {
  const kinds = Object.entries(ROWS) as [Kind, RowRule][];
  const fits = ([, rule]: [Kind, RowRule]) =>
    rule.table === table && (/^$|\|$/.test(rule.key) ? key.startsWith(rule.key) : key === rule.key);
  return kinds.find(fits)?.[0] ?? null;
}

/** How long rows of a kind stay after the time that they carry, ms; null where something else ends them. */
export function keptSinceNoted(kind: Kind): number | null {
  const kept: Kept = ROWS[kind].kept;
  return 'since' in kept && kept.since === 'noted' ? kept.ms : null;
}
