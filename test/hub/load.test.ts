import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { describe, expect, it } from 'vitest';
import { createClientAddress } from '../../hub/address.ts';
import { createApp } from '../../hub/app.ts';
import { createSqliteStore } from '../../hub/store/sqlite.ts';
import { loadCatalog } from '../../tools/catalog-data.ts';
import { UsageError } from '../../tools/command.ts';
import { command } from '../../tools/commands/hub-load.ts';

const io = (printed: Record<string, unknown>[] = []) => ({
  print: (value: unknown) => printed.push(value as Record<string, unknown>),
  explain: () => {},
  lines: async function* () {},
});

/** A hub on a free port of this machine. */
async function withHub(use: (url: string, counted: () => Promise<number>) => Promise<void>): Promise<void> {
  const store = createSqliteStore(':memory:', Date.now);
  const clientAddress = createClientAddress(['127.0.0.1', '::1']);
  const app = createApp({
    store,
    catalog: loadCatalog(),
    official: { current: async () => null },
    now: Date.now,
    log: () => {},
    addressOf: (c) => clientAddress(getConnInfo(c).remote.address ?? '', c.req.header('x-forwarded-for')),
  });
  const counted = async () => {
    const services = await Promise.all(['x', 'facebook', 'flickr', 'roku'].map((id) => store.counts(id, 0)));
    return services.flat().reduce((sum, { count }) => sum + count, 0);
  };
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  try {
    await use(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, counted);
  } finally {
    await new Promise((resolve) => server.close(resolve));
    await store.close();
  }
}

describe('cli hub-load', () => {
  it.each([
    'http://hub.example.org',
    'http://10.0.0.1:8787',
    'https://127.0.0.1',
    'http://127.0.0.1.example.org',
  ])('refuses to load %s', async (url) => {
    await expect(command.run([url], io())).rejects.toThrow(UsageError);
  });

  it.each([[['--seconds', '100000']], [['--connections', '-1']], [['--reports', 'many']], [['--what']]])(
    'refuses %j',
    async (args) => {
      await expect(command.run(args, io())).rejects.toThrow(UsageError);
    },
  );

  it('sends reports of different people, all of which count, and tells how long they took', async () => {
    await withHub(async (url, counted) => {
      const printed: Record<string, unknown>[] = [];
      expect(
        await command.run([url, '--reports', '100', '--seconds', '1', '--connections', '4'], io(printed)),
      ).toBe(0);
      const result = printed.at(-1) as { answers: number; p99: number; statuses: Record<string, number> };
      expect(result).toMatchObject({ type: 'result', errors: 0 });
      expect(result.statuses).toEqual({ 201: result.answers });
      expect(result.p99).toBeGreaterThan(0);
      expect(await counted()).toBe(result.answers);
    });
  });

  it('asks for the board as extensions do, and is told that it still holds', async () => {
    await withHub(async (url) => {
      const printed: Record<string, unknown>[] = [];
      await command.run([url, '--board', '--seconds', '1', '--connections', '2'], io(printed));
      expect(Object.keys((printed.at(-1) as { statuses: object }).statuses)).toEqual(['304']);
    });
  });

  it('says so when no hub answers', async () => {
    await expect(command.run(['http://127.0.0.1:9', '--seconds', '1'], io())).rejects.toThrow(
      'no hub answers',
    );
  });
});
