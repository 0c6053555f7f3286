import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, maybeRows, needText, row } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { clockOf } from './read/overall.ts';
import { pageReading } from './read/page.ts';
import { parseTime } from './read/time.ts';
import { widgetIncident, widgetMaintenance } from './read/widget.ts';
import { healthOf } from './read/words.ts';
import { FeedError } from './reading.ts';

/** The document names two minutes; an hour allows for clocks that are wrong. ms. */
const FRESH = 3600_000;

/** Flashduty, `/api/widget/v1/summary.json`: the page's word, what is open and what is planned. */
export const flashduty: Format = {
  id: 'flashduty',
  ages: true,
  detect: objectLike(({ overall }) => isRow(overall) && 'status' in overall),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const builtAt = parseTime(body.generated_at);
    const clock = clockOf(input);
    if (clock !== null && builtAt !== null && clock - builtAt > FRESH && 'max_stale_seconds' in body)
      throw new FeedError('stale', 'the summary was not made anew for an hour');
    return pageReading(
      'flashduty',
      {
        components: [],
        incidents: maybeRows(body.ongoing_incidents, 'ongoing_incidents').flatMap(widgetIncident),
        maintenances: [
          ...maybeRows(body.in_progress_maintenances, 'in_progress').map((one) =>
            widgetMaintenance(one, 'in_progress'),
          ),
          ...maybeRows(body.scheduled_maintenances, 'scheduled').map((one) =>
            widgetMaintenance(one, 'scheduled'),
          ),
        ],
        indicator: healthOf(needText(row(body.overall, 'overall').status, 'overall.status')),
        updatedAt: builtAt,
      },
      input,
    );
  },
};
