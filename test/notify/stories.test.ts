import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../utils/assess/types.ts';
import type { Catalog, Service } from '../../utils/catalog/types.ts';
import { text } from '../../utils/i18n/text.ts';
import { type StoryChange, type StoryContext, tellStories } from '../../utils/notify/stories.ts';
import type { Story } from '../../utils/store/rows.ts';

const MINUTE = 60_000;
const AWS: Service = { id: 'aws', name: 'AWS', category: 'cloud', hosts: [], needs: [] };
const KINESIS: Service = { ...AWS, id: 'aws-kinesis', name: 'Kinesis', parent: 'aws' };
const catalog: Catalog = {
  version: 1,
  services: new Map([AWS, KINESIS].map((service) => [service.id, service])),
  match: () => null,
  isWithin: (id, ancestor) => id === ancestor || id.startsWith(`${ancestor}-`),
};

function verdict(service: string, change: Partial<Verdict> = {}): Verdict {
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
const down = { health: 'major_outage', scope: 'widespread', cause: 'service', since: 0 } as const;
const degraded = { ...down, health: 'degraded' } as const;
const unknown = { health: 'unknown', scope: 'unknown' } as const;
const offline = { health: 'unknown', scope: 'local', cause: 'offline' } as const;
const byKinesis = {
  ...down,
  cause: 'upstream',
  upstream: { provider: 'aws-kinesis', region: 'us-east-1', certainty: 'confirmed' },
} as const;

const SILENT = {
  hasIncident: () => null,
  officialTrouble: () => [],
  endedLately: () => false,
  isAwaited: () => false,
};

/** Tells what verdicts add to the stories, so many minutes after midnight. */
function tell(stories: Story[], step: Verdict[], minutes: number, context: Partial<StoryContext> = {}) {
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
function day(steps: Verdict[][], context: Partial<StoryContext> = {}) {
  let stories: Story[] = [];
  const changes: (StoryChange & { step: number })[] = [];
  steps.forEach((step, index) => {
    const told = tell(stories, step, index * 5, context);
    stories = told.stories;
    changes.push(...told.changes.map((change) => ({ ...change, step: index })));
  });
  return { stories, kinds: changes.map(({ kind, step }) => `${kind}@${step}`), changes };
}

describe('stories', () => {
  it('one site: started, worse, over, each once', () => {
    const site = (change: Partial<Verdict>) => [verdict('flickr', change)];
    const { kinds } = day([
      [verdict('flickr')],
      site(degraded),
      site(degraded),
      site(down),
      site(degraded),
      ...Array(4).fill([verdict('flickr')]),
    ]);
    expect(kinds).toEqual(['started@1', 'worse@3', 'over@8']);
  });

  it('a story stays one when what named its provider fades', () => {
    const { kinds, stories } = day([
      [verdict('flickr', byKinesis), verdict('roku', byKinesis)],
      [verdict('flickr', down), verdict('roku', down)],
      [verdict('flickr', byKinesis), verdict('roku', down)],
    ]);
    expect(kinds).toEqual(['started@0']);
    expect(stories.map(({ services }) => services)).toEqual([['flickr', 'roku']]);
  });

  it('what begins while the connection is broken is told when it is back', () => {
    const { kinds } = day([
      [verdict('flickr', offline), verdict('roku', down)],
      [verdict('flickr', offline), verdict('roku', down)],
      [verdict('flickr'), verdict('roku', down)],
    ]);
    expect(kinds).toEqual(['connection@1', 'started@2']);
  });

  it('several sites with one cause are one story', () => {
    const sites = ['flickr', 'roku', 'adobe-express', 'baltimore-sun'];
    const { kinds, changes } = day([sites.map((id) => verdict(id, byKinesis))]);
    expect(kinds).toEqual(['started@0']);
    expect(changes[0]?.story.services).toEqual(sites);
  });

  it('a site whose provider is found later goes on in the same story', () => {
    const { kinds, stories } = day([
      [verdict('flickr', down), verdict('roku')],
      [verdict('flickr', byKinesis), verdict('roku', byKinesis)],
    ]);
    expect(kinds).toEqual(['started@0']);
    expect(stories).toHaveLength(1);
    expect(stories[0]?.services).toEqual(['flickr', 'roku']);
  });

  it('two causes are two stories', () => {
    expect(day([[verdict('x', down), verdict('flickr', byKinesis)]]).kinds).toEqual([
      'started@0',
      'started@0',
    ]);
  });

  it('unknown neither ends a story nor starts another', () => {
    const site = (change: Partial<Verdict>) => [verdict('x', change)];
    const { kinds } = day([site(down), site(unknown), site(unknown), site(down), site(unknown)]);
    expect(kinds).toEqual(['started@0']);
  });

  it('a first reading that is already bad is no news, its end is', () => {
    const { kinds } = day([[verdict('x', down)], ...Array(4).fill([verdict('x')])], { isNews: () => false });
    expect(kinds).toEqual(['over@4']);
  });

  it('flapping is one story', () => {
    const flap = [
      [verdict('x', down)],
      [verdict('x')],
      [verdict('x', down)],
      [verdict('x')],
      [verdict('x', down)],
    ];
    expect(day([...flap, ...Array(4).fill([verdict('x')])]).kinds).toEqual(['started@0', 'over@8']);
  });

  it('while the whole connection is down there is one line, and no storm when it returns', () => {
    const sites = ['a', 'b', 'c'];
    const all = (change: Partial<Verdict>) => sites.map((id) => verdict(id, change));
    const { kinds } = day([all({}), all(offline), all(offline), all({}), all({})]);
    expect(kinds).toEqual(['connection@2']);
  });

  it('two sites that fail together for half a minute are no broken connection', () => {
    const all = (change: Partial<Verdict>) => ['a', 'b'].map((id) => verdict(id, change));
    let stories: Story[] = [];
    const at = (minutes: number, change: Partial<Verdict>) => {
      const told = tell(stories, all(change), minutes);
      stories = told.stories;
      return told.changes.map(({ kind }) => kind);
    };
    expect([at(0, offline), at(0.5, offline), at(0.9, {})]).toEqual([[], [], []]);
    expect([at(3, offline), at(3.5, offline), at(4, offline), at(5, offline)]).toEqual([
      [],
      [],
      ['connection'],
      [],
    ]);
  });

  it('a connection that comes and goes is told of once, until it has held for a while', () => {
    const gone = ['flickr', 'roku'].map((id) => verdict(id, offline));
    const back = ['flickr', 'roku'].map((id) => verdict(id));
    const long = [gone, gone];
    expect(day([...long, back, ...long, back, ...long]).kinds).toEqual(['connection@1']);
    expect(day([...long, back, back, back, back, ...long]).kinds).toEqual(['connection@1', 'connection@7']);
  });

  it('sites that one network has lost the way to are one story', () => {
    const lost = { health: 'partial_outage', scope: 'regional', cause: 'path', since: 0 } as const;
    const { kinds, stories } = day([
      [verdict('flickr', lost), verdict('reddit')],
      [verdict('flickr', lost), verdict('reddit', lost)],
    ]);
    expect(kinds).toEqual(['started@0']);
    expect(stories).toMatchObject([{ services: ['flickr', 'reddit'], cause: 'path' }]);
  });

  it('one site behind a DNS filter is not the whole connection', () => {
    const filtered = { health: 'unknown', scope: 'local', cause: 'resolver' } as const;
    expect(
      day([
        [verdict('a'), verdict('b')],
        [verdict('a', filtered), verdict('b')],
      ]).kinds,
    ).toEqual([]);
    const both = [verdict('a', filtered), verdict('b', filtered)];
    expect(day([both, both]).kinds).toEqual(['connection@1']);
    // two that are kept out while others come through are not the connection either
    const others = {
      class: 'control',
      sign: 'control.fine',
      says: text('evidence.control.fine-host', { host: 'wikipedia.org' }),
      stance: 'neutral',
      at: 0,
      source: 'browser',
    } as const;
    const kept = both.map((one) => ({ ...one, evidence: [others] }));
    expect(day([kept, kept]).kinds).toEqual([]);
  });

  it("a company's sites that fall with its network are one story", () => {
    const routes = { ...down, cause: 'routing' } as const;
    const { kinds } = day([[verdict('aws', routes), verdict('aws-kinesis', routes), verdict('x', routes)]]);
    expect(kinds).toEqual(['started@0', 'started@0']);
  });

  it('trouble from before the connection broke is not over because nothing can be seen', () => {
    const { kinds } = day([
      [verdict('x', down)],
      [verdict('x', offline)],
      [verdict('x', offline)],
      [verdict('x', down)],
    ]);
    expect(kinds).toEqual(['started@0', 'connection@2']);
  });

  it('is over when the provider closes its own, although the sites themselves have no page', () => {
    let red: boolean | null = true;
    const context = { isProviderRed: () => red };
    const before = day([[verdict('flickr', byKinesis)], [verdict('flickr', unknown)]], context);
    expect(before.kinds).toEqual(['started@0']);
    red = false;
    const site = [verdict('flickr', unknown)];
    const closed = tell(before.stories, site, 60, context);
    expect(closed.changes).toEqual([]);
    const settled = tell(closed.stories, site, 72, context);
    expect(settled.changes).toMatchObject([{ kind: 'over', duration: 60 * MINUTE }]);
    expect(settled.stories).toEqual([]);
  });

  it('is over when its own page closes, although its provider goes on', () => {
    let open = true;
    const context = { isProviderRed: () => true, hasIncident: () => open };
    const { stories } = day([[verdict('flickr', byKinesis)]], context);
    open = false;
    const closed = tell(stories, [verdict('flickr')], 30, context);
    expect(closed.changes).toEqual([]);
    const settled = tell(closed.stories, [verdict('flickr')], 43, context);
    expect(settled.changes).toMatchObject([{ kind: 'over', duration: 30 * MINUTE }]);
  });

  it('lasted until it was seen to work, not until it could not be seen any more', () => {
    const { changes } = day([
      [verdict('x', down)],
      ...Array(10).fill([verdict('x', unknown)]),
      ...Array(4).fill([verdict('x')]),
    ]);
    expect(changes.map(({ kind }) => kind)).toEqual(['started', 'over']);
    expect(changes.at(-1)).toMatchObject({ duration: 55 * MINUTE });
  });

  it('says of nobody who has recovered that it is worse', () => {
    const { changes } = day([
      [
        verdict('flickr', { ...byKinesis, health: 'degraded' }),
        verdict('roku', { ...byKinesis, health: 'degraded' }),
      ],
      [verdict('flickr'), verdict('roku', byKinesis)],
    ]);
    expect(changes.map(({ kind, story }) => [kind, ...story.services])).toEqual([
      ['started', 'flickr', 'roku'],
      ['worse', 'roku'],
    ]);
  });

  it('another incident of the same page is another story', () => {
    const open: Record<string, string[]> = { x: ['page 1'], y: ['page 1', 'page 2'] };
    const { changes } = day([[verdict('y', down)], [verdict('x', down), verdict('y', down)]], {
      officialTrouble: (service) => open[service] ?? [],
    });
    expect(changes.map(({ kind, story }) => [kind, ...story.services])).toEqual([
      ['started', 'y'],
      ['started', 'x'],
    ]);
  });

  it('tells one official incident once, however many services it is about', () => {
    const { changes } = day([[verdict('x', down), verdict('y', down), verdict('z', down)]], {
      officialTrouble: (service) => (service === 'z' ? ['page 2'] : ['page 1']),
    });
    expect(changes.map(({ kind, story }) => [kind, story.services])).toEqual([
      ['started', ['x', 'y']],
      ['started', ['z']],
    ]);
  });

  it('lasted until it went quiet, not until that was certain', () => {
    const { changes } = day([[verdict('x', down)], [verdict('x', down)], ...Array(4).fill([verdict('x')])]);
    expect(changes.at(-1)).toMatchObject({ kind: 'over', step: 5, duration: 10 * MINUTE });
  });

  /** Tells a page that opens and closes its incident, five minutes a turn: `x` is open, `.` closed. */
  function pageSays(turns: string, context: Partial<StoryContext> = {}) {
    let ended = Number.NEGATIVE_INFINITY;
    let stories: Story[] = [];
    return [...turns].flatMap((turn, index) => {
      const now = index * 5 * MINUTE;
      const says = verdict('x', turn === 'x' ? { ...down, since: null, at: now } : {});
      const told = tell(stories, [says], index * 5, {
        hasIncident: () => turn === 'x',
        endedLately: () => now - ended < 30 * MINUTE,
        ...context,
      });
      stories = told.stories;
      if (told.changes.some(({ kind }) => kind === 'over')) ended = now;
      return told.changes.map((change) =>
        change.kind === 'over'
          ? `over@${index} after ${change.duration / MINUTE}`
          : `${change.kind}@${index}`,
      );
    });
  }

  it('a page that closes its incident and opens it again at once is one story, as long as it was', () => {
    expect(pageSays('xx.x.xx..x....')).toEqual(['started@0', 'over@13 after 50']);
  });

  it('who waits for the end hears of a closed incident at once', () => {
    expect(pageSays('xx..', { isAwaited: (service) => service === 'x' })).toEqual([
      'started@0',
      'over@2 after 10',
    ]);
  });

  it('what comes back soon after its end is over only when it stays away', () => {
    expect(pageSays('x....xx........')).toEqual([
      'started@0',
      'over@4 after 5',
      'started@5',
      'over@13 after 10',
    ]);
  });

  it('waits for the official page to close its incident', () => {
    const isOpen = { hasIncident: () => true };
    const { kinds } = day([[verdict('github', down)], ...Array(6).fill([verdict('github')])], isOpen);
    expect(kinds).toEqual(['started@0']);
  });

  it('a service that is no longer followed ends without a word', () => {
    expect(day([[verdict('x', down)], []]).kinds).toEqual(['started@0']);
  });
});
