import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Io, UsageError } from '../../tools/command.ts';
import { command } from '../../tools/commands/parse.ts';
import { bytes } from './samples/sample.ts';
import { summary } from './samples/statuspages.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parse-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(document: object | string, ...args: string[]) {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  await writeFile(file, bytes(document));
  const lines: unknown[] = [];
  const io: Io = { print: (value) => lines.push(value), explain: () => {}, lines: async function* () {} };
  const code = await command.run([file, ...args], io);
  return { code, lines };
}

describe('cli parse', () => {
  it('prints one reading with the documented keys and times as ISO 8601', async () => {
    const document = summary(['partial_outage'], {
      incidents: [{ components: [{ id: 'component0', status: 'partial_outage' }] }],
      maintenances: [
        { id: 'm', name: 'Upgrade', status: 'scheduled', scheduled_for: '2026-03-11T00:00:00Z' },
      ],
    });
    expect(await run(document, '--at', '2026-03-10T12:00:00Z')).toEqual({
      code: 0,
      lines: [
        {
          format: 'statuspage',
          health: 'partial_outage',
          components: [{ id: 'component0', name: 'Part 0', health: 'partial_outage' }],
          incidents: [
            {
              id: 'incident0',
              title: 'Elevated errors',
              phase: 'investigating',
              health: 'degraded',
              startedAt: '2026-03-10T11:00:00.000Z',
              updatedAt: '2026-03-10T11:50:00.000Z',
              components: ['component0'],
              url: 'https://stspg.io/abc',
            },
          ],
          maintenances: [
            {
              id: 'm',
              title: 'Upgrade',
              phase: 'scheduled',
              startsAt: '2026-03-11T00:00:00.000Z',
              endsAt: null,
            },
          ],
          updatedAt: '2026-03-10T11:50:00.000Z',
        },
      ],
    });
  });

  it.each([
    ['', 'empty'],
    ['<!doctype html><html></html>', 'html'],
    ['{"nothing":1}', 'wrong-shape'],
    ['{"half":', 'not-json'],
  ])('prints unknown and exits 2 for %s', async (document, reason) => {
    expect(await run(document)).toEqual({ code: 2, lines: [{ health: 'unknown', reason }] });
  });

  it('calls nothing stale in a file of unknown age', async () => {
    const slack = {
      status: 'active',
      active_incidents: [
        {
          id: 1,
          type: 'outage',
          status: 'active',
          title: 'Down',
          date_created: '2020-01-01T00:00:00Z',
          date_updated: '2020-01-01T00:00:00Z',
          services: [],
          notes: [],
        },
      ],
    };
    expect((await run(slack)).lines).toMatchObject([{ health: 'major_outage' }]);
    expect((await run(slack, '--at', '2020-02-01T00:00:00Z')).lines).toMatchObject([{ health: 'degraded' }]);
  });

  it('chooses the document by the name and the address that are given', async () => {
    const { lines } = await run('[]', '--url', 'https://health.aws.amazon.com/public/currentevents');
    expect(lines).toMatchObject([{ format: 'aws-events', health: 'operational' }]);
    expect((await run('[]', '--format', 'aws')).lines).toMatchObject([{ health: 'operational' }]);
    expect((await run('[]')).code).toBe(2);
  });

  it('restricts what counts', async () => {
    const document = summary(['major_outage', 'operational']);
    expect((await run(document, '--component', 'Part 1')).lines).toMatchObject([{ health: 'operational' }]);
  });

  it.each([[['--at', 'yesterday']], [['--nonsense']]])('refuses %s', async (args) => {
    await expect(run({}, ...args)).rejects.toThrow(UsageError);
  });
});
