import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { eventReading } from './read/events.ts';
import { maybeRows, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { widgetIncident, widgetMaintenance } from './read/widget.ts';
import { healthOf } from './read/words.ts';

/**
 * incident.io's own widget, `/api/v1/summary`: only what is open or planned, no list of all components. A component
 * that is still affected counts even while its incident is being monitored.
 */
export const incidentioWidget: Format = {
  id: 'incidentio-widget',
  detect: objectLike(
    (body) => Array.isArray(body.ongoing_incidents) && ('page_url' in body || 'page_title' in body),
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const ongoing = rows(body.ongoing_incidents, 'ongoing_incidents');
    return eventReading(
      'incidentio-widget',
      {
        incidents: ongoing.flatMap(widgetIncident),
        maintenances: [
          ...maybeRows(body.in_progress_maintenances, 'in_progress').map((one) =>
            widgetMaintenance(one, 'in_progress'),
          ),
          ...maybeRows(body.scheduled_maintenances, 'scheduled').map((one) =>
            widgetMaintenance(one, 'scheduled'),
          ),
        ],
        affected: ongoing.flatMap((one) =>
          maybeRows(one.affected_components, 'affected_components').map(toComponent),
        ),
        current: true,
      },
      input,
    );
  },
};

function toComponent(component: Row) {
  return {
    id: text(component.id, text(component.name)),
    name: text(component.name),
    health: healthOf(component.current_status),
    groups: text(component.group_name) ? [text(component.group_name)] : [],
  };
}
