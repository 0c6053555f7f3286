import { describe, expect, it } from 'vitest';
import type { FeedFilter } from '../../utils/feeds/format.ts';
import { parseFeed } from '../../utils/feeds/parse.ts';
import { formatById } from '../../utils/feeds/registry.ts';
import { AT, bytes } from './samples/sample.ts';
import { summary } from './samples/statuspages.ts';

const DAY = 24 * 3600_000;

function read(document: object, more: { filter?: FeedFilter; at?: number; undated?: boolean } = {}) {
  return parseFeed({ documents: [{ url: '', body: bytes(document) }], at: AT, ...more });
}

const health = (document: object, more?: Parameters<typeof read>[1]) => read(document, more).health;

describe('health is computed, not read from the indicator', () => {
  it('shows the partial outage that the indicator calls minor', () => {
    expect(health(summary(['operational', 'partial_outage'], { indicator: 'minor' }))).toBe('partial_outage');
  });

  it('is degraded while an open incident has impact and all components are well', () => {
    expect(health(summary(['operational'], { incidents: [{ impact: 'major' }] }))).toBe('degraded');
  });

  it.each([{ status: 'monitoring', impact: 'major' }, { impact: 'none' }])(
    'shows %o without an alarm',
    (incident) => {
      const reading = read(summary(['operational'], { indicator: 'minor', incidents: [incident] }));
      expect(reading.health).toBe('operational');
      expect(reading.incidents).toHaveLength(1);
    },
  );

  it('leaves a component red while its incident is being monitored', () => {
    expect(health(summary(['partial_outage'], { incidents: [{ status: 'monitoring' }] }))).toBe(
      'partial_outage',
    );
  });

  it('does not let a maintenance mask an incident', () => {
    const document = summary(['under_maintenance', 'operational'], {
      indicator: 'maintenance',
      incidents: [{ impact: 'major' }],
      maintenances: [maintenance('in_progress')],
    });
    expect(health(document)).toBe('degraded');
  });

  it('notices a maintenance that the indicator keeps silent about', () => {
    expect(health(summary(['operational'], { maintenances: [maintenance('in_progress')] }))).toBe(
      'maintenance',
    );
    expect(health(summary(['operational'], { maintenances: [maintenance('scheduled')] }))).toBe(
      'operational',
    );
  });

  it('takes an incident that is over out of the list', () => {
    const reading = read(
      summary(['operational'], { incidents: [{ status: 'postmortem' }, { status: 'resolved' }] }),
    );
    expect(reading).toMatchObject({ health: 'operational', incidents: [] });
  });
});

describe('what is no component', () => {
  it('leaves out group rows and the advertisement of the page', () => {
    const document = summary(['operational', 'operational']);
    document.components.push(
      { id: 'g', name: 'Group', status: 'major_outage', group: true, group_id: null },
      {
        id: 'v',
        name: 'Visit www.githubstatus.com for more information',
        status: 'major_outage',
        group: false,
        group_id: null,
      },
    );
    const reading = read(document);
    expect(reading.health).toBe('operational');
    expect(reading.components).toHaveLength(2);
  });
});

describe('a state that nobody knows', () => {
  it('is unknown for that component, and the page may still be judged by the others', () => {
    const reading = read(summary(['operational', 'operational', 'sparkling']));
    expect(reading.components.at(-1)?.health).toBe('unknown');
    expect(reading.health).toBe('operational');
  });

  it('is no state at all when it is missing', () => {
    const document = summary(['operational', 'operational']);
    Object.assign(document.components[0] ?? {}, { status: null });
    expect(() => read(document)).toThrow(expect.objectContaining({ reason: 'wrong-shape' }));
  });

  it('makes the indicator speak', () => {
    expect(health(summary(['operational', 'exploded'], { indicator: 'major' }))).toBe('partial_outage');
  });

  it('is never green when all are unknown, whatever the indicator says', () => {
    expect(health(summary(['sparkling', 'sparkling'], { indicator: 'none' }))).toBe('unknown');
  });

  it('is at least degraded with an incident', () => {
    expect(health(summary(['sparkling'], { incidents: [{ impact: 'catastrophic' }] }))).toBe('degraded');
  });
});

describe('a page with very many components', () => {
  const many = (bad: readonly string[]) => [
    ...Array.from({ length: 200 - bad.length }, () => 'operational'),
    ...bad,
  ];

  it('is not bad because of single sites without an incident', () => {
    expect(
      health(
        summary(many(['partial_outage', 'partial_outage', 'under_maintenance']), { indicator: 'minor' }),
      ),
    ).toBe('operational');
  });

  it('is as bad as the site that an incident names', () => {
    const document = summary(many(['partial_outage', 'major_outage']), {
      incidents: [{ impact: 'major', components: [{ id: 'component199', status: 'major_outage' }] }],
    });
    expect(health(document)).toBe('major_outage');
  });

  it('is degraded by a major outage that no incident names', () => {
    expect(health(summary(many(['major_outage'])))).toBe('degraded');
  });

  it('counts all of them when a tenth is affected', () => {
    expect(health(summary(many(Array.from({ length: 20 }, () => 'partial_outage'))))).toBe('partial_outage');
  });

  it('believes every component that a person has picked', () => {
    const filter = { components: ['component199'] };
    expect(health(summary(many(['partial_outage'])), { filter })).toBe('partial_outage');
  });

  it('is not in maintenance because one site always is', () => {
    expect(health(summary(many(['under_maintenance']), { maintenances: [maintenance('in_progress')] }))).toBe(
      'operational',
    );
  });
});

describe('a filter', () => {
  const document = summary(['major_outage', 'operational'], {
    indicator: 'major',
    incidents: [{ impact: 'critical', components: [{ id: 'component0', status: 'major_outage' }] }],
  });

  it('leaves out what is elsewhere on the page', () => {
    expect(read(document, { filter: { components: ['part 1'] } })).toMatchObject({
      health: 'operational',
      incidents: [],
    });
    expect(health(document, { filter: { components: ['Part 0'] } })).toBe('major_outage');
  });

  it('keeps the children of a group', () => {
    const grouped = structuredClone(document);
    grouped.components.push({ id: 'g', name: 'Core', status: 'major_outage', group: true, group_id: null });
    const first = grouped.components[0];
    Object.assign(first ?? {}, { group_id: 'g' });
    expect(read(grouped, { filter: { components: ['core'] } }).components.map(({ id }) => id)).toEqual([
      'component0',
    ]);
  });

  it('says unknown, not green, when the page has no such component', () => {
    expect(() => read(document, { filter: { components: ['Actions'] } })).toThrow(
      expect.objectContaining({ reason: 'no-state' }),
    );
  });

  it('counts an incident that names no component only if its title names the part', () => {
    const unnamed = summary(['operational', 'operational'], { incidents: [{ impact: 'major' }] });
    expect(health(unnamed, { filter: { components: ['Part 1'] } })).toBe('operational');
    Object.assign(unnamed.incidents[0] ?? {}, { name: 'Errors in Part 1' });
    expect(health(unnamed, { filter: { components: ['Part 1'] } })).toBe('degraded');
  });
});

describe('an incident that nobody touches', () => {
  const old = new Date(AT - 20 * DAY).toISOString();

  it('says at most degraded after 14 days, where nothing else speaks', () => {
    const document = { ...summary([], { incidents: [{ impact: 'critical', updated_at: old }] }) };
    expect(health(document)).toBe('degraded');
    expect(health(document, { undated: true })).toBe('major_outage');
  });

  it('does not make a red component better', () => {
    expect(health(summary(['major_outage'], { incidents: [{ impact: 'critical', updated_at: old }] }))).toBe(
      'major_outage',
    );
  });
});

describe('other documents of the API', () => {
  it('reads a list of incidents', () => {
    const { incidents, page } = summary([], { incidents: [{ impact: 'minor' }, { status: 'resolved' }] });
    expect(health({ page, incidents })).toBe('degraded');
    expect(health({ incidents: incidents.slice(1) })).toBe('operational');
    expect(health({ page, incidents: [] })).toBe('operational');
  });

  it('does not take a summary without components for green', () => {
    const { components, ...rest } = summary(['operational']);
    expect(components).toHaveLength(1);
    expect(() => read(rest)).toThrow(expect.objectContaining({ reason: 'wrong-shape' }));
  });

  it('tells how an incident ended that has vanished from the summary', () => {
    const { incidents } = summary([], {
      incidents: [{ status: 'resolved' }, { status: 'investigating' }],
    });
    const document = { url: '', body: bytes({ incidents }) };
    const { closing, small } = formatById('statuspage') ?? {};
    const feed = 'https://status.example.com/api/v2/summary.json';
    expect(closing?.url(feed)).toBe('https://status.example.com/api/v2/incidents.json');
    expect(small?.url(feed)).toBe('https://status.example.com/api/v2/status.json');
    expect(closing?.find(document, 'incident0')).toEqual({
      endedAt: Date.parse('2026-03-10T11:00:00Z'),
      update: 'Looking into it.',
    });
    expect(closing?.find(document, 'incident1')).toBeNull();
    expect(closing?.find(document, 'never heard of')).toBeNull();
  });

  it('keeps times with an offset', () => {
    const document = summary(['operational'], {
      incidents: [{ updated_at: '2026-03-10T03:50:00.000-08:00' }],
    });
    expect(read(document).incidents[0]?.updatedAt).toBe(Date.parse('2026-03-10T11:50:00Z'));
  });
});

function maintenance(status: string) {
  return {
    id: 'm',
    name: 'Upgrade',
    status,
    impact: 'maintenance',
    scheduled_for: '2026-03-10T11:00:00Z',
    scheduled_until: '2026-03-10T14:00:00Z',
    incident_updates: [],
    components: [],
  };
}
