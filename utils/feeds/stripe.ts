import { type Health, worst } from '../health.ts';
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
    const reading = plainReading('stripe', input, { components, indicator });
    const whole = components.length === reading.components.length;
    // Pending or paused: nobody looks, so nothing is known.
    if (indicator === 'unknown' && whole) return { ...reading, health: 'unknown' };
    return whole ? { ...reading, health: worst([reading.health, indicator]) } : reading;
  },
};

function healthOfWarning(item: Row): Health {
  if (!('warning' in item)) return 'unknown';
  if (isAbsent(item.warning) || item.warning === '' || item.warning === false) return 'operational';
  const health = healthOf(item.warning);
  return health === 'unknown' || health === 'operational' ? 'degraded' : health;
}
