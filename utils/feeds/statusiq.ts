import type { Health } from '../health.ts';
import { ownEntry } from '../own-entry.ts';
import type { Format } from './format.ts';
import { isRow, needText, type Row, row, rows, text } from './read/guard.ts';
import { peekJson, readJson } from './read/json.ts';
import { readLog } from './read/log.ts';
import type { LogItem } from './read/log-item.ts';
import { main } from './read/main.ts';
import type { PageComponent } from './read/page.ts';
import { plainReading } from './read/plain-reading.ts';
import { latest } from './read/time.ts';
import { healthOf } from './read/words.ts';
import { child, type Element, elements, line, peekXml } from './read/xml.ts';

const CODES: Readonly<Record<string, Health>> = {
  '1': 'operational',
  '2': 'degraded',
  '3': 'degraded',
  '4': 'maintenance',
  '5': 'partial_outage',
  '6': 'major_outage',
};

const STATE =
  / - (?:operational|informational|degraded performance|under maintenance|partial outage|major outage)$/i;

/**
 * Site24x7 StatusIQ: `/rss` has one item per component, `name - State`, with guids that tell nothing apart; no
 * items say nothing. `/sp/api/public/summary_details/statuspages/<id>` has the same with numbers.
 */
export const statusiq: Format = {
  id: 'statusiq',
  detect: (document) => {
    const body = peekJson(document);
    if (isRow(body)) return isRow(body.data) && Array.isArray(body.data.current_status);
    const root = peekXml(document);
    if (root?.name !== 'rss') return false;
    return 'xmlns:site24x7' in root.attributes || isComponentList(root);
  },
  parse: (input) => {
    const document = main(input);
    if (peekJson(document) !== undefined) {
      const data = row(row(readJson(document), 'the document').data, 'data');
      return plainReading('statusiq', input, {
        components: numbered(rows(data.current_status, 'current_status').flatMap(fromJson)),
      });
    }
    const log = readLog(document);
    return plainReading('statusiq', input, {
      components: numbered(log.items.map(fromItem)),
      updatedAt: latest([log.builtAt, ...log.items.map(({ updatedAt }) => updatedAt)]),
    });
  },
};

/** True when every item is a component with one of the states of StatusIQ: where its namespace has been lost. */
function isComponentList(root: Element): boolean {
  const items = elements(child(root, 'channel') ?? root, 'item');
  return items.length > 0 && items.every((item) => STATE.test(line(child(item, 'title'))));
}

/** Names contain " - " too: the state is what follows the last one. */
function fromItem({ title }: LogItem): PageComponent {
  const split = title.lastIndexOf(' - ');
  const name = split < 0 ? title : title.slice(0, split);
  return { id: name, name, health: split < 0 ? 'unknown' : healthOf(title.slice(split + 3)) };
}

function fromJson(item: Row): PageComponent[] {
  const group = text(item.componentgroup_display_name);
  if (group === '') return [toComponent(item, [])];
  return rows(item.componentgroup_components, 'componentgroup_components').map((one) =>
    toComponent(one, [group]),
  );
}

function toComponent(item: Row, groups: string[]): PageComponent {
  const name = needText(item.display_name, 'display_name');
  return { id: name, name, health: ownEntry(CODES, text(item.component_status)) ?? 'unknown', groups };
}

/** The same name can stand in several groups of the page. */
function numbered(components: readonly PageComponent[]): PageComponent[] {
  const seen = new Map<string, number>();
  return components.map((component) => {
    const count = (seen.get(component.id) ?? 0) + 1;
    seen.set(component.id, count);
    return count === 1 ? component : { ...component, id: `${component.id} #${count}` };
  });
}
