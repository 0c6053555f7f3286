import { ensureBrowser } from '../../tools/browsers.ts';
import { buildExtension } from '../../tools/build.ts';
import { loadCatalog } from '../../tools/catalog-data.ts';
import { type Chromium, openChromium } from '../../tools/demo/chromium.ts';
import { beat } from '../e2e/support/engine.ts';
import { statusPage } from '../e2e/support/status-page.ts';
import { openTown, type Town } from '../e2e/support/town.ts';
import type { Row } from './row.ts';

const MB = 2 ** 20;
const SERVICES = 20;
/** A day of five-minute beats, rung as fast as the browser lives them. */
const DAY = 288;
/** Each service is in trouble for so many beats of the day, at its own time. */
const LASTS = 12;

/** Heap of the background worker in a real Chromium over a day of beats, everything let go that can be. */
export async function run(): Promise<Row[]> {
  const town = await openTown();
  const chromium = await openChromium({
    program: await ensureBrowser('chromium'),
    extension: await buildExtension('chrome'),
    server: town.server,
    headless: true,
  });
  try {
    let at = 0;
    const follows = settle(town, () => at);
    await chromium.extensionProbe.settings({ follows, welcomed: true, country: 'IN' });
    const heaps: number[] = [];
    for (; at < DAY; at += 1) {
      await beat(chromium.extensionProbe);
      if (at === DAY / 2 - 1 || at === DAY - 1) heaps.push(await heapOf(chromium));
    }
    const [half = 0, whole = 0] = heaps;
    const row = (name: string, value: number, limit: number): Row => ({
      bench: 'worker',
      name,
      value: value / MB,
      unit: 'MB',
      bound: { text: `under ${limit} MB`, held: value < limit * MB },
    });
    return [
      row(`heap in Chromium after ${DAY} beats of ${SERVICES} services`, whole, 12),
      row('heap that the second half of them adds', whole - half, 1),
    ];
  } finally {
    await chromium.close();
    await town.server.close();
  }
}

/** Status pages of some services, mostly well; gives their ids. */
function settle({ feeds }: Town, beatNow: () => number): string[] {
  const pages = [...loadCatalog().services.values()]
    .flatMap(({ id, feed }) => (feed?.format === 'statuspage' && !feed.filter ? [{ id, url: feed.url }] : []))
    .slice(0, SERVICES);
  for (const [index, { id, url }] of pages.entries()) {
    const isDown = () => Math.floor(beatNow() / LASTS) === (index % (DAY / LASTS - 2)) + 1;
    const reply = () => statusPage(id, isDown() ? 'down' : 'well');
    for (const part of ['summary.json', 'status.json']) feeds.set(new URL(part, url).href, reply);
  }
  return pages.map(({ id }) => id);
}

/** Bytes in use in the worker, after a collection. */
async function heapOf({ browser, extensionProbe }: Chromium): Promise<number> {
  await extensionProbe.wake();
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const session = await target.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
