import { outcomeOf } from '../world/apply-event.ts';
import { createHosts } from '../world/internet/hosts.ts';
import { createRoutes } from '../world/internet/routes.ts';
import type { LoadedWorld } from '../world/read.ts';
import type { WorldEvent } from '../world/schema.ts';
import { type Change, changesBetween, lookAt, lookWhenSettled, NOTHING_SEEN, type Sight } from './look.ts';
import type { Stage } from './stage.ts';
import { BEAT, timelineOf } from './timeline.ts';

export type WalkParts = {
  stage: Stage;
  loaded: LoadedWorld;
  /** Wall time that the walk should take at most, ms: where it falls behind it leaves beats out. */
  budget: number;
  /** Called for what changed, in order; the walk waits for it. */
  onChange: (changes: readonly Change[], sight: Sight, at: number) => Promise<void>;
};

/** Beats in a row that may be left out, so that no official post is seen more than a quarter of an hour late. */
const MOST_LEFT_OUT = 2;

/** Walks a browser through the day of a world, moment by moment. */
export async function walk({ stage, loaded, budget, onChange }: WalkParts): Promise<void> {
  const { world, files } = loaded;
  const scene = { world, hosts: createHosts(world.hosts), route: createRoutes(world.routes, files) };
  const begun = performance.now();
  const spent = (at: number) =>
    (performance.now() - begun) / budget - (at - world.start) / (world.end - world.start);
  let seen = NOTHING_SEEN;
  let leftOut = 0;

  for (const { at, event } of timelineOf(world)) {
    const late = spent(at) > BEAT / (world.end - world.start);
    if (!event && late && leftOut < MOST_LEFT_OUT) {
      leftOut += 1;
      continue;
    }
    await stage.setTime(at);
    if (event) await applyEvent(event, at);
    else {
      leftOut = 0;
      await stage.tick();
    }
    const { extensionProbe } = stage.chromium();
    const now = await (event ? lookWhenSettled(extensionProbe) : lookAt(extensionProbe));
    const changes = changesBetween(seen, now);
    seen = now;
    if (changes.length > 0) await onChange(changes, now, at);
  }

  async function applyEvent(event: WorldEvent, at: number): Promise<void> {
    const { extensionProbe, killWorker } = stage.chromium();
    switch (event.do) {
      case 'navigate': {
        const told = event.error !== undefined || event.status !== undefined;
        await stage.visit(event.url, told ? event : outcomeOf(new URL(event.url), at, scene));
        break;
      }
      case 'request':
        await stage.request(event.page, event.url, event);
        break;
      case 'check':
        await extensionProbe.send({ type: 'check', service: event.service });
        break;
      case 'report':
        await extensionProbe.send({ type: 'report', service: event.service, symptom: event.symptom });
        break;
      case 'watch':
        await extensionProbe.send({ type: 'watch', service: event.service, on: true });
        break;
      case 'follow':
      case 'unfollow':
        await extensionProbe.send({ type: event.do, service: event.service });
        break;
      case 'kill-worker':
        await killWorker();
        break;
      case 'restart-browser':
        await stage.restart();
        break;
      case 'sleep':
        break;
    }
  }
}
