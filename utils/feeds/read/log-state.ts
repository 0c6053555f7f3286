import { type Health, isTrouble } from '../../health.ts';
import type { LogItem } from './log.ts';
import { type Stage, stageOf } from './phase.ts';
import { htmlToText } from './plain-text.ts';
import { fold, healthOf } from './words.ts';

/** What one entry says: where it stands and how bad it is. Null: it is news, not an incident. */
export type ItemState = { stage: Stage; health: Health; maintenance: boolean };

/** Words that end an incident wherever they stand. */
const CLOSED =
  /\b(?:resolved|recovered|mitigated|postmortem|operating normally|back to normal|back online)\b/i;
/** Words that do so only of an incident: "closed captions" and "a fixed rate" are something else. */
const CLOSED_AFTER =
  /\b(?:has|have|is|are|was|were|been|now|issues?|incident|problem|maintenance|service|work) (?:(?:been|now|fully|successfully) ){0,2}(?:completed?|closed|ended|fixed|restored)\b/i;
/** A sentence with one of these speaks of an end that has not come yet. */
const NOT_YET =
  /\b(?:not|n't|cannot|until|when|once|if|will|yet|expect\w*|working|to be|being|partially|partly|almost|before|should|continue to see)\b/i;
const MAINTENANCE = /\bmaintenances?\b|\bplanned (?:work|downtime)\b/i;
const MAJOR = /\b(?:major|complete|total|full|global) (?:service )?(?:outage|disruption)|\bmajor incident\b/i;
const PARTIAL =
  /\b(?:outages?|unavailab\w+|offline|unreachable|down|downtime|disruptions?|disrupted|interruptions?|inaccessible)\b/i;
const DEGRADED =
  /\b(?:degrad\w+|errors?|latenc\w+|delay\w*|slow\w*|fail\w*|intermittent\w*|issues?|problems?|incidents?|elevated|increased|timeouts?|impact\w*|trouble|investigating|identified|monitoring)\b/i;

/**
 * State of an entry: from an explicit "Status: X", a `<strong>X</strong>`, a `[X]` before or a " - X" after the
 * title, else from words in the title and in the first paragraph. A closed word wins over an open one wherever
 * it stands: GitHub's entries can have "Investigating" above a "Resolved" of the same minute.
 */
export function stateOf({ title, body }: LogItem): ItemState | null {
  const text = htmlToText(body);
  const words = [...markedWords(body, text), ...titleWords(title)];
  const stages = words.map(stageOf).filter((stage) => stage !== null);
  const first = firstParagraph(text);
  const maintenance = MAINTENANCE.test(title) || stages.some((s) => s === 'scheduled' || s === 'in_progress');
  const health = maintenance ? 'maintenance' : severityOf(words, title, first);
  if (stages.includes('closed') || saysClosed(title) || saysClosed(first))
    return { stage: 'closed', health, maintenance };
  const stage = stages[0] ?? openStage(title) ?? openStage(first);
  if (stage) return { stage, health, maintenance };
  if (words.some((word) => isTrouble(healthOf(word)) || healthOf(word) === 'maintenance'))
    return { stage: maintenance ? 'in_progress' : 'investigating', health, maintenance };
  if (words.some((word) => healthOf(word) === 'operational')) return { stage: 'closed', health, maintenance };
  if (maintenance)
    return {
      stage: /\bin progress|has (?:begun|started)\b/i.test(first) ? 'in_progress' : 'scheduled',
      health,
      maintenance,
    };
  return PARTIAL.test(title) || MAJOR.test(title) || DEGRADED.test(title)
    ? { stage: 'investigating', health, maintenance }
    : null;
}

/** How bad the words of a text are; null where they say nothing bad. */
export function severityIn(text: string): Health | null {
  if (MAJOR.test(text)) return 'major_outage';
  if (PARTIAL.test(text)) return 'partial_outage';
  return DEGRADED.test(text) ? 'degraded' : null;
}

/** True when a sentence says that it is over, without an "until", "not" or "will". */
export function saysClosed(text: string): boolean {
  return text
    .split(/[.!?\n]/)
    .some((sentence) => (CLOSED.test(sentence) || CLOSED_AFTER.test(sentence)) && !NOT_YET.test(sentence));
}

function severityOf(words: readonly string[], title: string, first: string): Health {
  const explicit = words.map((word) => healthOf(word)).find((health) => isTrouble(health));
  return explicit ?? severityIn(title) ?? (MAJOR.test(first) ? 'major_outage' : 'degraded');
}

/** Words in a place that is made for a state: "Status: X" and whatever is set in bold. */
function markedWords(body: string, text: string): string[] {
  const found: string[] = [];
  for (const [, word] of text.slice(0, 4000).matchAll(/(?:^|\n) ?status ?: ?([\p{L} _-]{2,40})/giu))
    if (word) found.push(word.trim());
  for (const [, word] of body.slice(0, 50_000).matchAll(/<(?:strong|b)>([^<>]{2,40})<\/(?:strong|b)>/gi))
    if (word) found.push(word.replace(/[:\s]+$/, ''));
  // "Resolved - text": the same without any markup.
  for (const [, word] of text.slice(0, 4000).matchAll(/(?:^|\n)([A-Z][a-z]+(?: [a-z]+)?) ?[-–—:] /g))
    if (word) found.push(word);
  return found;
}

/** `[Resolved] Title`, `Resolved: Title` and `Title - Resolved`. */
function titleWords(title: string): string[] {
  const words: string[] = [];
  for (const [, word] of title.slice(0, 500).matchAll(/\[([^[\]]{2,40})\]/g)) if (word) words.push(word);
  const colon = title.indexOf(':');
  if (colon > 0) words.push(title.slice(0, colon));
  const dash = Math.max(title.lastIndexOf(' - '), title.lastIndexOf(' – '), title.lastIndexOf(' — '));
  if (dash > 0) words.push(title.slice(dash + 3));
  return words.map((word) => word.trim()).filter((word) => fold(word) !== '');
}

function openStage(text: string): Stage | null {
  const word = /\b(investigating|identified|monitoring|verifying)\b/i.exec(text)?.[1];
  return word ? stageOf(word) : null;
}

function firstParagraph(text: string): string {
  // Statuspage sets the date into a line of its own before the words.
  const lines = text
    .split('\n')
    .filter((line) => !/^[A-Z][a-z]{2} \d{1,2}, \d\d:\d\d [A-Z]{2,4}$/.test(line));
  return (lines[0] ?? '').slice(0, 1000);
}
