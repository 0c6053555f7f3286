import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../tools/catalog-data.ts';

/** The facts that the tables were made from, where a checkout has them beside it. */
const FACTS = fileURLToPath(new URL('../../../shared/catalog/', import.meta.url));
const there = existsSync(FACTS);
console.log(`catalogue facts: ${there ? 'checked' : 'not beside this checkout, skipped'}`);

function rows(name: string): string[][] {
  const [, ...lines] = readFileSync(`${FACTS}${name}`, 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split('\t'));
}

describe.runIf(there)('against the gathered facts', () => {
  const { match, services } = loadCatalog();

  it('finds every gathered host and national domain', () => {
    const hosts = rows('services.tsv').flatMap(([id = '', , , domains = '']) =>
      domains.split(',').map((domain) => [id, domain] as const),
    );
    const national = rows('regional-domains.tsv').map(([id = '', domain = '']) => [id, domain] as const);
    const wrong = [...hosts, ...national].filter(
      ([id, domain]) => domain !== '' && match(`https://${domain}/`)?.service !== id,
    );
    expect(wrong).toEqual([]);
  });

  it('applies every gathered path rule', () => {
    const wrong = rows('path-rules.tsv').filter(
      ([host, path, id]) => match(`https://www.${host}${path}/something`)?.service !== id,
    );
    expect(wrong.map(([host, path]) => `${host}${path}`)).toEqual([]);
  });

  it('has every gathered service and no dependency on a stranger', () => {
    const gone = rows('services.tsv').filter(([id = '']) => !services.has(id));
    expect(gone.map(([id]) => id)).toEqual([]);
    const lost = rows('dependencies.tsv').filter(([id = '', provider = '']) => {
      const service = services.get(id);
      const family = [service?.parent ?? '', ...(service?.needs ?? []).map((need) => need.provider)];
      return !family.some((one) => one === provider || one.startsWith(`${provider}-`));
    });
    expect(lost.map(([id, provider]) => `${id} -> ${provider}`)).toEqual([]);
  });
});
