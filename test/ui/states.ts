import type { Catalog } from '../../utils/catalog/types.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import type { Write } from '../../utils/store/store.ts';
import { historyRows } from './history.ts';
import { ago, incident, people, rowsOf, type Signals, seen } from './signals.ts';
import {
  and,
  dns,
  FOLLOWING,
  GONE,
  ORDINARY,
  RESOLVED,
  STORIES,
  UPSTREAM,
  WIDESPREAD,
} from './situations.ts';

export { NOW } from './signals.ts';

/** One picture: a page, what is known, and what the person has already done. */
export type State = {
  id: string;
  page: 'popup' | 'welcome' | 'dashboard' | 'options';
  url?: string | null;
  settings?: Partial<Settings>;
  /** Whether host permissions are held; true when absent. */
  granted?: boolean;
  /** The store cannot be opened. */
  broken?: boolean;
  /** Settings that an organisation has fixed. */
  managed?: Partial<Settings>;
  offline?: boolean;
  signals?: Signals;
  /** Rows besides those that follow from the signals. */
  rows?: readonly Write[];
  /** Selectors pressed one after the other once the page is painted. */
  press?: readonly string[];
};

/** Everything that is stored in a state. */
export async function storedRows(state: State, catalog: Catalog): Promise<Write[]> {
  return [...(await rowsOf(state.signals ?? {}, catalog, state.settings ?? {})), ...(state.rows ?? [])];
}

/** Nothing but the failures of this device. */
const alone = (
  observations: Signals['observations'],
  probe: NonNullable<Signals['probes']>[string] | null,
): Signals => ({
  observations: observations ?? [],
  probes: probe ? { github: probe } : {},
  feeds: ORDINARY.feeds ?? {},
  judge: { ...ORDINARY.judge, github: null },
});

const panel = (states: readonly Omit<State, 'page'>[]): State[] =>
  states.map((state) => ({ page: 'popup', settings: FOLLOWING, signals: ORDINARY, ...state }));

const dashboard = (states: readonly Omit<State, 'page'>[]): State[] =>
  states.map((state) => ({
    page: 'dashboard',
    settings: FOLLOWING,
    signals: {
      ...UPSTREAM,
      feeds: {
        ...UPSTREAM.feeds,
        slack: RESOLVED.feeds?.slack ?? {},
        reddit: { reading: {}, state: { unreadableSince: ago(2 * 1440), reason: 'html', failures: 40 } },
      },
      people: { flickr: people('danger', 900, 6, 125) },
    },
    rows: [...STORIES, ...historyRows()],
    ...state,
  }));

const options = (states: readonly Omit<State, 'page'>[]): State[] =>
  states.map((state) => ({
    page: 'options',
    settings: {
      ...FOLLOWING,
      watches: ['discord'],
      muted: { reddit: 0 },
      notifications: { ...DEFAULT_SETTINGS.notifications, quietFrom: 22, quietTo: 7 },
    },
    signals: and({
      feeds: {
        github: { reading: { components: PARTS.map((name) => ({ id: name, name, health: 'operational' })) } },
      },
    }),
    ...state,
  }));

const PARTS = [
  'Git Operations',
  'API Requests',
  'Webhooks',
  'Issues',
  'Pull Requests',
  'Actions',
  'Packages',
  'Pages',
];

export const STATES: readonly State[] = [
  ...panel([
    { id: 'widespread', url: 'https://www.facebook.com/groups/1', signals: WIDESPREAD },
    { id: 'upstream', url: 'https://www.flickr.com/photos', signals: UPSTREAM, rows: STORIES },
    { id: 'official', url: 'https://discord.com/app', settings: { ...FOLLOWING, watches: ['discord'] } },
    { id: 'resolved', url: 'https://slack.com/', signals: RESOLVED },
    { id: 'maintenance', url: 'https://zoom.us/' },
    { id: 'fine', url: 'https://www.reddit.com/' },
    {
      id: 'resolver',
      url: 'https://github.com/',
      signals: alone(
        [
          seen('github', 'github.com', 3, GONE),
          seen('wikipedia', 'www.wikipedia.org', 2, GONE),
          seen('netflix', 'www.netflix.com', 1, GONE),
        ],
        { host: 'github.com', dns: dns('NOERROR', null), connectivity: [] },
      ),
    },
    {
      id: 'offline',
      url: 'https://github.com/',
      offline: true,
      signals: alone(
        [
          seen('github', 'github.com', 2, 'net::ERR_INTERNET_DISCONNECTED'),
          seen('wikipedia', 'www.wikipedia.org', 1, 'net::ERR_INTERNET_DISCONNECTED'),
        ],
        null,
      ),
    },
    {
      id: 'portal',
      url: 'https://github.com/',
      signals: alone([seen('github', 'github.com', 2, 'net::ERR_CERT_COMMON_NAME_INVALID')], {
        host: 'github.com',
        connectivity: ['Google', 'Cloudflare'].map((operator) => ({ operator, result: 'portal' })),
      }),
    },
    {
      id: 'unknown',
      url: 'https://www.youtube.com/',
      settings: { ...FOLLOWING, hub: null },
      signals: and({ observations: [seen('youtube', 'www.youtube.com', 3, 'net::ERR_TIMED_OUT')] }),
    },
    {
      id: 'stale',
      url: 'https://discord.com/app',
      signals: and({
        feeds: {
          discord: {
            reading: {
              health: 'degraded',
              incidents: [
                incident({
                  title: 'Voice connections fail in Brazil',
                  health: 'partial_outage',
                  startedAt: ago(70),
                  updatedAt: ago(55),
                }),
              ],
            },
            state: { unreadableSince: ago(42), readAt: ago(47), reason: 'html', failures: 5 },
          },
        },
      }),
    },
    {
      id: 'forbidden',
      url: 'https://slack.com/',
      granted: false,
      signals: and({
        feeds: {
          slack: { state: { readAt: null, unreadableSince: ago(4), reason: 'unreachable', failures: 2 } },
        },
      }),
    },
    { id: 'not-followed', url: 'https://www.notion.so/' },
    { id: 'outside', url: 'https://shop.example.org/cart' },
    { id: 'own-network', url: 'http://router.lan/status' },
    {
      id: 'left-out',
      url: 'https://github.com/',
      signals: alone([seen('github', 'github.com', 2, 'net::ERR_TIMED_OUT')], {
        host: 'github.com',
        unasked: ['google-connectivity', 'apple-connectivity'],
      }),
    },
    {
      id: 'outside-fails',
      url: 'https://shop.example.org/cart',
      signals: and({
        observations: [{ ...seen('', 'shop.example.org', 1, 'net::ERR_CONNECTION_REFUSED'), service: null }],
        judge: { 'host:shop.example.org': null },
      }),
    },
    {
      id: 'hosted',
      url: 'https://someone.github.io/blog',
      signals: and({
        feeds: { 'github-pages': { reading: {} } },
        observations: [
          { ...seen('', 'someone.github.io', 1, 'net::ERR_CONNECTION_TIMED_OUT'), service: null },
        ],
        judge: { 'host:someone.github.io': null },
      }),
    },
    {
      id: 'no-site',
      url: null,
      signals: { ...UPSTREAM, ...{ judge: { ...UPSTREAM.judge } } },
      rows: STORIES,
    },
    {
      id: 'report',
      url: 'https://www.facebook.com/',
      signals: WIDESPREAD,
      press: ['[aria-controls="drawer-report"]'],
    },
    { id: 'empty', url: null, settings: { welcomed: true }, signals: {} },
    { id: 'error', url: 'https://github.com/', broken: true },
  ]),
  ...dashboard([
    { id: 'all' },
    { id: 'one', press: ['.board-name'] },
    { id: 'empty', settings: { welcomed: true }, signals: {}, rows: [] },
    { id: 'error', broken: true },
  ]),
  ...options([
    { id: 'all' },
    { id: 'operators', press: ['#sources summary'] },
    { id: 'delete', press: ['#data .danger'] },
    { id: 'fixed', managed: { pollMinutes: 10, sources: DEFAULT_SETTINGS.sources, follows: ['github'] } },
  ]),
  { id: 'first', page: 'welcome' },
  { id: 'done', page: 'welcome', press: ['footer .primary'] },
];
