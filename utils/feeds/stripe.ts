import type { Health } from '../health.ts';
import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isAbsent, isRow, maybeRows, needText, type Row, row, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { plainReading } from './read/plain-reading.ts';
import { healthOf } from './read/words.ts';

/** Stripe, `https://status.stripe.com/current/full`: one word, and a warning (or none) per product. */
export const stripe: Format = {
  id: 'stripe',
  detect: objectLike((body) => 'UptimeStatus' in body || Array.isArray(body.uptimeData)),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const nested = isRow(body.status) ? body.status.status : undefined;
    const indicator = healthOf(needText(body.UptimeStatus ?? nested, 'UptimeStatus'));
    const components = maybeRows(body.uptimeData, 'uptimeData').map((item) => ({
      id: needText(item.key, 'uptimeData.key'),
      name: text(item.title, text(item.key)),
      health: healthOfWarning(item),
    }));
    return plainReading('stripe', input, { components, indicator }, { indicator: 'beside' });
  },
};

function healthOfWarning(item: Row): Health {
  if (!('warning' in item)) return 'unknown';
  if (isAbsent(item.warning) || item.warning === '' || item.warning === false) return 'operational';
  const health = healthOf(item.warning);
  return health === 'unknown' || health === 'operational' ? 'degraded' : health;
}
