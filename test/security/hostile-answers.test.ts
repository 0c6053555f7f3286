import { webcrypto } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKeys, signCatalog } from '../../tools/catalog-keys.ts';
import { UsageError } from '../../tools/command.ts';
import { parseCounts } from '../../tools/counts-csv.ts';
import { openCatalog } from '../../utils/catalog/open.ts';
import { packCatalog } from '../../utils/catalog/pack.ts';
import { judgeUpdate } from '../../utils/catalog/update.ts';
import { fetchBoard, readingOnBoard, sourceMark } from '../../utils/crowd/board.ts';
import { fetchDowndetector } from '../../utils/crowd/downdetector.ts';
import { fetchMentions } from '../../utils/crowd/mentions.ts';
import { fetchSignals } from '../../utils/crowd/signals.ts';
import { findFeed } from '../../utils/feeds/detect-page.ts';
import { isPrivateHost } from '../../utils/net/private-host.ts';
import { runCheck } from '../../utils/probe/check.ts';
import { probeReportSchema } from '../../utils/probe/types.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { settingsFrom } from '../../utils/settings/read-settings.ts';
import { settingsSchema } from '../../utils/settings/settings.ts';
import { fakeNet, healthy, timed } from '../probe/fake-net.ts';
import { summary } from '../support/feed-states.ts';
import { type Change, changes, damage, damaged, mutate } from '../support/mutate.ts';
import { runs } from '../support/runs.ts';
import { FEEDS, SMALL_CATALOG } from '../support/small-catalog.ts';
import { BLINK, createStopwatch } from '../support/stopwatch.ts';

const NOW = Date.UTC(2026, 0, 5, 12);
const MARK = sourceMark(FEEDS[0] ?? '');
/** What is done to an answer: its tree is changed, and sometimes its bytes as well. */
const harm = fc.record({ list: changes, bytes: fc.option(damage, { freq: 4 }) });
type Harm = { list: Change[]; bytes: Parameters<typeof damaged>[1] | null };

function harmed(document: unknown, { list, bytes }: Harm): Uint8Array<ArrayBuffer> {
  const body = new TextEncoder().encode(JSON.stringify(mutate(document, list)) ?? '');
  return Uint8Array.from(bytes ? damaged(body, bytes) : body);
}

/**
 * Lets the work read answers in every way harmed: it may refuse them, and must neither throw nor dawdle. `most` is how
 * many of them it reads at once.
 */
async function survives(usual: number, work: (harm: Harm) => Promise<unknown>, most = 1): Promise<void> {
  const stopwatch = createStopwatch();
  await fc.assert(
    fc.asyncProperty(harm, async (one) => {
      await stopwatch.timeAsync(() => work(one));
      expect(stopwatch.slowest()).toBeLessThan(BLINK * most);
    }),
    runs(usual),
  );
  console.log(`the slowest in ${stopwatch.slowest().toFixed(1)} ms`);
}

const answering = (body: Uint8Array<ArrayBuffer>) => async () => new Response(body);
const signal = {
  at: NOW,
  level: 'danger',
  since: NOW,
  scope: 'widespread',
  countries: [{ country: 'IN', count: 90, expected: 2, level: 'danger' }],
  symptoms: { errors: 90 },
  buckets: [],
};

describe('harmed answers', { timeout: 3_600_000 }, () => {
  it("of a hub's board say nothing of a feed that it does not cover", () => {
    const reading = { format: 'board', components: [], incidents: [], maintenances: [], updatedAt: null };
    const board = {
      at: NOW,
      covers: [MARK],
      official: [{ source: MARK, services: ['alpha'], reading: { ...reading, health: 'major_outage' } }],
      people: [{ service: 'alpha', signal }],
    };
    return survives(300, async (one) => {
      const answer = await fetchBoard({
        fetch: answering(harmed(board, one)),
        hub: 'https://hub.example',
        etag: null,
      });
      if (answer.kind === 'changed') expect(readingOnBoard(answer.board, FEEDS[1] ?? '')).toBeNull();
    });
  });

  it('about one service are believed of that service only', () => {
    const answer = { ...signal, service: 'alpha', reporters: 90, series: { IN: [90] } };
    return survives(300, async (one) => {
      const fetch = answering(harmed(answer, one));
      const signals = await fetchSignals({ fetch, hub: 'https://hub.example', service: 'alpha' });
      expect(signals?.service ?? 'alpha').toBe('alpha');
    });
  });

  it('of Downdetector and of public places link to https only', () => {
    const company = { name: 'Alpha', slug: 'alpha', country_iso: 'IN', status: 'danger' };
    const companies = [{ ...company, stats_24: [1, 50], baseline: [1, 1] }];
    const hits = [{ objectID: '11', created_at_i: NOW / 1000 - 60 }];
    const posts = [{ created_at: new Date(NOW - 60_000).toISOString(), url: 'https://a.example/1' }];
    return survives(300, async (one) => {
      const fetch = async (url: string) =>
        new Response(
          harmed(url.includes('algolia') ? { hits } : url.includes('/tag/') ? posts : companies, one),
        );
      await fetchDowndetector({ name: 'Alpha', token: 't' }, { fetch, now: NOW });
      const mentions = await fetchMentions({ name: 'Alpha', instance: 'a.example' }, { fetch, now: NOW });
      for (const { url, at } of mentions.posts) {
        expect(url).toMatch(/^https:\/\//);
        expect(at).toBeLessThanOrEqual(NOW);
      }
    });
  });

  it('of resolvers, probes and route collectors leave a report that can be read', () => {
    const says = healthy();
    return survives(
      40,
      async (one) => {
        const net = fakeNet((asked) => {
          const reply = says(asked);
          return reply?.json === undefined ? reply : { ...reply, json: mutate(reply.json, one.list) };
        });
        const { result } = await timed(net, runCheck({ host: 'www.wiki.com', ...net.parts }));
        probeReportSchema.parse(result);
      },
      8,
    );
  });

  it('of a status page whose feed is looked for end in a feed of that page or in none', () => {
    const html =
      '<title>Alpha status</title><link rel="alternate" type="application/rss+xml" href="/history.rss"><script id="data">{}</script>';
    return survives(
      60,
      async (one) => {
        const fetch = async (url: string) =>
          new Response(
            url.endsWith('summary.json')
              ? harmed(summary('operational', NOW), one)
              : damaged(new TextEncoder().encode(html), one.bytes ?? []).slice(),
          );
        const { found } = await findFeed({
          isPrivate: isPrivateHost,
          pageUrl: 'https://status.alpha.site/',
          fetch,
          now: () => NOW,
        });
        if (found) expect(new URL(found.url).origin).toBe('https://status.alpha.site');
      },
      20,
    );
  });

  it('of whoever signs the catalogue are taken whole or not at all', async () => {
    const { publicKeys, privateKeys } = await makeKeys();
    const subtle = webcrypto.subtle as SubtleCrypto;
    const packed = packCatalog({ version: 2, services: [...SMALL_CATALOG.services.values()], paths: [] });
    await survives(60, async (one) => {
      const document = await signCatalog(new TextDecoder().decode(harmed(packed, one)), privateKeys);
      const update = await judgeUpdate(JSON.stringify(document), { subtle, keys: publicKeys, version: 1 });
      if (update.accepted) expect(openCatalog(update.packed).services.size).toBeGreaterThan(0);
      else expect(update.reason).not.toBe('not-signed');
    });
  });

  it('of the settings of an older version are settings', () =>
    survives(300, async ({ list }) => {
      settingsSchema.parse(settingsFrom(mutate({ ...DEFAULT_SETTINGS, follows: ['alpha'] }, list)));
    }));

  it('of a counts file are counts, or a word on the line that is wrong', () => {
    const csv = 'time,count,country\n2020-11-25T12:00Z,5,GB\n2020-11-25T12:15Z,7,"US"\n';
    return survives(300, async ({ bytes }) => {
      const text = new TextDecoder().decode(damaged(new TextEncoder().encode(csv), bytes ?? []));
      try {
        for (const { time, count } of parseCounts(text)) expect(time + count).not.toBeNaN();
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
      }
    });
  });
});
