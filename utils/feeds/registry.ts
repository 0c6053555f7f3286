import { awsEvents } from './aws-events.ts';
import { awsRss } from './aws-rss.ts';
import { azureRss } from './azure-rss.ts';
import { FAMILIES } from './families.ts';
import type { FeedDocument, Format } from './format.ts';
import { google } from './google.ts';
import { incidentio } from './incidentio.ts';
import { instatus, instatusComponents, instatusPage } from './instatus.ts';
import { atom, rss } from './rss.ts';
import { statuspage } from './statuspage.ts';

/** Every format, the most particular first: detection asks in this order. */
const ALL: readonly Format[] = [
  awsEvents,
  google,
  incidentio,
  statuspage,
  instatus,
  instatusComponents,
  instatusPage,
  azureRss,
  awsRss,
  atom,
  rss,
];

export const FORMATS: ReadonlyMap<string, Format> = new Map(ALL.map((format) => [format.id, format]));

/**
 * A format by its id, or by a name of a family (`aws`, `meta`, `rss`), whose member is chosen by the document.
 * Undefined for a name that nobody knows.
 */
export function formatById(id: string): Format | undefined {
  const known = FORMATS.get(id);
  const members = membersOf(id);
  const [first] = members;
  if (!first || members.length < 2) return known ?? first;
  const lead = known ?? first;
  const choose = (document: FeedDocument | undefined) =>
    (document && members.find((member) => member.detect(document))) ?? lead;
  return {
    ...lead,
    detect: (document) => members.some((member) => member.detect(document)),
    parse: (input) => choose(input.documents[0]).parse(input),
  };
}

/** The format that a document is in; null where none recognises it. Never throws. */
export function detectFormat(document: FeedDocument): Format | null {
  return ALL.find((format) => format.detect(document)) ?? null;
}

function membersOf(name: string): Format[] {
  const key = name.toLowerCase().replaceAll('_', '-');
  const ids = Object.hasOwn(FAMILIES, key) ? (FAMILIES[key] ?? []) : [key];
  return ids.flatMap((id) => FORMATS.get(id) ?? []);
}
