import { spawnSync } from 'node:child_process';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { endAll, HAS_REDIS, type Server, startHub, startRedis, until } from './processes.ts';
import { counted, createReporting } from './reporting.ts';

afterEach(endAll);

const SERVICES = [
  'x',
  'reddit',
  'flickr',
  'roku',
  'discord',
  'spotify',
  'github',
  'netflix',
  'twitch',
  'zoom',
];

describe.skipIf(!HAS_REDIS)('a hub on a cluster of three', () => {
  it('goes on for the others when one master dies, and recovers when it returns', async () => {
    const masters = await startCluster();
    const nodes = masters.map(({ port }) => `redis://127.0.0.1:${port}`).join(',');
    const hub = await startHub({ REDIS_URL: nodes });
    const everywhere = () => sendEverywhere(hub, createReporting());
    expect(await everywhere()).toEqual(Object.fromEntries(SERVICES.map((service) => [service, 201])));

    const victim = await masterOf(masters, 'x');
    const lost = await servicesOf(victim);
    const kept = SERVICES.filter((service) => !lost.includes(service));
    expect(lost.length).toBeGreaterThan(0);
    expect(kept.length).toBeGreaterThan(0);
    await victim.kill();
    // a new reporter for every attempt: a known one would not count again
    let n = 1000;
    const accepts = async (service: string) => {
      n += 1;
      return (await createReporting().send(hub, n, service)) === 201;
    };
    for (const service of kept) await until(() => accepts(service));
    for (const service of lost) expect(await accepts(service)).toBe(false);
    for (const service of kept) expect(await counted(hub, service)).toBeGreaterThanOrEqual(2);

    await victim.start();
    for (const service of lost) await until(() => accepts(service));
    for (const service of lost) expect(await counted(hub, service)).toBeGreaterThanOrEqual(2);
  });
});

async function sendEverywhere(hub: Server, reporting: ReturnType<typeof createReporting>) {
  const statuses: Record<string, number> = {};
  for (const [n, service] of SERVICES.entries()) statuses[service] = await reporting.send(hub, n, service);
  return statuses;
}

/** Three masters that share all slots, and answer for theirs when another one is away. */
async function startCluster(): Promise<Server[]> {
  const options = ['--cluster-enabled', 'yes', '--cluster-require-full-coverage', 'no'];
  const timing = ['--cluster-node-timeout', '2000'];
  const masters = await Promise.all([1, 2, 3].map(() => startRedis([...options, ...timing])));
  const addresses = masters.map(({ port }) => `127.0.0.1:${port}`);
  const created = spawnSync('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-yes']);
  if (created.status !== 0) throw new Error(created.stdout.toString());
  await Promise.all(
    masters.map((master) => until(async () => /cluster_state:ok/.test(await ask(master, 'CLUSTER', 'INFO')))),
  );
  return masters;
}

async function ask({ port }: Server, ...command: [string, ...string[]]): Promise<string> {
  const client = new Redis(port, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => {});
  try {
    await client.connect();
    return JSON.stringify(await client.call(...command));
  } finally {
    client.disconnect();
  }
}

async function masterOf(masters: readonly Server[], service: string): Promise<Server> {
  for (const master of masters) if ((await servicesOf(master)).includes(service)) return master;
  throw new Error(`no master has ${service}`);
}

/** Services whose keys live on a master. */
async function servicesOf(master: Server): Promise<string[]> {
  const slots: [number, number, [string, number]][] = JSON.parse(await ask(master, 'CLUSTER', 'SLOTS'));
  const own = slots.filter(([, , [, port]]) => port === master.port);
  const services: string[] = [];
  for (const service of SERVICES) {
    const slot = Number(await ask(master, 'CLUSTER', 'KEYSLOT', `hub:{${service}}:counts:0`));
    if (own.some(([from, to]) => slot >= from && slot <= to)) services.push(service);
  }
  return services;
}
