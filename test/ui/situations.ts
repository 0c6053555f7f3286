import type { Story } from '../../utils/notify/rows.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import type { Write } from '../../utils/store/store.ts';
import { ago, incident, people, type Signals, seen } from './signals.ts';

export const FOLLOWING: Partial<Settings> = {
  follows: ['facebook', 'flickr', 'github', 'slack', 'roku', 'discord', 'reddit', 'youtube', 'zoom'],
  welcomed: true,
  hub: 'https://hub.example',
  country: 'IN',
};

/** An ordinary afternoon: one service has trouble, one is being worked on, one has no feed. */
export const ORDINARY: Signals = {
  observations: [seen('reddit', 'www.reddit.com', 1)],
  feeds: {
    github: { reading: {} },
    slack: { reading: {} },
    reddit: { reading: {} },
    discord: {
      reading: {
        health: 'degraded',
        incidents: [
          incident({
            title: 'Elevated API errors',
            health: 'degraded',
            phase: 'identified',
            startedAt: ago(48),
            url: 'https://discordstatus.com/incidents/abc',
            update:
              'We have found the cause and are working on a fix. Sending messages may fail; try again after a moment.',
          }),
        ],
      },
    },
    zoom: {
      reading: {
        health: 'maintenance',
        maintenances: [
          {
            id: 'm',
            title: 'Zoom Phone database upgrade',
            phase: 'in_progress',
            startsAt: ago(40),
            endsAt: ago(-80),
            components: [],
          },
        ],
      },
    },
  },
  judge: { github: null, slack: null, reddit: null, discord: null, zoom: null, youtube: null },
};

export const and = (more: Signals): Signals => ({
  observations: [...(ORDINARY.observations ?? []), ...(more.observations ?? [])],
  feeds: { ...ORDINARY.feeds, ...more.feeds },
  probes: { ...more.probes },
  people: { ...more.people },
  judge: { ...ORDINARY.judge, ...more.judge },
});

/** An official incident that is over. */
export const RESOLVED = and({
  feeds: {
    slack: {
      reading: {},
      closed: [
        {
          id: 'threads',
          title: 'Trouble loading threads',
          endedAt: ago(20),
          update:
            'We have fixed the cause, and threads load again for everybody. Please reload Slack (Ctrl + Shift + R) if you still see the error.',
        },
        { id: 'huddles', title: 'Huddles drop', endedAt: ago(400), update: null },
        { id: 'old', title: 'Search was slow', endedAt: ago(3 * 1440), update: 'Resolved.' },
      ],
    },
  },
});

export const GONE = 'net::ERR_NAME_NOT_RESOLVED';
export const dns = (rcode: string, ede: number | null) =>
  ['Cloudflare', 'Google'].map((operator) => ({ operator, rcode, ede, addresses: rcode === 'NOERROR' }));
const connected = ['Google', 'Cloudflare'].map((operator) => ({ operator, result: 'ok' as const }));

export const WIDESPREAD = and({
  observations: [
    seen('facebook', 'www.facebook.com', 4, GONE),
    seen('facebook', 'www.facebook.com', 2, GONE),
  ],
  probes: {
    facebook: {
      host: 'www.facebook.com',
      connectivity: connected,
      dns: dns('SERVFAIL', 22),
      vantage: ['IN', 'DE', 'BR', 'US'].map((country) => ({
        country,
        asn: null,
        near: 'elsewhere',
        result: 'dns',
        status: null,
      })),
      asked: ['Cloudflare', 'Google', 'Globalping'],
    },
  },
  people: { facebook: people('danger', 2100, 4, 62) },
  judge: { facebook: 60 },
});

const KINESIS = {
  health: 'major_outage' as const,
  incidents: [
    incident({
      title: 'Increased API error rates for Kinesis Data Streams',
      phase: 'identified',
      startedAt: ago(125),
      update:
        'We continue to see increased error rates for Kinesis Data Streams in the US-EAST-1 region and are working towards full recovery.',
    }),
  ],
};
export const UPSTREAM = and({
  observations: [
    seen('flickr', 'www.flickr.com', 5, 'net::ERR_EMPTY_RESPONSE'),
    seen('roku', 'my.roku.com', 4, 'net::ERR_TIMED_OUT'),
  ],
  feeds: { 'aws-kinesis': { reading: KINESIS } },
  judge: { flickr: 125, roku: 118 },
});

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
export const STORIES: Write[] = [{ table: 'state', key: 'stories', value: [STORY] }];
