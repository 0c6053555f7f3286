import type { Cause, Scope } from '../../utils/assess/types.ts';
import type { Symptom } from '../../utils/crowd/symptoms.ts';
import type { PeopleSignal } from '../../utils/crowd/types.ts';
import type { Health } from '../../utils/health.ts';
import type { Text } from '../../utils/i18n/text.ts';
import type { Phase } from '../../utils/observe/types.ts';
import type { ServiceRow } from '../panel/types.ts';
import type { Summary } from '../services/summary.ts';

/** One day of one service; times are ms, `start` is epoch ms UTC. */
export type DayView = { start: number; health: Health; known: number; trouble: number };

export type BoardRow = ServiceRow & {
  days: DayView[];
  /** Since when its status page cannot be read, epoch ms UTC; null while it can. */
  unreadableSince: number | null;
};
export type BoardGroup = { key: string; title: Text; rows: BoardRow[] };

/** A trouble from its first sign to its end; times are epoch ms UTC. */
export type EpisodeView = {
  kind: 'trouble';
  service: string;
  name: string;
  from: number;
  to: number | null;
  health: Health;
  scope: Scope;
  cause: Cause | null;
  /** Name of the provider behind it. */
  upstream: string | null;
  officialAt: number | null;
  /** Whether the service has an official feed at all. */
  hasFeed: boolean;
  title: string | null;
};

/** What the person reported, epoch ms UTC; `from` is when. */
export type ReportedView = {
  kind: 'reported';
  service: string;
  name: string;
  from: number;
  symptom: Symptom;
};

/** How an official incident ended; `from` is when, epoch ms UTC. */
export type ClosedView = {
  kind: 'closed';
  service: string;
  name: string;
  from: number;
  title: string;
  /** The operator's last words; null where they are not known. */
  update: string | null;
};

export type TimelineView = EpisodeView | ReportedView | ClosedView;

/** A page that failed in this browser in the last minutes. */
export type FailureView = { at: number; host: string; name: string | null; phase: Phase; code: string };

/** Health over time for the plot: steps at `times`; null where nobody knows. Values are severities 0..4. */
export type StepsView = { times: number[]; ours: (number | null)[]; official: (number | null)[] };

export type DashboardView = {
  summary: Summary;
  groups: BoardGroup[];
  /** Newest first. */
  timeline: TimelineView[];
  failures: FailureView[];
  services: { id: string; name: string }[];
  /** Of the service that is looked at; null for all. */
  focus: { id: string; name: string; steps: StepsView; people: PeopleSignal | null } | null;
};

export type DashboardActions = {
  focus: (service: string | null) => void;
  exportAs: (format: 'json' | 'csv') => void;
  importFile: (file: File) => void;
  openOptions: () => void;
};
