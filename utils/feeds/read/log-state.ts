import { type Health, isTrouble } from '../../health.ts';
import { isEnglish, isLocalWork, localSeverity, localState, saysClosedLocally } from './local-words.ts';
import type { LogItem } from './log-item.ts';
import { type Stage, stageOf } from './phase.ts';
import { htmlToText } from './plain-text.ts';
import { fold, healthOf } from './words.ts';

/** What one entry says: where it stands and how bad it is. Null: it is news, not an incident. */
export type ItemState = { stage: Stage; health: Health; maintenance: boolean };

/** Words that end an incident wherever they stand. */
const CLOSED =
  /\b(?:resolved|recovered|mitigated|postmortem|(?:operating|working|functioning) normally|back to normal|back online|(?:available|working) again)\b/i;
/** Words that do so only of an incident: "closed captions" and "a fixed rate" are something else. */
const CLOSED_AFTER =
  /\b(?:has|have|is|are|was|were|been|now|issues?|incident|problem|maintenance|service|work) (?:(?:been|now|fully|successfully) ){0,2}(?:completed?|closed|ended|fixed|restored)\b/i;
/** A sentence with one of these speaks of an end that has not come yet. */
const NOT_YET =
  /\b(?:not|n't|cannot|until|when|once|if|will|yet|expect\w*|working(?! normally| again)|except|to be|being|partially|partly|almost|before|should|continue to see)\b/i;
/** What is written once it is over. */
const AFTERWARDS =
  /^\W*(?:retrospective|rca|root[- ]cause(?: analysis)?|post[- ]?incident (?:review|report)|post[- ]?mortem|incident report|summary of|lessons (?:from|learn\w*))\b|\b(?:root[- ]cause analysis|post[- ]?mortem|post[- ]?incident review)\W*$/i;
/** A log of all kinds of news says which are no incidents. */
const NEWS =
  /(?:^|\n) ?(?:type|category) ?: ?(?:announcements?|security|(?:security )?bulletins?|news|releases?|notices?)\b/i;
/** So many places made for a state are looked at: no incident has more updates. */
const MOST_WORDS = 100;
const RUNNING = /\bin progress|has (?:begun|started)\b/i;
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
export function stateOf(item: LogItem): ItemState | null {
  const { body } = item;
  const title = item.title.slice(0, 500);
  const text = htmlToText(body);
  if (NEWS.test(text)) return null;
  const words = [...markedWords(body, text).slice(0, MOST_WORDS), ...titleWords(title).slice(-MOST_WORDS)];
  const stages = inOrder(
    words.map(stageOf).filter((stage) => stage !== null),
    body,
  );
  const first = firstParagraph(text);
  const local = localStateOf(words, title, first);
  const maintenance = isWork(title, first, stages);
  const health = maintenance ? 'maintenance' : severityOf([...words, ...severityWords(text)], title, first);
  const closed = item.open !== true && (saysClosed(title) || saysClosed(first) || local === 'closed');
  if (stages.includes('closed') || AFTERWARDS.test(title) || item.ended === true || closed)
    return { stage: 'closed', health, maintenance };
  const stage = stages[0] ?? openStage(title) ?? openStage(first);
  if (stage) return { stage, health, maintenance };
  if (words.some((word) => isTrouble(healthOf(word)) || healthOf(word) === 'maintenance'))
    return { stage: maintenance ? 'in_progress' : 'investigating', health, maintenance };
  if (words.some((word) => healthOf(word) === 'operational')) return { stage: 'closed', health, maintenance };
  if (maintenance)
    return {
      stage: local === 'in_progress' || RUNNING.test(first) ? 'in_progress' : 'scheduled',
      health,
      maintenance,
    };
  if (local !== null && local !== 'scheduled' && local !== 'closed')
    return {
      stage: local === 'identified' || local === 'monitoring' ? local : 'investigating',
      health,
      maintenance,
    };
  // A state in a language that nobody here knows may as well be "closed".
  if (!isEnglish(`${title} ${text}`) && item.open !== true) return null;
  return PARTIAL.test(title) || MAJOR.test(title) || DEGRADED.test(title)
    ? { stage: 'investigating', health, maintenance }
    : null;
}

/** True for an entry without a state in a language that is not known: it may tell of anything. */
export function isUnread(item: LogItem): boolean {
  const text = htmlToText(item.body);
  return !NEWS.test(text) && !isEnglish(`${item.title.slice(0, 500)} ${text}`) && stateOf(item) === null;
}

/** What is said in another language: in a place made for a state first, then in the title and the first words. */
function localStateOf(words: readonly string[], title: string, first: string) {
  const marks = words
    .slice(0, 20)
    .map(localState)
    .filter((state) => state !== null);
  if (marks.includes('closed')) return 'closed';
  const whole = [title, first].some(saysClosedLocally) ? 'closed' : null;
  return (
    marks.find((mark) => mark !== 'open' && mark !== 'scheduled') ?? whole ?? localState(`${title}\n${first}`)
  );
}

/** Planned work, unless trouble that came of it is being looked into. */
function isWork(title: string, first: string, stages: readonly Stage[]): boolean {
  if (stages.some((stage) => stage === 'scheduled' || stage === 'in_progress')) return true;
  if (!MAINTENANCE.test(title) && !isLocalWork(title)) return false;
  const stage = stages[0] ?? openStage(title) ?? openStage(first);
  return (stage !== 'investigating' && stage !== 'identified') || /\b(?:scheduled|planned)\b/i.test(title);
}

/** A body whose lines carry no times may list its updates oldest first: one that ends further on does. */
function inOrder(stages: readonly Stage[], body: string): readonly Stage[] {
  const last = stages.at(-1);
  const turned = stages[0] === 'investigating' && (last === 'identified' || last === 'monitoring');
  return turned && !body.includes('<small>') ? stages.toReversed() : stages;
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
  return (
    explicit ?? severityIn(title) ?? localSeverity(title) ?? (MAJOR.test(first) ? 'major_outage' : 'degraded')
  );
}

/** Words in a place that is made for a state: "Status: X" and whatever is set in bold. */
function markedWords(body: string, text: string): string[] {
  const found: string[] = [];
  for (const [, word] of text
    .slice(0, 4000)
    .matchAll(
      /(?:^|\n) ?(?:status|statut|estado|状態|ステータス|状态|상태|статус|stato|stan|durum|الحالة|स्थिति|অবস্থা) ?[:：] ?([\p{L}\p{M} _-]{2,40})/giu,
    ))
    if (word) found.push(word.trim());
  for (const [, word] of body.slice(0, 50_000).matchAll(/<(?:strong|b)>([^<>]{2,40})<\/(?:strong|b)>/gi))
    if (word) found.push(word.replace(/[:\s]+$/, ''));
  // "Resolved - text": the same without any markup.
  for (const [, word] of text.slice(0, 4000).matchAll(/(?:^|\n)([A-Z][a-z]+(?: [a-z]+)?) ?[-–—:] /g))
    if (word) found.push(word);
  return found;
}

/** "Severity: unavailable": how bad it is, in words of its own. */
function severityWords(text: string): string[] {
  const word = /(?:^|\n) ?(?:severity|impact) ?: ?([\p{L} _-]{2,40})/iu
    .exec(text.slice(0, 4000))?.[1]
    ?.trim();
  if (word === undefined) return [];
  return isTrouble(healthOf(word)) ? [word] : PARTIAL.test(word) ? ['partial outage'] : [];
}

/** `[Resolved] Title`, `Resolved: Title` and `Title - Resolved`. */
function titleWords(title: string): string[] {
  const words: string[] = [];
  for (const [, word] of title.slice(0, 500).matchAll(/[[【]([^[\]【】]{2,40})[\]】]/g))
    if (word) words.push(word);
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
