import { describe, expect, it } from 'vitest';
import type { FeedReading } from '../../utils/feeds/reading.ts';
import { readingSchema } from '../../utils/feeds/reading.ts';
import { bounded } from '../../utils/poll/bounded.ts';

const long = 'x'.repeat(1_000_000);
const many = <Item>(item: (index: number) => Item) =>
  Array.from({ length: 10_000 }, (_, index) => item(index));
const ids = many((index) => `${index}`);

const ENDLESS: FeedReading = {
  format: 'statuspage',
  health: 'major_outage',
  components: many((index) => ({
    id: `${index}`,
    name: index === 0 ? long : 'API',
    health: 'operational' as const,
  })),
  incidents: many((index) => ({
    id: `${index}`,
    title: index === 0 ? long : 'Down',
    phase: 'investigating' as const,
    health: 'major_outage' as const,
    startedAt: 1,
    updatedAt: 1,
    components: index === 0 ? ids : [],
    url: index === 0 ? `https://a.example/${long}` : null,
    update: index === 0 ? long : null,
  })),
  maintenances: many((index) => ({
    id: `${index}`,
    title: index === 0 ? long : 'Upgrade',
    phase: 'scheduled' as const,
    startsAt: 1,
    endsAt: 2,
    components: index === 0 ? ids : [],
  })),
  updatedAt: 1,
};

describe('a reading without end', () => {
  it('fits into a row, and says the same', () => {
    const row = bounded(ENDLESS);
    expect(JSON.stringify(row).length).toBeLessThan(300_000);
    expect(readingSchema.parse(row)).toEqual(row);
    expect(row.health).toBe('major_outage');
    expect(row.incidents[0]?.title).toMatch(/^x+…$/);
    expect(row.incidents[0]?.url).toBeNull();
  });

  it('of an ordinary size stays as it is', () => {
    const ordinary = {
      ...ENDLESS,
      components: ENDLESS.components.slice(1, 400),
      incidents: ENDLESS.incidents.slice(1, 20),
      maintenances: [],
    };
    expect(bounded(ordinary)).toEqual(ordinary);
  });
});
