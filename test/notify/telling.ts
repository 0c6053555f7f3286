import type { Verdict } from '../../utils/assess/types.ts';
import type { Catalog, Service } from '../../utils/catalog/types.ts';
import type { Story } from '../../utils/notify/rows.ts';
import { type StoryChange, type StoryContext, tellStories } from '../../utils/notify/stories.ts';

export const MINUTE = 60_000;
const AWS: Service = { id: 'aws', name: 'AWS', category: 'cloud', hosts: [], needs: [] };
const KINESIS: Service = { ...AWS, id: 'aws-kinesis', name: 'Kinesis', parent: 'aws' };
const catalog: Catalog = {
  version: 1,
  services: new Map([AWS, KINESIS].map((service) => [service.id, service])),
  match: () => null,
  isWithin: (id, ancestor) => id === ancestor || id.startsWith(`${ancestor}-`),
};

/** A verdict that says nothing is wrong, but for that. */
export function verdict(service: string, change: Partial<Verdict> = {}): Verdict {
  return {
    service,
    health: 'operational',
    scope: 'none',
    cause: null,
    upstream: null,
    confidence: 0.9,
    since: null,
    evidence: [],
    missing: null,
    at: 0,
    ...change,
  };
}
export const down = { health: 'major_outage', scope: 'widespread', cause: 'service', since: 0 } as const;
export const degraded = { ...down, health: 'degraded' } as const;
export const unknown = { health: 'unknown', scope: 'unknown' } as const;
export const offline = { health: 'unknown', scope: 'local', cause: 'offline' } as const;
export const byKinesis = {
  ...down,
  cause: 'upstream',
  upstream: { provider: 'aws-kinesis', region: 'us-east-1', certainty: 'confirmed' },
} as const;

export const SILENT = {
  hasIncident: () => null,
  officialTrouble: () => [],
  endedLately: () => false,
  isAwaited: () => false,
};

/** Tells what verdicts add to the stories, so many minutes after midnight. */
export function tell(
  stories: Story[],
  step: Verdict[],
  minutes: number,
  context: Partial<StoryContext> = {},
) {
  return tellStories(stories, new Map(step.map((entry) => [entry.service, entry])), {
    now: minutes * MINUTE,
    catalog,
    isNews: () => true,
    ...SILENT,
    isProviderRed: () => null,
    ...context,
  });
}

/** Tells a day: one step of verdicts after the other, five minutes apart. */
export function day(steps: Verdict[][], context: Partial<StoryContext> = {}) {
  let stories: Story[] = [];
  const changes: (StoryChange & { step: number })[] = [];
  steps.forEach((step, index) => {
    const told = tell(stories, step, index * 5, context);
    stories = told.stories;
    changes.push(...told.changes.map((change) => ({ ...change, step: index })));
  });
  return { stories, kinds: changes.map(({ kind, step }) => `${kind}@${step}`), changes };
}
