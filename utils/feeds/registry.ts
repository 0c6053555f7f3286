import { ownEntry } from '../own-entry.ts';
import { adobe } from './adobe.ts';
import { algolia } from './algolia.ts';
import { apple } from './apple.ts';
import { atom } from './atom.ts';
import { awsEvents } from './aws-events.ts';
import { awsLegacy } from './aws-legacy.ts';
import { awsRss } from './aws-rss.ts';
import { azureDevops } from './azure-devops.ts';
import { azureRss } from './azure-rss.ts';
import { betterstack } from './betterstack.ts';
import { cachet } from './cachet.ts';
import { cachetV3 } from './cachet-v3.ts';
import { checkly } from './checkly.ts';
import { cstate } from './cstate.ts';
import { FAMILIES } from './families.ts';
import { flashduty } from './flashduty.ts';
import type { FeedDocument, Format } from './format.ts';
import { freshstatus } from './freshstatus.ts';
import { gatus } from './gatus.ts';
import { google } from './google.ts';
import { heroku } from './heroku.ts';
import { hund } from './hund.ts';
import { hyperping } from './hyperping.ts';
import { incidentio } from './incidentio.ts';
import { incidentioPage } from './incidentio-page.ts';
import { incidentioWidget } from './incidentio-widget.ts';
import { infomaniak } from './infomaniak.ts';
import { instatus } from './instatus.ts';
import { instatusComponents } from './instatus-components.ts';
import { instatusPage } from './instatus-page.ts';
import { jsonFeed } from './json-feed.ts';
import { m365 } from './m365.ts';
import { meta } from './meta.ts';
import { metaOutages } from './meta-outages.ts';
import { metaRss } from './meta-rss.ts';
import { nintendo } from './nintendo.ts';
import { openstatus } from './openstatus.ts';
import { pagerduty } from './pagerduty.ts';
import { playstation } from './playstation.ts';
import { riot } from './riot.ts';
import { rss } from './rss.ts';
import { salesforce } from './salesforce.ts';
import { slack } from './slack.ts';
import { sorry } from './sorry.ts';
import { statuscast } from './statuscast.ts';
import { statushub } from './statushub.ts';
import { statusio } from './statusio.ts';
import { statusiq } from './statusiq.ts';
import { statuspage } from './statuspage.ts';
import { statuspal } from './statuspal.ts';
import { stripe } from './stripe.ts';
import { ubisoft } from './ubisoft.ts';
import { upptime } from './upptime.ts';
import { uptimeKuma } from './uptime-kuma.ts';
import { uptimecom } from './uptimecom.ts';
import { uptimerobot } from './uptimerobot.ts';
import { webex } from './webex.ts';
import { x } from './x.ts';
import { xbox } from './xbox.ts';
import { zendesk } from './zendesk.ts';

/** Every format, the most particular first: detection asks in this order, and logs come last. */
const ALL: readonly Format[] = [
  // JSON objects
  betterstack,
  statusio,
  statuspal,
  slack,
  heroku,
  cstate,
  azureDevops,
  playstation,
  xbox,
  apple,
  adobe,
  stripe,
  algolia,
  flashduty,
  incidentioWidget,
  incidentioPage,
  openstatus,
  jsonFeed,
  riot,
  nintendo,
  webex,
  uptimecom,
  statushub,
  statuscast,
  uptimeKuma,
  uptimerobot,
  infomaniak,
  awsLegacy,
  instatusPage,
  instatusComponents,
  incidentio,
  sorry,
  instatus,
  statuspage,
  checkly,
  cachetV3,
  cachet,
  zendesk,
  hyperping,
  // JSON lists
  ubisoft,
  metaOutages,
  awsEvents,
  google,
  meta,
  gatus,
  upptime,
  salesforce,
  freshstatus,
  // Both JSON and XML, or a web page with JSON in it
  m365,
  statusiq,
  pagerduty,
  // Feeds that list active items only, then logs
  azureRss,
  metaRss,
  awsRss,
  hund,
  atom,
  rss,
  x,
];

export const FORMATS: ReadonlyMap<string, Format> = new Map(
  ALL.map((format) => [format.id, { ...format, detect: (document) => recognises(format, document) }]),
);

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
  for (const format of FORMATS.values()) if (format.detect(document)) return format;
  return null;
}

/** Detection never throws: what cannot even be looked at is not recognised. */
function recognises(format: Format, document: FeedDocument): boolean {
  try {
    return format.detect(document);
  } catch {
    return false;
  }
}

function membersOf(name: string): Format[] {
  const key = name.toLowerCase().replaceAll('_', '-');
  const ids = ownEntry(FAMILIES, key) ?? [key];
  return ids.flatMap((id) => FORMATS.get(id) ?? []);
}
