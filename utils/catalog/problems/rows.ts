import { TABLES, type Tables } from '../tables.ts';
import { RELATIONS, STRENGTHS } from '../types.ts';
import { isDay } from './providers.ts';

/** What only the hand-kept tables can get wrong: no evidence, no day, words outside the lists, rows of nobody. */
export function rowProblems(tables: Tables): string[] {
  const found: string[] = [];
  for (const name of TABLES) {
    for (const { evidence, checked, line } of tables[name]) {
      if (evidence.trim() === '') found.push(`${name}.tsv line ${line}: no evidence`);
      if (!isDay(checked))
        found.push(`${name}.tsv line ${line}: ${checked || 'nothing'} is not the day of a check`);
    }
  }
  const ids = new Set(tables.services.map(({ id }) => id));
  for (const name of ['feeds', 'needs', 'regional'] as const) {
    for (const { service, line } of tables[name]) {
      if (!ids.has(service)) found.push(`${name}.tsv line ${line}: no service ${service}`);
    }
  }
  for (const { strength, relation, line } of tables.needs) {
    if (!(STRENGTHS as readonly string[]).includes(strength))
      found.push(`needs.tsv line ${line}: unknown strength ${strength}`);
    if (!(RELATIONS as readonly string[]).includes(relation))
      found.push(`needs.tsv line ${line}: unknown relation ${relation}`);
  }
  return found;
}
