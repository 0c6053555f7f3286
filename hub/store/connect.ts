import { Cluster, Redis } from 'ioredis';
import { createRedisStore } from './redis.ts';
import type { HubStore } from './types.ts';

/** A report is answered within this time or refused for a retry, ms; long enough for a machine under load. */
const COMMAND_TIMEOUT = 3000;
/** A server that has gone is looked for this often, ms. */
const RETRY_EVERY = 500;

const OPTIONS = {
  socketTimeout: COMMAND_TIMEOUT,
  connectTimeout: COMMAND_TIMEOUT,
  maxRetriesPerRequest: 1,
  enableAutoPipelining: true,
} as const;

/**
 * Connects to a single Redis or Valkey server, or to a cluster when several addresses are given. A cluster
 * should run with `cluster-require-full-coverage no`, so that services on other nodes go on when one dies.
 */
export function connectRedis(addresses: readonly string[], log: (line: string) => void): HubStore {
  const [first = ''] = addresses;
  const redis =
    addresses.length === 1
      ? new Redis(first, { ...OPTIONS, retryStrategy: () => RETRY_EVERY })
      : new Cluster([...addresses], {
          redisOptions: OPTIONS,
          enableAutoPipelining: true,
          clusterRetryStrategy: () => RETRY_EVERY,
          slotsRefreshTimeout: COMMAND_TIMEOUT,
          slotsRefreshInterval: 5000,
          retryDelayOnClusterDown: RETRY_EVERY,
          retryDelayOnFailover: RETRY_EVERY,
        });
  redis.on('error', (error: Error) => log(`redis: ${error.message}`));
  return createRedisStore(redis);
}
