import type { Health } from '../../health.ts';
import type { ParseInput } from '../format.ts';
import type { FeedReading } from '../reading.ts';
import { type PageComponent, pageReading } from './page.ts';

/** A page that tells states and nothing else: no incidents, no plans. */
export function plainReading(
  format: string,
  input: ParseInput,
  {
    components = [],
    indicator,
    updatedAt = null,
  }: { components?: readonly PageComponent[]; indicator?: Health; updatedAt?: number | null },
  rules: Parameters<typeof pageReading>[3] = {},
): FeedReading {
  const page = { components, incidents: [], maintenances: [], updatedAt, ...(indicator && { indicator }) };
  return pageReading(format, page, input, rules);
}
