import type { HubStore } from './types.ts';

/** A store that has not answered by then is taken for away, ms: a person waits three seconds at most. */
const LIMIT = 2500;
/** While the store is known to hang, it is asked this often whether it is back, ms. */
const RETRY_EVERY = 1000;

/**
 * Gives every call of a store a time limit of its own. After one that was not answered, calls fail at once, and
 * one a second finds out whether the store is back.
 * `clock` is a time in ms that never jumps.
 */
export function guardStore(store: HubStore, clock = () => performance.now(), limit = LIMIT): HubStore {
  let hangs = false;
  let retryAt = 0;

  async function ask<Value>(call: () => Promise<Value>): Promise<Value> {
    if (hangs && clock() < retryAt) throw new Error('the store does not answer');
    retryAt = clock() + RETRY_EVERY;
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      hangs = true;
      retryAt = clock() + RETRY_EVERY;
      reject(new Error(`the store did not answer within ${limit} ms`));
    }, limit);
    const answer = call();
    // a late answer tells that it is back, too; a refusal may be the connection's own
    answer.then(
      () => {
        hangs = false;
      },
      () => {},
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }

  return {
    count: (...given) => ask(() => store.count(...given)),
    add: (...given) => ask(() => store.add(...given)),
    counts: (...given) => ask(() => store.counts(...given)),
    services: (...given) => ask(() => store.services(...given)),
    symptoms: (...given) => ask(() => store.symptoms(...given)),
    reporters: (...given) => ask(() => store.reporters(...given)),
    allow: (...given) => ask(() => store.allow(...given)),
    salt: (...given) => ask(() => store.salt(...given)),
    startedAt: (...given) => ask(() => store.startedAt(...given)),
    lead: (...given) => ask(() => store.lead(...given)),
    publish: (...given) => ask(() => store.publish(...given)),
    published: (...given) => ask(() => store.published(...given)),
    check: () => ask(() => store.check()),
    close: () => store.close(),
  };
}
