import { ownEntry } from '../../own-entry.ts';
import type { FeedIncident, FeedMaintenance } from '../reading.ts';
import { fold } from './words.ts';

/** Where an incident or a maintenance stands. */
export type Stage = FeedIncident['phase'] | 'closed' | 'scheduled' | 'in_progress';

const STAGES: Readonly<Record<string, Stage>> = {
  investigating: 'investigating',
  detected: 'investigating',
  reported: 'investigating',
  issue: 'investigating',
  open: 'investigating',
  active: 'investigating',
  identified: 'identified',
  acknowledged: 'identified',
  fixing: 'identified',
  mitigating: 'identified',
  monitoring: 'monitoring',
  monitored: 'monitoring',
  watching: 'monitoring',
  recovering: 'monitoring',
  verifying: 'verifying',
  scheduled: 'scheduled',
  planned: 'scheduled',
  upcoming: 'scheduled',
  notstartedyet: 'scheduled',
  maintenancescheduled: 'scheduled',
  inprogress: 'in_progress',
  maintenanceinprogress: 'in_progress',
  undermaintenance: 'in_progress',
  resolved: 'closed',
  completed: 'closed',
  complete: 'closed',
  postmortem: 'closed',
  closed: 'closed',
  recovered: 'closed',
  mitigated: 'closed',
  ended: 'closed',
  fixed: 'closed',
  restored: 'closed',
  canceled: 'closed',
  cancelled: 'closed',
  dismissed: 'closed',
};

/** Stage named by a status word; null where the word names none ("Update" says nothing). */
export function stageOf(word: unknown): Stage | null {
  if (typeof word !== 'string') return null;
  const folded = fold(word);
  return ownEntry(STAGES, folded) ?? null;
}

/** Phase of an open incident: an unknown word is the most cautious one. */
export function phaseOf(stage: Stage | null): FeedIncident['phase'] {
  return stage === 'identified' || stage === 'monitoring' || stage === 'verifying' ? stage : 'investigating';
}

/** True while the operator says that a fix is in place and is being watched. */
export function isRecovering({ phase }: Pick<FeedIncident, 'phase'>): boolean {
  return phase === 'monitoring' || phase === 'verifying';
}

/** A running maintenance that the page lists among its incidents. */
export function workNow({ id, title, startedAt, components }: FeedIncident): FeedMaintenance {
  return { id, title, phase: 'in_progress', startsAt: startedAt, endsAt: null, components };
}
