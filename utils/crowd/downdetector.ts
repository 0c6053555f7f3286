import * as z from 'zod/mini';
import type { Fetch } from '../net/fetch.ts';
import { QUARTER, quarterOf } from './bucket.ts';
import { readJson } from './fetch-json.ts';
import type { PeopleSignal, SurgeLevel } from './types.ts';

/** Numbers per quarter of an hour, oldest first; absent or in another shape: none. */
const quartersSchema = z.catch(z.array(z.number()), []);

const companiesSchema = z.array(
  z.object({
    name: z.string(),
    slug: z.string(),
    country_iso: z.string(),
    status: z.enum(['success', 'warning', 'danger']),
    stats_24: quartersSchema,
    baseline: quartersSchema,
  }),
);
type Company = z.infer<typeof companiesSchema>[number];

const LEVEL_OF: Record<Company['status'], SurgeLevel> = {
  success: 'none',
  warning: 'warning',
  danger: 'danger',
};
const RANK: Record<SurgeLevel, number> = { none: 0, warning: 1, danger: 2 };
const FIELDS = 'name,slug,country_iso,status,stats_24,baseline';
const LONGEST_ANSWER = 2_000_000;

/**
 * Asks the paid Downdetector API (v2, for its customers, with their own bearer token) about one service:
 * one row per country site. Null when it cannot be had or does not know the service. Never throws.
 */
export async function fetchDowndetector(
  { name, token }: { name: string; token: string },
  { fetch, now, signal }: { fetch: Fetch; now: number; signal?: AbortSignal },
): Promise<PeopleSignal | null> {
  const url = `https://downdetectorapi.com/v2/companies/search?${new URLSearchParams({ name, fields: FIELDS })}`;
  const answer = await readJson(fetch, url, companiesSchema, {
    limit: LONGEST_ANSWER,
    headers: { authorization: `Bearer ${token}` },
    ...(signal && { signal }),
  });
  if (answer.kind !== 'read') return null;
  const companies = answer.value.filter((company) => company.name.toLowerCase() === name.toLowerCase());
  return companies.length === 0 ? null : signalOf(companies, now);
}

/** Its own levels are taken as they are; since when and how far it reaches, it does not say. */
function signalOf(companies: readonly Company[], now: number): PeopleSignal {
  const countries = companies
    .map((company) => ({
      country: company.country_iso,
      count: company.stats_24.at(-1) ?? 0,
      expected: company.baseline.at(-1) ?? 0,
      level: LEVEL_OF[company.status],
    }))
    .sort((a, b) => b.count - b.expected - (a.count - a.expected));
  const level = countries.reduce<SurgeLevel>(
    (worst, c) => (RANK[c.level] > RANK[worst] ? c.level : worst),
    'none',
  );
  const length = Math.max(...companies.map((company) => company.stats_24.length));
  const sum = (pick: (company: Company) => number[], fromEnd: number) =>
    companies.reduce((all, company) => all + (pick(company).at(-fromEnd) ?? 0), 0);
  const buckets = Array.from({ length }, (_, i) => ({
    time: quarterOf(now) - (length - i) * QUARTER,
    count: sum((company) => company.stats_24, length - i),
    expected: sum((company) => company.baseline, length - i),
  }));
  const scope = level === 'none' ? 'none' : 'unknown';
  return { at: now, level, since: null, scope, countries, symptoms: {}, buckets };
}
