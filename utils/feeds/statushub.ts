import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, type Row, row, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { plainReading } from './read/plain-reading.ts';
import { FeedError } from './reading.ts';

/** StatusHub, `/api/statuses`: how many services are up (1), affected (2) and down (3). */
export const statushub: Format = {
  id: 'statushub',
  detect: objectLike(({ counters }) => isRow(counters) && 'count_status_1' in counters),
  parse: (input) => {
    const counters = row(row(readJson(main(input)), 'the document').counters, 'counters');
    const [up, affected, down] = [count(counters, 1), count(counters, 2), count(counters, 3)];
    const all = up + affected + down;
    if (all === 0) throw new FeedError('no-state', 'the hub counts no services');
    const bad = down > 0 ? (down === all ? 'major_outage' : 'partial_outage') : 'degraded';
    return plainReading('statushub', input, { indicator: affected + down === 0 ? 'operational' : bad });
  },
};

function count(counters: Row, state: 1 | 2 | 3): number {
  const value = text(counters[`count_status_${state}`]);
  if (!/^\d{1,6}$/.test(value))
    throw new FeedError('wrong-shape', `counters.count_status_${state} is no number`);
  return Number(value);
}
