import type { Health } from '../../health.ts';
import { text } from './guard.ts';

/** "No known issues", "Low disruptions", "Major outage" and so on; the words change, their kinds do not. */
export function healthOfMeta(status: unknown): Health {
  const word = text(status);
  if (/no known issues|resolved|operational/i.test(word)) return 'operational';
  if (/high|major/i.test(word)) return 'major_outage';
  if (/medium/i.test(word)) return 'partial_outage';
  return /low|some|degrad/i.test(word) ? 'degraded' : 'unknown';
}
