import type { Health } from '../health.ts';
import type { FeedDocument, Format } from './format.ts';
import { isAbsent, isRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { peekJson, readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { pageReading } from './read/page.ts';
import { htmlToText } from './read/plain-text.ts';
import { parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';
import { child, type Element, elements, line, peekXml, readXml } from './read/xml.ts';
import type { FeedIncident } from './reading.ts';

/** "None" is the only word seen while all is well; the others are from memory of other clients. */
const WORDS: Readonly<Record<string, Health>> = { impacted: 'partial_outage', limited: 'degraded' };

/**
 * Xbox, `https://xnotify.xboxlive.com/servicestatusv6/US/en-US`: JSON when asked for, else XML with the same
 * names. Core services count; titles are other companies' games and apps.
 */
export const xbox: Format = {
  id: 'xbox',
  headers: { accept: 'application/json' },
  detect: (document) => {
    const body = peekJson(document);
    if (isRow(body)) return Array.isArray(body.CoreServices) && isRow(body.Status);
    return child(peekXml(document) ?? undefined, 'coreservices') !== undefined;
  },
  parse: (input) => {
    const body = read(main(input));
    const all = row(row(body.Status, 'Status').Overall, 'Status.Overall');
    const services = rows(body.CoreServices, 'CoreServices');
    return pageReading(
      'xbox',
      {
        components: services.map((service) => ({
          id: needText(service.Id, 'service.Id'),
          name: text(service.Name),
          health: healthOf(row(service.Status, 'service.Status').Name, WORDS),
        })),
        incidents: services.flatMap(incidentsOf),
        maintenances: [],
        indicator: healthOf(needText(all.State, 'Status.Overall.State'), WORDS),
        updatedAt: parseTime(all.LastUpdated),
      },
      input,
      { incidents: 'degraded' },
    );
  },
};

function incidentsOf(service: Row): FeedIncident[] {
  return maybeRows(service.Scenarios, 'Scenarios').flatMap((scenario) =>
    maybeRows(scenario.Incidents, 'Incidents')
      .filter(({ End }) => isAbsent(End) || End === '')
      .map((incident) => ({
        id: needText(incident.Id, 'incident.Id'),
        title: `${text(service.Name)}: ${text(scenario.Name)}`,
        phase: 'investigating' as const,
        health: isRow(scenario.Status) ? healthOf(scenario.Status.Name, WORDS) : 'unknown',
        startedAt: parseTime(incident.Begin),
        updatedAt: parseTime(incident.Begin),
        components: [text(service.Id)],
        url: null,
        update: isRow(incident.Stage) ? htmlToText(text(incident.Stage.Message)) || null : null,
      })),
  );
}

function read(document: FeedDocument): Row {
  const root = peekXml(document);
  return root || document.body[0] === 0x3c
    ? fromXml(readXml(document))
    : row(readJson(document), 'the document');
}

/** XML with the same names, lists as elements named after their members. */
function fromXml(root: Element): Row {
  const all = child(child(root, 'status'), 'overall');
  return {
    Status: { Overall: { State: line(child(all, 'state')), LastUpdated: line(child(all, 'lastupdated')) } },
    CoreServices: elements(child(root, 'coreservices')).map((service) => ({
      ...named(service),
      Scenarios: elements(child(service, 'scenarios')).map((scenario) => ({
        ...named(scenario),
        Incidents: elements(child(scenario, 'incidents')).map((incident) => ({
          Id: line(child(incident, 'id')),
          Begin: line(child(incident, 'begin')),
          End: line(child(incident, 'end')) || null,
          Stage: { Message: line(child(child(incident, 'stage'), 'message')) },
        })),
      })),
    })),
  };
}

function named(element: Element): Row {
  return {
    Id: line(child(element, 'id')),
    Name: line(child(element, 'name')),
    Status: { Name: line(child(child(element, 'status'), 'name')) },
  };
}
