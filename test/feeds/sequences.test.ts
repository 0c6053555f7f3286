import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../utils/feeds/parse.ts';
import { atomFeed, historyLine } from './samples/feeds.ts';
import { AT, bytes } from './samples/sample.ts';
import { type Incident, summary } from './samples/statuspages.ts';

function healths(documents: readonly (object | string)[]) {
  return documents.map(
    (document) => parseFeed({ documents: [{ url: '', body: bytes(document) }], at: AT }).health,
  );
}

const open = (more: Incident = {}) => ({ incidents: [{ impact: 'major', ...more }] });

describe('a page over time', () => {
  it('gets worse once and ends once, although the impact stays at its worst and the page forgets the incident', () => {
    const steps = [
      summary(['operational', 'operational']),
      summary(['operational', 'partial_outage'], { indicator: 'minor', ...open({ impact: 'minor' }) }),
      summary(['operational', 'major_outage'], { indicator: 'major', ...open({ impact: 'critical' }) }),
      summary(['operational', 'partial_outage'], { indicator: 'minor', ...open({ impact: 'critical' }) }),
      summary(['operational', 'operational'], open({ impact: 'critical' })),
      summary(['operational', 'operational'], open({ impact: 'critical', status: 'monitoring' })),
      summary(['operational', 'operational']),
    ];
    expect(healths(steps)).toEqual([
      'operational',
      'partial_outage',
      'major_outage',
      'partial_outage',
      'degraded',
      'operational',
      'operational',
    ]);
  });

  it('keeps the same incident through all its steps', () => {
    const ids = ['investigating', 'identified', 'monitoring'].map(
      (status) =>
        parseFeed({
          documents: [{ url: '', body: bytes(summary(['partial_outage'], open({ status }))) }],
          at: AT,
        }).incidents[0]?.id,
    );
    expect(new Set(ids)).toEqual(new Set(['incident0']));
  });

  it('goes through a maintenance without an alarm', () => {
    const plan = (status: string) => ({
      maintenances: [{ id: 'm', name: 'Upgrade', status, scheduled_for: '2026-03-10T11:00:00Z' }],
    });
    const steps = [
      summary(['operational'], plan('scheduled')),
      summary(['under_maintenance'], { indicator: 'maintenance', ...plan('in_progress') }),
      summary(['under_maintenance'], { indicator: 'maintenance', ...plan('verifying') }),
      summary(['operational'], plan('completed')),
    ];
    expect(healths(steps)).toEqual(['operational', 'maintenance', 'maintenance', 'operational']);
  });
});

describe('a log over time', () => {
  it('opens, recovers and closes one entry', () => {
    const entry = (...states: string[]) =>
      atomFeed('Example Status', [
        { id: '1', title: 'Errors', content: states.map((state) => historyLine(state)).join('') },
      ]);
    const steps = [
      entry('Investigating'),
      entry('Identified', 'Investigating'),
      entry('Monitoring', 'Identified', 'Investigating'),
      entry('Resolved', 'Monitoring', 'Identified', 'Investigating'),
    ];
    expect(healths(steps)).toEqual(['degraded', 'degraded', 'operational', 'operational']);
  });
});
