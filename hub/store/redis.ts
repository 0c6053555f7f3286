import { randomBytes } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import { DAY, quarterOf } from '../../utils/crowd/bucket.ts';
import { createBatcher } from './batch.ts';
import { createRateLimit } from './rate-limit.ts';
import { COUNT, LEAD, TURN } from './scripts.ts';
import { type Accepted, type CountryCount, type HubStore, KEEP, type Outcome, windowOf } from './types.ts';

/** The scripts as ioredis offers them once they are defined: keys first, then arguments. */
type Scripts = {
  hubCount: (...keysAndArguments: string[]) => Promise<Outcome[]>;
  hubTurn: (...keysAndArguments: string[]) => Promise<number>;
  hubLead: (...keysAndArguments: string[]) => Promise<number>;
};

const seconds = (ms: number) => String(Math.ceil(ms / 1000));
const KEEP_SECONDS = [KEEP.keys, KEEP.reporters, KEEP.counts, KEEP.symptoms].map(seconds);
/** A published document is renewed every few seconds; what nobody renews is gone in an hour. */
const DOCUMENT_SECONDS = 3600;
/** Who sends a report does not wait longer than this, ms, for a node that may be away: a browser gives up soon after. */
const TURN_TIME = 2000;
/** Turns are taken in this process for that long after Redis did not answer, ms. */
const LOCAL_FOR = 10_000;

/**
 * Keeps the counts in Redis or Valkey, single or Cluster, shared by any number of hub processes. All keys
 * of a service share its hash tag, so that one script can change them together. What was acknowledged
 * survives a crash of Redis when its append-only file is on.
 */
export function createRedisStore(redis: Redis | Cluster): HubStore {
  redis.defineCommand('hubCount', { numberOfKeys: 8, lua: COUNT });
  redis.defineCommand('hubTurn', { numberOfKeys: 2, lua: TURN });
  redis.defineCommand('hubLead', { numberOfKeys: 1, lua: LEAD });
  const scripts = redis as unknown as Scripts;
  const self = randomBytes(12).toString('base64url');
  const takeLocally = createRateLimit();
  let localUntil = 0;

  const count = createBatcher<Accepted, Outcome>(
    ({ service, at, arrivedAt }) => `${service} ${dayOf(at)} ${windowOf(at)} ${windowOf(arrivedAt)}`,
    async (reports) => {
      const [first] = reports;
      if (!first) return [];
      const { service, at, arrivedAt } = first;
      return scripts.hubCount(
        keyOf(service, 'keys', dayOf(arrivedAt)),
        keyOf(service, 'seen', windowOf(arrivedAt)),
        keyOf(service, 'seen', windowOf(at)),
        keyOf(service, 'counts', dayOf(at)),
        keyOf(service, 'symptoms', dayOf(at)),
        keyOf(service, 'people', windowOf(arrivedAt)),
        keyOf(service, 'keys', dayOf(arrivedAt) - DAY),
        keyOf(service, 'keys', dayOf(arrivedAt) - 2 * DAY),
        ...KEEP_SECONDS,
        ...reports.flatMap(fieldsOf),
      );
    },
  );

  return {
    count,

    add: async (service, counts) => {
      await Promise.all(
        counts.map(({ time, country, count }) =>
          redis.hincrby(keyOf(service, 'counts', dayOf(time)), `${time} ${country}`, count),
        ),
      );
    },

    counts: async (service, from) => {
      const fields = await readDays(service, 'counts', from, KEEP.counts);
      return fields
        .map(({ time, name, count }): CountryCount => ({ time, country: name, count }))
        .sort((a, b) => a.time - b.time);
    },

    services: async (known, from) => {
      const days = daysFrom(from, KEEP.counts);
      const exist = await Promise.allSettled(
        known.map((service) =>
          within(TURN_TIME, redis.exists(...days.map((day) => keyOf(service, 'counts', day)))),
        ),
      );
      // a service on a node that is away may have some: whoever wants to know will find out
      return known.filter((_, i) => exist[i]?.status === 'rejected' || exist[i]?.value !== 0);
    },

    symptoms: async (service, from) => {
      const sums: Record<string, number> = {};
      for (const { name, count } of await readDays(service, 'symptoms', from, KEEP.symptoms)) {
        sums[name] = (sums[name] ?? 0) + count;
      }
      return sums;
    },

    reporters: async (service, now) => {
      const window = windowOf(now);
      const windows = [window, windowOf(window - 1)];
      return Math.max(
        ...(await Promise.all(windows.map((each) => redis.pfcount(keyOf(service, 'people', each))))),
      );
    },

    allow: async ([sender, network], now) => {
      if (!sender || !network) return true;
      const period = (ms: number) => Math.floor(now / ms);
      const keys = [sender, network].map(
        (turn) => `hub:{${network.who}}:turns:${turn.who}:${period(turn.period)}`,
      );
      const limits = [sender.limit, network.limit].map(String);
      if (now < localUntil) return takeLocally([sender, network], now);
      try {
        const periods = [seconds(sender.period), seconds(network.period)];
        return (await within(TURN_TIME, scripts.hubTurn(...keys, ...limits, ...periods))) === 1;
      } catch {
        // the node that holds this network's turns is away: services on other nodes still count, without
        // waiting for it every time
        localUntil = now + TURN_TIME + LOCAL_FOR;
        return takeLocally([sender, network], now);
      }
    },

    salt: async (day) => {
      const key = `hub:salt:${day}`;
      const forgottenAt = Date.parse(day) + DAY + KEEP.salts;
      await redis.set(key, randomBytes(32).toString('base64'), 'PXAT', forgottenAt, 'NX');
      const salt = await redis.get(key);
      if (salt === null) throw new Error('no salt for today');
      return salt;
    },

    startedAt: async (now) => {
      await redis.setnx('hub:started', String(now));
      return Number(await redis.get('hub:started'));
    },

    lead: async (task, ms) => (await scripts.hubLead(`hub:lead:${task}`, self, String(ms))) === 1,
    publish: async (name, document) => {
      await redis.set(`hub:document:${name}`, document, 'EX', DOCUMENT_SECONDS);
    },
    published: (name) => redis.get(`hub:document:${name}`),
    check: async () => {
      await redis.set('hub:check', '1', 'EX', DOCUMENT_SECONDS);
    },
    close: async () => {
      redis.disconnect();
    },
  };

  /** Fields `<quarter> <name>` of the days from a time on. */
  async function readDays(service: string, kind: string, from: number, kept: number) {
    const hashes = await Promise.all(
      daysFrom(from, kept).map((day) => redis.hgetall(keyOf(service, kind, day))),
    );
    return hashes
      .flatMap((hash) => Object.entries(hash))
      .map(([field, count]) => {
        const space = field.indexOf(' ');
        return { time: Number(field.slice(0, space)), name: field.slice(space + 1), count: Number(count) };
      })
      .filter(({ time }) => time >= from);
  }
}

/** The answer, if it comes within so many ms. @throws when it does not, and what the answer throws. */
async function within<Value>(ms: number, answer: Promise<Value>): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** A report as the script takes it. */
function fieldsOf({ key, reporter, at, country, symptom }: Accepted): string[] {
  return [key ?? '', reporter, `${quarterOf(at)} ${country}`, `${quarterOf(at)} ${symptom}`];
}

function keyOf(service: string, kind: string, time: number): string {
  return `hub:{${service}}:${kind}:${time}`;
}

function dayOf(time: number): number {
  return Math.floor(time / DAY) * DAY;
}

/** Days that hold counts from a time on, up to tomorrow: the clocks of processes differ a little. */
function daysFrom(from: number, kept: number): number[] {
  const length = Math.ceil(kept / DAY) + 1;
  return Array.from({ length }, (_, i) => dayOf(from) + i * DAY);
}
