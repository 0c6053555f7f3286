import type { Evidence, Verdict } from '../../utils/assess/types.ts';
import type { Catalog } from '../../utils/catalog/types.ts';
import type { PeopleSignal } from '../../utils/crowd/types.ts';
import type { FeedIncident, FeedReading } from '../../utils/feeds/reading.ts';
import type { FeedState, Story } from '../../utils/store/rows.ts';
import { sourceKey } from '../../utils/store/rows.ts';
import type { Settings } from '../../utils/store/settings.ts';
import type { Write } from '../../utils/store/store.ts';

/** The moment of every state: a Monday afternoon, UTC. */
export const NOW = Date.UTC(2026, 9, 5, 16, 40);
const MINUTE = 60_000;
const ago = (minutes: number) => NOW - minutes * MINUTE;

/** One picture: a page, what is stored, and what the person has already done. */
export type State = {
  id: string;
  page: 'popup' | 'welcome' | 'dashboard' | 'options';
  /** Selectors pressed one after the other once the page is painted. */
  press?: readonly string[];
  url?: string | null;
  settings?: Partial<Settings>;
  granted?: boolean;
  broken?: boolean;
  offline?: boolean;
  rows?: (catalog: Catalog) => Write[];
};

const FOLLOWS = ['facebook', 'flickr', 'github', 'slack', 'roku', 'discord', 'reddit', 'youtube', 'zoom'];

function verdict(service: string, part: Partial<Verdict>): Write {
  const value: Verdict = {
    service,
    health: 'operational',
    scope: 'none',
    cause: null,
    upstream: null,
    confidence: 0.95,
    since: null,
    evidence: [],
    missing: null,
    at: ago(1),
    ...part,
  };
  return { table: 'verdicts', key: service, value };
}

const says = (key: string) => ({ key }) as unknown as Evidence['says'];

function evidence(
  of: Evidence['class'],
  stance: Evidence['stance'],
  sentence: string,
  source: string,
  minutes: number,
  url?: string,
): Evidence {
  return {
    class: of,
    sign: sentence,
    says: says(sentence),
    stance,
    at: ago(minutes),
    source,
    ...(url ? { url } : {}),
  };
}

function reading(
  catalog: Catalog,
  service: string,
  part: Partial<FeedReading>,
  state: Partial<FeedState> = {},
): Write[] {
  const feed = catalog.services.get(service)?.feed;
  if (!feed) throw new Error(`${service} has no feed`);
  const value: FeedReading = {
    format: feed.format,
    health: 'operational',
    components: [],
    incidents: [],
    maintenances: [],
    updatedAt: ago(3),
    ...part,
  };
  return [
    {
      table: 'readings',
      key: sourceKey(feed),
      value: { reading: value, firstAt: ago(3000), changedAt: ago(30) },
    },
    { table: 'state', key: 'poll', value: { [feed.url]: { ...POLLED, ...state } } },
  ];
}

const POLLED: FeedState = {
  askedSince: ago(3000),
  nextAt: ago(-2),
  readAt: ago(3),
  etag: null,
  lastModified: null,
  mark: null,
  digest: null,
  failures: 0,
  unreadableSince: null,
  reason: null,
};

const incident = (part: Partial<FeedIncident> & { title: string }): FeedIncident => ({
  id: part.title,
  phase: 'investigating',
  health: 'major_outage',
  startedAt: ago(50),
  updatedAt: ago(12),
  components: [],
  url: null,
  update: null,
  ...part,
});

/** A day of reports that rises `minutes` ago to about `peak`. */
export function people(
  level: PeopleSignal['level'],
  peak: number,
  usual: number,
  minutes: number,
): PeopleSignal {
  const start = NOW - (NOW % (15 * MINUTE)) - 95 * 15 * MINUTE;
  const buckets = Array.from({ length: 96 }, (_, index) => {
    const time = start + index * 15 * MINUTE;
    const wave = usual * (1 + 0.5 * Math.sin((index / 96) * 2 * Math.PI - 1.2));
    const rise = Math.max(0, 1 - Math.exp(-(time - ago(minutes)) / (22 * MINUTE)));
    const noise = 1 + 0.35 * Math.sin(index * 12.9898);
    return {
      time,
      count: Math.round(wave * noise + (time > ago(minutes) ? peak * rise : 0)),
      expected: wave,
    };
  });
  const last = buckets.at(-1)?.count ?? 0;
  const share = (part: number) => Math.round(last * part);
  return {
    at: ago(2),
    level,
    since: ago(minutes),
    scope: 'widespread',
    countries: [
      { country: 'IN', count: share(0.42), expected: 3, level: 'danger' },
      { country: 'GB', count: share(0.21), expected: 2, level: 'danger' },
      { country: 'BR', count: share(0.17), expected: 2, level: 'danger' },
      { country: 'elsewhere', count: share(0.2), expected: 5, level: 'warning' },
    ],
    symptoms: { cannot_open: 70, app_only: 21, login: 9 },
    buckets,
  };
}

const OTHERS: Write[] = [
  verdict('github', {}),
  verdict('slack', {}),
  verdict('discord', { health: 'degraded', scope: 'widespread', cause: 'service', since: ago(48) }),
  verdict('reddit', {}),
  verdict('youtube', { health: 'unknown', scope: 'unknown', confidence: 0.3 }),
  verdict('zoom', { health: 'maintenance', cause: 'maintenance' }),
];

const FACEBOOK = verdict('facebook', {
  health: 'major_outage',
  scope: 'widespread',
  cause: 'dns',
  confidence: 0.97,
  since: ago(60),
  evidence: [
    evidence(
      'own',
      'for',
      'Facebook did not open 3 times in this browser: its name could not be found.',
      'This browser',
      2,
    ),
    evidence('control', 'for', 'Other sites opened meanwhile, so your connection works.', 'This browser', 1),
    evidence(
      'resolver',
      'for',
      'Two public name services cannot find facebook.com either (SERVFAIL).',
      'Cloudflare, Google',
      1,
    ),
    evidence('people', 'for', 'Far more people report it than usual, from many countries.', 'Report hub', 2),
    evidence(
      'official',
      'neutral',
      'Its status page shows no trouble, but such pages are often late.',
      'Facebook',
      4,
      'https://metastatus.com/',
    ),
  ],
});

const UPSTREAM: Write[] = ['flickr', 'roku'].map((id) =>
  verdict(id, {
    health: 'major_outage',
    scope: 'widespread',
    cause: 'upstream',
    upstream: { provider: 'aws-kinesis', region: 'us-east-1', certainty: 'confirmed' },
    confidence: 0.94,
    since: ago(125),
    evidence: [
      evidence(
        'upstream',
        'for',
        'Amazon Kinesis reports trouble in us-east-1, where Flickr runs.',
        'Amazon Kinesis',
        4,
        'https://health.aws.amazon.com/health/status',
      ),
      evidence('own', 'for', 'Flickr answered with errors 4 times in this browser.', 'This browser', 6),
      evidence(
        'control',
        'for',
        'Other sites opened meanwhile, so your connection works.',
        'This browser',
        1,
      ),
    ],
  }),
);

const STORY: Story = {
  id: 'upstream:aws:us-east-1',
  kind: 'upstream',
  services: ['flickr', 'roku'],
  upstream: { provider: 'aws-kinesis', region: 'us-east-1', certainty: 'confirmed' },
  cause: 'upstream',
  since: ago(125),
  worst: 'major_outage',
  announced: true,
  incident: true,
  quietSince: null,
};

const local = (cause: Verdict['cause'], items: Evidence[], service = 'github'): Write =>
  verdict(service, {
    health: 'unknown',
    scope: 'local',
    cause,
    confidence: 0.9,
    since: ago(9),
    evidence: items,
  });

export const FOLLOWING = { follows: FOLLOWS, welcomed: true, hub: 'https://hub.example' };

const panel = (states: readonly Omit<State, 'page'>[]): State[] =>
  states.map((state) => ({ page: 'popup', ...state }));

export const STATES: readonly State[] = [
  ...panel([
    {
      id: 'widespread',
      url: 'https://www.facebook.com/groups/1',
      settings: FOLLOWING,
      rows: () => [
        FACEBOOK,
        ...OTHERS,
        { table: 'people', key: 'facebook', value: people('danger', 2100, 4, 62) },
      ],
    },
    {
      id: 'upstream',
      url: 'https://www.flickr.com/photos',
      settings: FOLLOWING,
      rows: () => [...UPSTREAM, ...OTHERS, { table: 'state', key: 'stories', value: [STORY] }],
    },
    {
      id: 'official',
      url: 'https://discord.com/app',
      settings: { ...FOLLOWING, watches: ['discord'] },
      rows: (catalog) => [
        ...OTHERS,
        ...reading(catalog, 'discord', {
          health: 'degraded',
          incidents: [
            incident({
              title: 'Elevated API errors',
              health: 'degraded',
              phase: 'identified',
              url: 'https://discordstatus.com/incidents/abc',
              update:
                'We have found the cause and are working on a fix. Sending messages may fail; try again after a moment.',
            }),
          ],
        }),
      ],
    },
    {
      id: 'fine',
      url: 'https://github.com/',
      settings: FOLLOWING,
      rows: (catalog) => [
        ...OTHERS,
        ...reading(catalog, 'github', {}),
        verdict('github', {
          evidence: [
            evidence(
              'official',
              'against',
              'Its status page shows no trouble.',
              'GitHub',
              3,
              'https://www.githubstatus.com/',
            ),
            evidence('own', 'against', 'It opened in this browser.', 'This browser', 1),
          ],
        }),
      ],
    },
    {
      id: 'local',
      url: 'https://github.com/',
      settings: FOLLOWING,
      rows: () => [
        ...OTHERS,
        local('resolver', [
          evidence(
            'resolver',
            'against',
            'Two public name services find github.com without trouble.',
            'Cloudflare, Google',
            1,
          ),
          evidence('control', 'against', '5 of 6 other sites failed in the same way.', 'This browser', 1),
          evidence('own', 'neutral', 'GitHub did not open: its name could not be found.', 'This browser', 2),
        ]),
      ],
    },
    {
      id: 'unknown',
      url: 'https://www.youtube.com/',
      settings: { ...FOLLOWING, hub: null },
      rows: () => [
        ...OTHERS,
        verdict('youtube', {
          health: 'unknown',
          scope: 'unknown',
          confidence: 0.4,
          since: ago(3),
          missing: says('whether YouTube answers from other places. Check now asks them.'),
          evidence: [
            evidence(
              'own',
              'neutral',
              'YouTube did not open once: the connection timed out.',
              'This browser',
              3,
            ),
          ],
        }),
      ],
    },
    {
      id: 'stale',
      url: 'https://discord.com/app',
      settings: FOLLOWING,
      rows: (catalog) => [
        ...OTHERS,
        ...reading(
          catalog,
          'discord',
          {
            health: 'degraded',
            incidents: [incident({ title: 'Voice connections fail in Brazil', health: 'partial_outage' })],
          },
          { unreadableSince: ago(42), readAt: ago(47), reason: 'html', failures: 5 },
        ),
      ],
    },
    {
      id: 'forbidden',
      url: 'https://slack.com/',
      granted: false,
      settings: FOLLOWING,
      rows: () => OTHERS.filter((row) => row.key !== 'slack'),
    },
    { id: 'not-followed', url: 'https://www.notion.so/', settings: FOLLOWING, rows: () => OTHERS },
    { id: 'outside', url: 'https://intranet.example.org/wiki', settings: FOLLOWING, rows: () => OTHERS },
    {
      id: 'hosted',
      url: 'https://someone.github.io/blog',
      settings: FOLLOWING,
      rows: () => [...OTHERS, verdict('github-pages', {})],
    },
    {
      id: 'offline',
      url: 'https://github.com/',
      offline: true,
      settings: FOLLOWING,
      rows: () => [...OTHERS, local('offline', [])],
    },
    {
      id: 'no-site',
      url: null,
      settings: FOLLOWING,
      rows: () => [FACEBOOK, ...UPSTREAM, ...OTHERS, { table: 'state', key: 'stories', value: [STORY] }],
    },
    { id: 'empty', url: null, settings: { welcomed: true } },
    { id: 'error', url: 'https://github.com/', broken: true, settings: FOLLOWING },
  ]),
  { id: 'first', page: 'welcome' },
  { id: 'done', page: 'welcome', press: ['footer .primary'] },
];
