import { createEmbeddedHub } from '../../hub/embed.ts';
import type { Catalog } from '../../utils/catalog/types.ts';
import { QUARTER, quarterOf } from '../../utils/crowd/bucket.ts';
import { poisson } from '../../utils/crowd/random.ts';
import type { Responder } from './internet/request.ts';
import { seededRandom } from './random.ts';
import type { Crowd, World } from './schema.ts';

const HUB_HOST = 'hub.example.org';

/** The hub of a world, with the people who report to it. */
export type Hub = {
  /** What the extension has in its settings. */
  address: string;
  responder: Responder;
  close: () => Promise<void>;
};

/** Reports of one service and country: how many have been sent of the quarter that runs. */
type Sender = { crowd: Crowd; quarter: number; count: number; sent: number };

/**
 * The real hub in this process, fed by the crowd of the world. Null where nobody reports anything and
 * the person has not agreed to. `now` is epoch ms UTC.
 */
export async function openHub(world: World, catalog: Catalog, now: () => number): Promise<Hub | null> {
  if (world.crowd.length === 0 && !world.user.consents.includes('reports')) return null;
  const random = seededRandom(2);
  const hub = createEmbeddedHub({ now, random, catalog });
  for (const { service, country, usual } of world.crowd)
    await hub.seedHistory(service, country, usual, world.start);

  const senders: Sender[] = world.crowd.map((crowd) => {
    const quarter = quarterOf(world.start);
    return { crowd, quarter, count: reportsIn(crowd, quarter, random), sent: 0 };
  });

  /** Sends what is due by now; within a quarter of an hour reports come evenly. */
  async function catchUp(): Promise<void> {
    const time = now();
    for (const sender of senders) {
      const { service, country } = sender.crowd;
      for (;;) {
        const share = Math.min(1, (time - sender.quarter) / QUARTER);
        const due = Math.floor(sender.count * share) - sender.sent;
        if (due > 0) await hub.ingestCounts(service, country, sender.quarter, due);
        sender.sent += due;
        if (share < 1) break;
        const quarter = sender.quarter + QUARTER;
        Object.assign(sender, { quarter, count: reportsIn(sender.crowd, quarter, random), sent: 0 });
      }
    }
  }

  return {
    address: `https://${HUB_HOST}`,
    responder: async ({ url, method, headers, body }) => {
      if (url.hostname !== HUB_HOST) return null;
      await catchUp();
      const response = await hub.fetch(new Request(url, { method, headers, ...(body && { body }) }));
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: new Uint8Array(await response.arrayBuffer()),
      };
    },
    close: hub.close,
  };
}

/** What a crowd sends in a quarter of an hour: as described, and around the usual number before and after. */
function reportsIn({ from, perQuarterHour, usual }: Crowd, quarter: number, random: () => number): number {
  return perQuarterHour[(quarter - quarterOf(from)) / QUARTER] ?? poisson(usual, random);
}
