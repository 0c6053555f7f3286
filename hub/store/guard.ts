import type { HubStore } from './types.ts';

/** A store that has not answered by then is taken for away, ms: a person waits three seconds at most. */
const LIMIT = 2500;
/** While the store is known to hang, it is asked this often whether it is back, ms. */
const RETRY_EVERY = 1000;

/**
 * Gives every call of a store a time limit of its own. After one that was not answered, calls about the same
 * service fail at once, and one a second finds out whether the store is back: of a Cluster one node may hang.
 * `clock` is a time in ms that never jumps.
 */
export function guardStore(store: HubStore, clock = () => performance.now(), limit = LIMIT): HubStore {
  /** When what hangs is asked again, by service or task. */
  const retryAt = new Map<string, number>();

  async function ask<Value>(about: string, call: () => Promise<Value>): Promise<Value> {
    const hangsUntil = retryAt.get(about);
    if (hangsUntil !== undefined) {
      if (clock() < hangsUntil) throw new Error('the store does not answer');
      retryAt.set(about, clock() + RETRY_EVERY);
    }
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      retryAt.set(about, clock() + RETRY_EVERY);
      reject(new Error(`the store did not answer within ${limit} ms`));
    }, limit);
    const answer = call();
    // a late answer tells that it is back, too; a refusal may be the connection's own
    answer.then(
      () => {
        retryAt.delete(about);
      },
      () => {},
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }

  return {
    count: (...given) => ask(given[0].service, () => store.count(...given)),
    add: (...given) => ask(given[0], () => store.add(...given)),
    counts: (...given) => ask(given[0], () => store.counts(...given)),
    services: (...given) => ask('all services', () => store.services(...given)),
    symptoms: (...given) => ask(given[0], () => store.symptoms(...given)),
    reporters: (...given) => ask(given[0], () => store.reporters(...given)),
    allow: (...given) => ask('all allow', () => store.allow(...given)),
    salt: (...given) => ask('all salt', () => store.salt(...given)),
    startedAt: (...given) => ask('all startedAt', () => store.startedAt(...given)),
    lead: (...given) => ask('all lead', () => store.lead(...given)),
    publish: (...given) => ask('all publish', () => store.publish(...given)),
    published: (...given) => ask('all published', () => store.published(...given)),
    check: () => ask('all check', () => store.check()),
    close: () => store.close(),
  };
}
