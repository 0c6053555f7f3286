import type { FeedReading } from '../feeds/reading.ts';

/** Longest title or name that is kept, characters: the longest real ones have some 200. */
const NAME = 300;
/** Longest words of an operator. */
const WORDS = 2_000;
/** Most entries of a list; the largest known page (Cloudflare's) has 454 components. */
const MANY = 2_000;
const SOME = 100;

/** A reading that fits into a row, whatever a page sends: long texts are cut, endless lists end. */
export function bounded(reading: FeedReading): FeedReading {
  return {
    ...reading,
    components: reading.components
      .slice(0, MANY)
      .map((component) => ({ ...component, id: cut(component.id), name: cut(component.name) })),
    incidents: reading.incidents.slice(0, SOME).map((incident) => ({
      ...incident,
      id: cut(incident.id),
      title: cut(incident.title),
      components: incident.components.slice(0, MANY).map((id) => cut(id)),
      url: incident.url !== null && incident.url.length > WORDS ? null : incident.url,
      update: incident.update === null ? null : cut(incident.update, WORDS),
    })),
    maintenances: reading.maintenances.slice(0, SOME).map((maintenance) => ({
      ...maintenance,
      id: cut(maintenance.id),
      title: cut(maintenance.title),
      components: maintenance.components.slice(0, MANY).map((id) => cut(id)),
    })),
  };
}

function cut(text: string, length = NAME): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
