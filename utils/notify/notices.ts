import type { Cause } from '../assess/types.ts';
import type { Catalog } from '../catalog/types.ts';
import { severity } from '../health.ts';
import { type Arg, type Text, text } from '../i18n/text.ts';
import type { Settings } from '../settings/settings.ts';
import { isQuiet } from './quiet.ts';
import type { Notice, Story } from './rows.ts';
import type { StoryChange } from './stories.ts';

/** What is wrong with a connection over which something does answer. */
const CONNECTION: Partial<Record<Cause, 'portal' | 'certificate' | 'proxy'>> = {
  captive_portal: 'portal',
  certificate: 'certificate',
  proxy: 'proxy',
};

/** Names shown in a title before "and others". */
const NAMED = 3;

export type NoticeContext = {
  now: number;
  catalog: Catalog;
  settings: Settings;
  /** The person's local hour of the day, 0..23. */
  localHour: number;
  /** Name of a service outside the catalogue; the id where not known. */
  nameOf: (service: string) => string;
};

/** Puts story changes into notices, one per cause, leaving out what the person does not want to hear. Pure. */
export function noticesFor(changes: readonly StoryChange[], context: NoticeContext): Notice[] {
  return changes.flatMap((change) => {
    const services = change.story.services.filter(
      (service) => !isMuted(service, context) && isBadEnough(service, change, context.settings),
    );
    if (!isWanted(change, services, context)) return [];
    const { title, body } = words(change, services, context);
    return [
      {
        id: change.story.noticeId ?? `story:${change.story.id}:${change.story.since}`,
        kind: change.kind,
        services,
        title,
        body,
        at: context.now,
        url: pageOf(change.story, context.catalog),
      },
    ];
  });
}

function isMuted(service: string, { settings, now }: NoticeContext): boolean {
  const until = settings.muted[service];
  return until !== undefined && (until === 0 || until > now);
}

/** Whether the trouble reaches what the person wants to hear of that service; who waits for its end wants that. */
function isBadEnough(service: string, { kind, story }: StoryChange, settings: Settings): boolean {
  const { notifications, notifyFrom, watches } = settings;
  if (kind === 'connection' || (kind === 'over' && watches.includes(service))) return true;
  return severity(story.worst) >= severity(notifyFrom[service] ?? notifications.from);
}

function isWanted(change: StoryChange, services: readonly string[], context: NoticeContext): boolean {
  const { notifications, watches } = context.settings;
  if (services.length === 0) return false;
  // "tell me when it is back" was asked for by name: it beats the switches and waits for quiet hours to end
  if (change.kind === 'over' && services.some((service) => watches.includes(service))) return true;
  if (isQuiet(context.settings, context.localHour)) return false;
  if (!notifications.on) return false;
  return change.kind !== 'over' || notifications.over;
}

/** Causes that keep a site from one network or country only: it is not down, and it is not just you. */
const OWN_PLACE: Readonly<Record<string, 'network' | 'country'>> = { path: 'network', blocked: 'country' };

function words(
  change: StoryChange,
  services: readonly string[],
  { nameOf }: NoticeContext,
): { title: Text; body: Text } {
  const { story } = change;
  const list: Arg =
    services.length > NAMED
      ? {
          list: [
            ...services.slice(0, NAMED).map(nameOf),
            text('notice.others', { count: services.length - NAMED }),
          ],
        }
      : { list: services.map(nameOf) };
  if (change.kind === 'connection') {
    return {
      title: text('notice.connection.title'),
      body: text(`notice.connection.${CONNECTION[story.cause ?? 'offline'] ?? 'body'}`),
    };
  }
  const provider = story.upstream ? nameOf(story.upstream.provider) : '';
  if (change.kind === 'over') {
    const end = change.unseen ? 'unseen' : 'over';
    return {
      title: text(`notice.${end}.title`, { services: list, count: services.length }),
      body: text(`notice.${end}.body`, { provider, duration: { duration: change.duration } }),
    };
  }
  const within = change.kind === 'started' ? OWN_PLACE[story.cause ?? ''] : undefined;
  if (within) {
    const args = { services: list, count: services.length };
    return { title: text(`notice.${within}.title`, args), body: text(`notice.${within}.body`) };
  }
  const title = text(change.kind === 'worse' ? 'notice.worse.title' : 'notice.started.title', {
    services: list,
    count: services.length,
    health: text(
      `notice.health.${severity(story.worst) >= severity('partial_outage') ? 'down' : 'trouble'}`,
      {
        count: services.length,
      },
    ),
  });
  if (!story.upstream) return { title, body: text('notice.started.widespread') };
  const cause = { provider, region: story.upstream.region ?? '' };
  const likely = story.upstream.certainty === 'likely' ? 'likely' : 'confirmed';
  const place = story.upstream.region ? 'region' : 'provider';
  return { title, body: text(`notice.upstream.${likely}.${place}`, cause) };
}

/** The official page to open at a click: the provider's for an upstream story, else the service's own. */
function pageOf(story: Story, catalog: Catalog): string | null {
  const first = story.upstream?.provider ?? story.services[0];
  return (first !== undefined && catalog.services.get(first)?.page) || null;
}
