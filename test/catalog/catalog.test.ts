import { getPublicSuffix } from 'tldts';
import { describe, expect, it } from 'vitest';
import { loadCatalog, loadCatalogData, readTables } from '../../tools/catalog-data.ts';
import { CATEGORIES } from '../../utils/catalog/categories.ts';
import { feedsFor } from '../../utils/catalog/feeds-for.ts';
import { rowProblems } from '../../utils/catalog/problems/rows.ts';
import { problems } from '../../utils/catalog/problems.ts';
import { STARTER } from '../../utils/catalog/starter.ts';
import type { Need } from '../../utils/catalog/types.ts';
import { formatById } from '../../utils/feeds/registry.ts';
import bn from '../../utils/i18n/bn/welcome.json' with { type: 'json' };
import en from '../../utils/i18n/en/welcome.json' with { type: 'json' };

const data = loadCatalogData();
const catalog = loadCatalog();
const feeds = data.services.flatMap(({ feed, also = [] }) => (feed ? [feed, ...also] : []));
const need = (service: string, provider: string): Need | undefined =>
  catalog.services.get(service)?.needs.find((one) => one.provider === provider);

describe('the catalogue that ships', () => {
  it('breaks none of its rules', () => {
    const suffixes = {
      icann: (host: string) => getPublicSuffix(host, { allowPrivateDomains: false }),
      any: (host: string) => getPublicSuffix(host, { allowPrivateDomains: true }),
    };
    expect(rowProblems(readTables())).toEqual([]);
    expect(problems(data, { formats: null, suffixes })).toEqual([]);
  });

  it('names only formats that can be read', () => {
    const unknown = [...new Set(feeds.map(({ format }) => format))].filter((format) => !formatById(format));
    expect(unknown).toEqual([]);
  });

  it('is large enough to be useful', () => {
    expect(data.services.length).toBeGreaterThanOrEqual(750);
    expect(data.services.filter(({ feed }) => feed).length).toBeGreaterThanOrEqual(330);
  });

  it('offers a starter set of known services, and names every category in every language', () => {
    expect(STARTER.filter((id) => !catalog.services.has(id))).toEqual([]);
    for (const category of CATEGORIES) {
      expect(en).toHaveProperty([`welcome.category.${category}`]);
      expect(bn).toHaveProperty([`welcome.category.${category}`]);
    }
  });
});

describe('the three days', () => {
  it.each(['flickr', 'roku', 'adobe-express', 'baltimore-sun'])('%s stood on Kinesis in us-east-1', (id) => {
    expect(need(id, 'aws-kinesis')).toEqual({
      provider: 'aws-kinesis',
      region: 'us-east-1',
      strength: 'strong',
      relation: 'hosting',
      date: '2020-11-25',
    });
    expect(catalog.isWithin('aws-kinesis', 'aws')).toBe(true);
  });

  it.each(['facebook', 'instagram', 'whatsapp', 'messenger'])('%s belongs to Meta', (id) => {
    expect(need(id, 'meta')?.strength).toBe('strong');
    expect(catalog.isWithin(id, 'meta')).toBe(true);
    expect(catalog.isWithin('meta', id)).toBe(false);
  });
});

describe('feeds for a need', () => {
  it('reads Kinesis in us-east-1 from its RSS and from that part of the current events', () => {
    const filter = { components: ['kinesis'], regions: ['us-east-1'] };
    const kinesis = need('flickr', 'aws-kinesis');
    expect(kinesis && feedsFor(catalog, kinesis)).toEqual([
      { url: 'https://status.aws.amazon.com/rss/kinesis-us-east-1.rss', format: 'aws-rss', filter },
      { url: 'https://health.aws.amazon.com/public/currentevents', format: 'aws-events', filter },
    ]);
  });

  it('leaves out a feed of another region', () => {
    const elsewhere: Need = {
      provider: 'aws-kinesis',
      region: 'eu-west-1',
      strength: 'strong',
      relation: 'hosting',
    };
    expect(feedsFor(catalog, elsewhere)).toEqual([
      {
        url: 'https://health.aws.amazon.com/public/currentevents',
        format: 'aws-events',
        filter: { components: ['kinesis'], regions: ['eu-west-1'] },
      },
    ]);
  });

  it('reads nothing for an unknown region of a provider that fails by region', () => {
    const somewhere: Need = { provider: 'aws', strength: 'weak', relation: 'hosting' };
    expect(feedsFor(catalog, somewhere)).toEqual([]);
    expect(feedsFor(catalog, { ...somewhere, provider: 'aws-s3' })).toEqual([]);
  });

  it('reads a product of a provider without regions by its product', () => {
    const door = need('xbox', 'azure-front-door');
    expect(door && feedsFor(catalog, door)[0]?.filter?.components).toContain('Azure Front Door');
    const everything = need('discord', 'cloudflare');
    expect(everything && feedsFor(catalog, everything)).toEqual([
      { url: 'https://www.cloudflarestatus.com/api/v2/summary.json', format: 'statuspage' },
    ]);
  });

  it('of a service is its own page', () => {
    const reddit = catalog.services.get('reddit');
    expect(reddit && feedsFor(catalog, reddit)).toEqual([
      { url: 'https://www.redditstatus.com/api/v2/summary.json', format: 'statuspage' },
    ]);
  });
});
