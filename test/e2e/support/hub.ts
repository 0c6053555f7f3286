import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createEmbeddedHub, type EmbeddedHub } from '../../../hub/embed.ts';
import { loadCatalog } from '../../../tools/catalog-data.ts';

/** A hub on this machine, with what it was asked for. */
export type OpenHub = { address: string; hub: EmbeddedHub; asked: string[]; close: () => void };

export async function openHub(): Promise<OpenHub> {
  const asked: string[] = [];
  const hub = createEmbeddedHub({ now: Date.now, random: () => 0.5, catalog: loadCatalog() });
  const fetch = (request: Request) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`);
    return hub.fetch(request);
  };
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    hub,
    asked,
    close: () => {
      server.close();
      server.closeAllConnections();
      hub.close();
    },
  };
}
