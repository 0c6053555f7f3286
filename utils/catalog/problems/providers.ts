import type { CatalogData, Service } from '../types.ts';

const REGION = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What is wrong with needs: unknown providers, odd regions or days, and dependencies that go round in a circle. */
export function providerProblems({ services }: CatalogData): string[] {
  const byId = new Map(services.map((service) => [service.id, service]));
  const found: string[] = [];
  for (const { id, needs } of services) {
    const seen = new Set<string>();
    for (const { provider, region, date } of needs) {
      const name = `${id} needs ${provider}${region ? ` in ${region}` : ''}`;
      if (!byId.has(provider)) found.push(`${name}: no such service`);
      if (provider === id) found.push(`${name}: itself`);
      if (region !== undefined && !REGION.test(region)) found.push(`${name}: not a region key`);
      if (date !== undefined && !isDay(date)) found.push(`${name}: ${date} is not a day`);
      if (seen.has(name)) found.push(`${name}: twice`);
      seen.add(name);
    }
  }
  return [...found, ...circles(byId)];
}

/** True for `2020-11-25` and other days that exist. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text.length === 10;
}

function circles(services: ReadonlyMap<string, Service>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id))
      found.push(`needs go round: ${[...path.slice(path.indexOf(id)), id].join(' -> ')}`);
    if (path.includes(id) || done.has(id)) return;
    for (const { provider } of services.get(id)?.needs ?? []) visit(provider, [...path, id]);
    done.add(id);
  };
  for (const id of services.keys()) visit(id, []);
  return found;
}
