import { describe, expect, it } from 'vitest';
import type { Catalog, Service } from '../../utils/catalog/types.ts';
import { type NoticeContext, noticesFor } from '../../utils/notify/notices.ts';
import { isQuiet } from '../../utils/notify/quiet.ts';
import type { Story } from '../../utils/notify/rows.ts';
import type { StoryChange } from '../../utils/notify/stories.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import type { Settings } from '../../utils/settings/settings.ts';

const service = (id: string): Service => ({
  id,
  name: id.toUpperCase(),
  category: 'photo',
  hosts: [`${id}.example`],
  page: `https://status.${id}.example/`,
  needs: [],
});
const catalog: Catalog = {
  version: 1,
  services: new Map(['flickr', 'roku', 'aws'].map((id) => [id, service(id)])),
  match: () => null,
  isWithin: (id, ancestor) => id === ancestor,
};
const story = (change: Partial<Story> = {}): Story => ({
  id: 'service:flickr',
  kind: 'service',
  services: ['flickr'],
  upstream: null,
  cause: 'service',
  since: 0,
  worst: 'degraded',
  announced: true,
  incident: false,
  quietSince: null,
  ...change,
});
const started = (change?: Partial<Story>): StoryChange => ({ kind: 'started', story: story(change) });
const over: StoryChange = { kind: 'over', story: story(), duration: 60_000 };

function notices(
  changes: StoryChange[],
  settings: Partial<Settings> = {},
  context: Partial<NoticeContext> = {},
) {
  return noticesFor(changes, {
    now: 1000,
    catalog,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    localHour: 12,
    nameOf: (id) => catalog.services.get(id)?.name ?? id,
    ...context,
  });
}
const with_ = (change: Partial<Settings['notifications']>): Partial<Settings> => ({
  notifications: { ...DEFAULT_SETTINGS.notifications, ...change },
});

describe('notices', () => {
  it('do not call a site down that only one network or country cannot reach', () => {
    const words = (cause: Story['cause']) =>
      notices([started({ cause, worst: 'partial_outage' })]).map(({ title, body }) => [title.key, body.key]);
    expect(words('path')).toEqual([['notice.network.title', 'notice.network.body']]);
    expect(words('blocked')).toEqual([['notice.country.title', 'notice.country.body']]);
    expect(words('service')).toEqual([['notice.started.title', 'notice.started.widespread']]);
  });

  it('say of a connection what is wrong with it, where it is known', () => {
    const body = (cause: Story['cause']) =>
      noticesFor([{ kind: 'connection', story: story({ kind: 'connection', cause }) }], {
        now: 1000,
        catalog,
        settings: DEFAULT_SETTINGS,
        localHour: 12,
        nameOf: (id) => id,
      }).map((notice) => notice.body.key);
    expect(body('captive_portal')).toEqual(['notice.connection.portal']);
    expect(body('certificate')).toEqual(['notice.connection.certificate']);
    expect(body('proxy')).toEqual(['notice.connection.proxy']);
    expect(body('offline')).toEqual(['notice.connection.body']);
  });

  it('name the sites and lead to the page that knows most', () => {
    const upstream = { provider: 'aws', region: 'us-east-1', certainty: 'confirmed' } as const;
    const [notice] = notices([
      started({ kind: 'upstream', cause: 'upstream', services: ['flickr', 'roku'], upstream }),
    ]);
    expect(notice).toMatchObject({
      kind: 'started',
      services: ['flickr', 'roku'],
      url: 'https://status.aws.example/',
    });
    expect(notice?.body).toEqual({
      key: 'notice.upstream.confirmed.region',
      args: { provider: 'AWS', region: 'us-east-1' },
    });
  });

  it('leave it to the provider to say that it is over where nobody has seen the sites', () => {
    const upstream = { provider: 'aws', certainty: 'confirmed' } as const;
    const [notice] = notices([{ ...over, story: story({ upstream }), unseen: true }]);
    expect(notice?.title.key).toBe('notice.unseen.title');
    expect(notice?.body).toMatchObject({ key: 'notice.unseen.body', args: { provider: 'AWS' } });
    expect(notices([over])[0]?.title.key).toBe('notice.over.title');
  });

  it('of one story share an id, so that the later replaces the earlier', () => {
    const [first, last] = notices([started(), over]);
    expect(first?.id).toBe(last?.id);
  });

  it('leave out what is muted, and tell of the rest of the story', () => {
    const muted = { muted: { flickr: 0 } };
    expect(notices([started()], muted)).toEqual([]);
    expect(notices([started({ services: ['flickr', 'roku'] })], muted)[0]?.services).toEqual(['roku']);
    expect(notices([started()], { muted: { flickr: 500 } })).toHaveLength(1);
  });

  it('keep to the severity, the switches and the quiet hours that the person chose', () => {
    expect(notices([started()], with_({ from: 'major_outage' }))).toEqual([]);
    expect(notices([started({ worst: 'major_outage' })], with_({ from: 'major_outage' }))).toHaveLength(1);
    expect(notices([over], with_({ over: false }))).toEqual([]);
    expect(notices([started(), over], with_({ on: false }))).toEqual([]);
    expect(notices([started()], with_({ quietFrom: 11, quietTo: 13 }))).toEqual([]);
  });

  it('keep to the severity chosen for a single service, and tell of the others as ever', () => {
    const picky = { notifyFrom: { flickr: 'major_outage' as const } };
    expect(notices([started({ services: ['flickr', 'roku'] })], picky)[0]?.services).toEqual(['roku']);
    expect(notices([started({ worst: 'major_outage' })], picky)).toHaveLength(1);
    const keen = { ...with_({ from: 'major_outage' }), notifyFrom: { flickr: 'degraded' as const } };
    expect(notices([started()], keen)).toHaveLength(1);
    expect(notices([over], { ...picky, watches: ['flickr'] })).toHaveLength(1);
  });

  it('"tell me when it is back" beats them all', () => {
    const quiet = with_({ on: false, over: false, from: 'major_outage', quietFrom: 11, quietTo: 13 });
    expect(notices([over], { ...quiet, watches: ['flickr'] })).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  const at = (quietFrom: number, quietTo: number, hour: number) =>
    isQuiet({ ...DEFAULT_SETTINGS, ...with_({ quietFrom, quietTo }) }, hour);

  it('may span midnight, and are none when both limits are equal', () => {
    expect([21, 22, 23, 0, 6, 7].map((hour) => at(22, 7, hour))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect([8, 9, 16, 17].map((hour) => at(9, 17, hour))).toEqual([false, true, true, false]);
    expect(at(0, 0, 0)).toBe(false);
  });
});
