import * as z from 'zod/mini';

/** How a hub is run; everything has a default. Read from environment variables. */
export type HubConfig = {
  host: string;
  port: number;
  /** SQLite file, used when `redis` is empty. */
  file: string;
  /** One address: a single server. Several: nodes of a cluster. */
  redis: string[];
  /** Addresses and CIDR ranges of proxies whose X-Forwarded-For is believed. */
  proxies: string[];
  /** False for a hub that only counts reports and asks no feeds. */
  feeds: boolean;
};

const listSchema = z.pipe(
  z._default(z.string(), ''),
  z.transform((list) =>
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  ),
);

const environmentSchema = z.object({
  HUB_HOST: z._default(z.string(), '127.0.0.1'),
  HUB_PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65535)), 8787),
  HUB_FILE: z._default(z.string(), 'hub.sqlite'),
  REDIS_URL: listSchema,
  HUB_PROXIES: listSchema,
  HUB_FEEDS: z._default(z.enum(['on', 'off']), 'on'),
});

/** @throws Error with one line that names the variables that cannot be used. */
export function readConfig(environment: Record<string, string | undefined>): HubConfig {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`cannot use ${names.join('; ')}`);
  }
  const { HUB_HOST, HUB_PORT, HUB_FILE, REDIS_URL, HUB_PROXIES, HUB_FEEDS } = parsed.data;
  return {
    host: HUB_HOST,
    port: HUB_PORT,
    file: HUB_FILE,
    redis: REDIS_URL,
    proxies: HUB_PROXIES,
    feeds: HUB_FEEDS === 'on',
  };
}
