import type { FeedDocument, Format } from './format.ts';
import { decode } from './read/decode.ts';
import { isRow, link, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { peekJson, readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { pageReading } from './read/page.ts';
import { latest, parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';
import { FeedError, type FeedIncident } from './reading.ts';

/**
 * cState, `/index.json`. An issue stands under every system it affects: one per permalink. The summary is built
 * from all open issues, also those that name no listed system, so it counts beside the systems. Titles are not
 * escaped, so that a quote breaks the JSON; such lines are mended.
 */
export const cstate: Format = {
  id: 'cstate',
  detect: (document) => {
    const body = peekJson(document);
    return isRow(body) ? body.is === 'index' && 'cStateVersion' in body : isBroken(document);
  },
  parse: (input) => {
    const body = row(readMended(main(input)), 'the document');
    const summary = healthOf(needText(body.summaryStatus, 'summaryStatus'));
    const systems = rows(body.systems, 'systems');
    const incidents = new Map<string, FeedIncident>();
    for (const system of systems)
      for (const issue of maybeRows(system.unresolvedIssues, 'unresolvedIssues')) {
        const found = openIssue(issue, text(system.name));
        const known = found && incidents.get(found.id);
        if (known) known.components.push(text(system.name));
        else if (found) incidents.set(found.id, found);
      }
    return pageReading(
      'cstate',
      {
        components: systems.map(({ name, status, category }) => ({
          id: needText(name, 'system.name'),
          name: text(name),
          health: healthOf(status),
          groups: text(category) ? [text(category)] : [],
        })),
        incidents: [...incidents.values()],
        maintenances: [],
        indicator: summary,
        updatedAt: latest([...incidents.values()].map(({ updatedAt }) => updatedAt)),
      },
      input,
      { indicator: 'beside' },
    );
  },
};

function openIssue(issue: Row, system: string): FeedIncident | null {
  if (issue.resolved === true) return null;
  const title = text(issue.title);
  return {
    id: text(issue.permalink) || needText(title, 'issue.title'),
    title,
    phase: 'investigating',
    // Informational issues are shown, but nothing is wrong.
    health: issue.informational === true ? 'operational' : healthOf(issue.severity),
    startedAt: parseTime(issue.createdAt),
    updatedAt: parseTime(issue.lastMod) ?? parseTime(issue.createdAt),
    components: [system],
    url: link(issue.permalink),
    update: null,
  };
}

function isBroken(document: FeedDocument): boolean {
  try {
    return decode(document).slice(0, 2000).includes('"cStateVersion"');
  } catch {
    return false;
  }
}

/** The document, with quotes inside of one-line strings escaped when it is no JSON as it stands. */
function readMended(document: FeedDocument): unknown {
  try {
    return readJson(document);
  } catch (error) {
    if (!(error instanceof FeedError) || error.reason !== 'not-json' || !isBroken(document)) throw error;
    try {
      return JSON.parse(decode(document).split('\n').map(mend).join('\n'));
    } catch {
      throw error;
    }
  }
}

function mend(line: string): string {
  const start = line.length < 2000 ? /^\s*"\w+": "/.exec(line)?.[0].length : undefined;
  const end = line.trimEnd().replace(/,$/, '').length - 1;
  if (start === undefined || end < start || line[end] !== '"') return line;
  return line.slice(0, start) + line.slice(start, end).replace(/\\?"/g, '\\"') + line.slice(end);
}
