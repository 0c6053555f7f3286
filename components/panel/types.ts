import type { Evidence } from '../../utils/assess/types.ts';
import type { Mentions } from '../../utils/crowd/mentions.ts';
import type { Symptom } from '../../utils/crowd/symptoms.ts';
import type { PeopleSignal } from '../../utils/crowd/types.ts';
import type { FeedIncident, FeedMaintenance } from '../../utils/feeds/reading.ts';
import type { Health } from '../../utils/health.ts';
import type { Text } from '../../utils/i18n/text.ts';
import type { Standing } from '../../utils/notify/look.ts';
import type { ClosedIncident } from '../../utils/poll/rows.ts';
import type { Summary } from '../services/summary.ts';

/** What an official page says, and how well it can be read. */
export type OfficialView = {
  name: string;
  /** https address of the page that people read; null where none is known. */
  page: string | null;
  /** `none`: it has a page, but not one that can be read. */
  state: 'fresh' | 'stale' | 'unread' | 'forbidden' | 'none';
  /** Last valid reading, epoch ms UTC; null before the first. */
  readAt: number | null;
  /** Since when it cannot be read, epoch ms UTC; null while it can. */
  unreadableSince: number | null;
  /** Where to look for its feed again: the host that it has moved to, or its own after a day of silence. */
  lookAt: string | null;
  health: Health;
  incidents: FeedIncident[];
  maintenances: FeedMaintenance[];
  /** Incidents that ended in the last day, newest first. */
  closed: ClosedIncident[];
};

/** The story of a provider under the service. */
export type UpstreamView = {
  /** One sentence: who, where, how certain. */
  says: Text;
  /** Other followed services under the same cause. */
  others: string[];
  official: OfficialView | null;
};

/** The site or service that the panel speaks about. */
export type Subject = {
  /** Id of a catalogue service, of one that the person added, or `host:<name>`. */
  id: string;
  name: string;
  /** Host of the page in the tab; null when it was chosen from the list. */
  host: string | null;
  /** `outside`: not in the catalogue. */
  kind: 'own' | 'outside';
  followed: boolean;
  watched: boolean;
  /** Muted until (epoch ms UTC), 0 for good, null when not muted. */
  mutedUntil: number | null;
  standing: Standing;
  headline: Text;
  /** How sure, in words; null where that would say nothing. */
  confidence: Text | null;
  since: number | null;
  /** What to do next, in order. */
  steps: Text[];
  /** What else has to be said beside the sentence: not confirmed, no attack. */
  notes: Text[];
  evidence: Evidence[];
  /** When the verdict was made, epoch ms UTC; null when there is none yet. */
  at: number | null;
  official: OfficialView | null;
  upstream: UpstreamView | null;
  people: PeopleSignal | null;
  /** Public posts of the last two hours that say it is down; nobody has checked them. */
  posts: number;
  /** Public posts of the last hours, where the person has turned them on. */
  mentions?: Mentions | null;
  /** Whom "Check now" asks, by name. */
  asks: string[];
  /** False for an address that only this network knows. */
  checkable: boolean;
  /** Hosts that the last check did not ask, for want of a permission. */
  leftOut: string[];
  /** Hosts that links of this subject may lead to. */
  hosts: string[];
  /** Where a report goes: to the hub that counts this service, else it is only noted in this browser. */
  reportsTo: 'hub' | 'here';
};

export type ServiceRow = {
  id: string;
  name: string;
  standing: Standing;
  since: number | null;
  muted: boolean;
};

/** Followed services under one cause, or of one kind. */
export type ServiceGroup = {
  key: string;
  title: Text;
  rows: ServiceRow[];
};

/** What stands under the answer: everything that is followed. */
export type ServicesView = {
  /** One sentence about all of it. */
  summary: Summary;
  groups: ServiceGroup[];
  /** Catalogue services that are not followed, for the search: id and name. */
  others: () => readonly { id: string; name: string }[];
};

export type PanelView = {
  /** Null on pages that are no site: new tab, files, the browser's own. */
  subject: Subject | null;
  /** Null until the answer has been painted; never where there is no subject. */
  services: ServicesView | null;
  offline: boolean;
};

/** Outcome of "Check now" as the panel shows it. */
export type Checking = 'idle' | 'running' | 'done' | 'failed';

/** Everything that a person can do in the panel. */
export type PanelActions = {
  check: () => void;
  /** Lets the last check go on with those whom it left out. */
  allowCheck: () => void;
  follow: (service: string, on: boolean) => void;
  report: (symptom: Symptom) => void;
  watch: (on: boolean) => void;
  mute: (until: number | null) => void;
  copy: (format: 'plain' | 'markdown') => void;
  allow: () => void;
  /** Looks for the subject's feed on that host and, when it is found, reads it from there. */
  adopt: (host: string) => void;
  findPage: () => void;
  /** Shows that service; null goes back to the site in the tab. */
  show: (service: string | null) => void;
  openPage: (page: 'dashboard.html' | 'options.html') => void;
};
