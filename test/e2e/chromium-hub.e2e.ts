import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmbeddedHub, type EmbeddedHub } from '../../hub/embed.ts';
import { loadCatalog } from '../../tools/catalog-data.ts';
import type { Chromium } from '../../tools/demo/chromium.ts';
import { openIn } from './support/chromium.ts';
import { beat, verdictOf } from './support/engine.ts';
import { press } from './support/press.ts';
import { headlineOf, visit, withPanel } from './support/sight.ts';
import { openTown, type Town } from './support/town.ts';

const COUNTRIES = ['US', 'GB', 'IN'];

let town: Town;
let hub: EmbeddedHub;
let server: Server;
let chromium: Chromium;
const asked: string[] = [];

beforeAll(async () => {
  town = await openTown();
  hub = createEmbeddedHub({ now: Date.now, random: () => 0.5, catalog: loadCatalog() });
  const fetch = (request: Request) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`);
    return hub.fetch(request);
  };
  for (const country of COUNTRIES) await hub.seedHistory('flickr', country, 3, Date.now());
  server = serve({ fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await once(server, 'listening');
  chromium = await openIn(town, { rules: ['EXCLUDE 127.0.0.1'] });
  const { port } = server.address() as AddressInfo;
  await chromium.keyhole.settings({
    follows: ['flickr'],
    welcomed: true,
    country: 'IN',
    hub: `http://127.0.0.1:${port}`,
  });
});

afterAll(async () => {
  await chromium?.close();
  server?.close();
  hub?.close();
  await town?.server.close();
});

it('a person reports, others do, and everybody hears of it', async () => {
  town.between = ({ url }) => (url.hostname.endsWith('flickr.com') ? { fail: 'reset' } : null);
  const tab = await visit(chromium, 'https://www.flickr.com/');
  await visit(chromium, 'https://www.wikipedia.org/');
  await beat(chromium.keyhole);
  expect(asked).toContain('GET /v1/board');
  expect(asked.filter((request) => request.startsWith('POST'))).toEqual([]);

  await withPanel(chromium, tab, async (panel) => {
    await press(panel, 'Report that it fails for me', 'mouse');
    await press(panel, 'Shows errors', 'mouse');
    await expect.poll(() => asked.filter((request) => request === 'POST /v1/reports')).toHaveLength(1);
  });

  for (const country of COUNTRIES) await hub.ingestCounts('flickr', country, Date.now(), 400);
  await withPanel(chromium, tab, async (panel) => {
    await chromium.keyhole.send({ type: 'check', service: 'flickr' });
    await expect.poll(() => verdictOf(chromium.keyhole, 'flickr')).toMatchObject({ scope: 'widespread' });
    await expect.poll(() => headlineOf(panel)).toContain('Flickr');
    await panel.waitForSelector('::-p-text(What people report)');
    expect(await panel.$eval('main', (main) => main.textContent ?? '')).toContain('1,201');
  });
});
