import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../../tools/command.ts';
import { parseWorld, readWorld } from '../../tools/world/read.ts';

/** One of everything that the format has. */
const EVERYTHING = {
  title: 'Facebook leaves the internet',
  start: '2021-10-04T15:00:00Z',
  end: '2021-10-04T17:00:00Z',
  user: { country: 'IN', asn: 55836, follows: ['facebook', 'reddit'], consents: ['probes', 'reports'] },
  routes: [
    {
      url: 'https://www.redditstatus.com/api/v2/*',
      status: 200,
      headers: { etag: '"a"' },
      body: 'reddit.json',
    },
    { url: 'https://metastatus.com/*', from: '2021-10-04T15:40:00Z', fail: 'dns' },
    { url: 'https://example.com/feed', json: { anything: [1, null] } },
  ],
  hosts: [
    {
      host: 'facebook.com',
      from: '2021-10-04T15:40:00Z',
      dns: { rcode: 'SERVFAIL', ede: 22 },
      http: { '*': 'timeout', IN: 503, AS55836: 'ok' },
      visibility: 0.02,
    },
  ],
  connection: [
    { from: '2021-10-04T16:30:00Z', to: '2021-10-04T16:40:00Z', state: 'offline' },
    { state: 'filter', blocks: ['facebook.com'] },
  ],
  crowd: [
    {
      service: 'facebook',
      country: 'IN',
      from: '2021-10-04T15:30:00Z',
      perQuarterHour: [2, 40, 900],
      usual: 2,
    },
  ],
  events: [
    {
      at: '2021-10-04T15:46:00Z',
      do: 'navigate',
      url: 'https://www.facebook.com/',
      error: 'Error code 2152398878',
    },
    { at: '2021-10-04T15:46:20Z', do: 'navigate', url: 'https://www.wikipedia.org/', status: 200 },
    {
      at: '2021-10-04T15:46:30Z',
      do: 'request',
      page: 'https://x.com/',
      url: 'https://api.x.com/',
      status: 500,
    },
    { at: '2021-10-04T15:47:00Z', do: 'check', service: 'facebook' },
    { at: '2021-10-04T15:48:00Z', do: 'report', service: 'facebook', symptom: 'cannot_open' },
    { at: '2021-10-04T15:49:00Z', do: 'watch', service: 'facebook' },
    { at: '2021-10-04T15:50:00Z', do: 'kill-worker' },
    { at: '2021-10-04T15:51:00Z', do: 'restart-browser' },
    { at: '2021-10-04T15:52:00Z', do: 'sleep', minutes: 5 },
    { at: '2021-10-04T15:58:00Z', do: 'follow', service: 'x' },
    { at: '2021-10-04T15:59:00Z', do: 'unfollow', service: 'x' },
  ],
  expect: [
    {
      at: '2021-10-04T15:48:00Z',
      service: 'facebook',
      scope: 'widespread',
      cause: ['dns', 'routing'],
      minConfidence: 0.8,
    },
    {
      from: '2021-10-04T15:00:00Z',
      to: '2021-10-04T17:00:00Z',
      service: 'facebook',
      notices: { started: 1, over: [0, 1] },
    },
    { at: '2021-10-04T16:35:00Z', service: 'reddit', health: ['operational', null], upstream: null },
  ],
};

const SMALLEST = { title: 't', start: '2021-10-04T15:00:00Z', end: '2021-10-04T17:00Z', user: {} };

describe('the format of a world', () => {
  it('takes everything that it describes', () => {
    const world = parseWorld(EVERYTHING);
    expect(world.events).toHaveLength(EVERYTHING.events.length);
    expect(world.hosts[0]?.from).toBe(Date.parse('2021-10-04T15:40:00Z'));
  });

  it('takes a world of which nothing is described', () => {
    expect(parseWorld(SMALLEST)).toMatchObject({ routes: [], events: [], user: { follows: [] } });
  });

  it.each([
    ['an end before the start', { ...SMALLEST, end: '2021-10-04T14:00:00Z' }, 'world.json: start: must be'],
    [
      'a time without a zone',
      { ...SMALLEST, start: '2021-10-04T15:00:00' },
      'world.json: start: must be a time',
    ],
    [
      'a time that does not exist',
      { ...SMALLEST, start: '2021-13-04T15:00:00Z' },
      'world.json: start: is not a time',
    ],
    [
      'a failure that no network has',
      { ...SMALLEST, routes: [{ url: 'https://a.example/', fail: 'sulking' }] },
      'world.json: routes[0].fail: ',
    ],
    [
      'a route that fails and answers',
      { ...SMALLEST, routes: [{ url: 'https://a.example/', fail: 'dns', body: 'a.json' }] },
      'world.json: routes[0]: has more than one',
    ],
    [
      'a country in small letters',
      { ...SMALLEST, hosts: [{ host: 'a.example', http: { us: 'ok' } }] },
      'world.json: hosts[0].http.us: as a key must be a country code',
    ],
    [
      'an outcome of a vantage point that does not exist',
      { ...SMALLEST, hosts: [{ host: 'a.example', http: { '*': 'slow' } }] },
      'world.json: hosts[0].http.*: ',
    ],
    [
      'an event that nobody does',
      { ...SMALLEST, events: [{ at: '2021-10-04T15:46:00Z', do: 'dance' }] },
      "world.json: events[0].do: Invalid discriminator value. Expected 'navigate'",
    ],
    [
      'an event without its service',
      { ...SMALLEST, events: [{ at: '2021-10-04T15:46:00Z', do: 'check' }] },
      'world.json: events[0].service: ',
    ],
    [
      'an expectation of no time',
      { ...SMALLEST, expect: [{ service: 'x', scope: 'local' }] },
      'world.json: expect[0]: says neither',
    ],
    [
      'an expectation of a scope that does not exist',
      { ...SMALLEST, expect: [{ at: '2021-10-04T15:46:00Z', service: 'x', scope: ['locl'] }] },
      'world.json: expect[0].scope[0]: ',
    ],
    ['no object at all', [], 'world.json: the whole: '],
  ])('refuses %s and says where', (_, value, line) => {
    const refuse = () => parseWorld(value);
    expect(refuse).toThrow(UsageError);
    expect(refuse).toThrow(line);
  });
});

describe('a world on disk', () => {
  async function folder(world: object, files: Record<string, string> = {}): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'world-'));
    onTestFinished(() => rm(path, { recursive: true }));
    await writeFile(join(path, 'world.json'), JSON.stringify(world));
    for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
    return path;
  }
  const withBody = (body: string) => ({ ...SMALLEST, routes: [{ url: 'https://a.example/', body }] });

  it('is read from its folder or its file, payloads with it', async () => {
    const path = await folder(withBody('a.json'), { 'a.json': '{}' });
    for (const named of [path, join(path, 'world.json')]) {
      const { files } = await readWorld(named);
      expect(new TextDecoder().decode(files.get('a.json'))).toBe('{}');
    }
  });

  it('may say more than anybody reads: that is left out, and told', async () => {
    const world = {
      ...SMALLEST,
      description: 'a story',
      user: { name: 'Asha' },
      events: [
        { at: '2021-10-04T15:46:00Z', do: 'report', service: 'x', symptom: 'sulks', id: 7 },
        { at: '2021-10-04T18:00:00Z', do: 'kill-worker' },
      ],
    };
    const { ignored, world: read } = await readWorld(await folder(world));
    expect(ignored).toEqual([
      'user.name: is not known',
      'description: is not known',
      'events[0].id: is not known',
      'events[1].at: is after the end',
    ]);
    expect(read.events[0]).toMatchObject({ symptom: 'cannot_open' });
  });

  it.each(['../secret.json', '/etc/passwd', 'a/../../b', '.', 'missing.json'])(
    'may not name %s as a payload',
    async (body) => {
      await expect(readWorld(await folder(withBody(body)))).rejects.toThrow(
        /^world\.json: routes\[0\]\.body: /,
      );
    },
  );

  it('says in one line that it is missing or no JSON', async () => {
    await expect(readWorld(join(tmpdir(), 'no-such-world'))).rejects.toThrow(/cannot be read$/);
    const path = await folder({});
    await writeFile(join(path, 'world.json'), '{ "title": \n');
    await expect(readWorld(path)).rejects.toThrow(/^world\.json: is not JSON: [^\n]+$/);
  });
});
