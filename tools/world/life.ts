import type { EngineParts } from '../../utils/engine/parts.ts';

/** One life of the background worker. */
export type Life = {
  parts: EngineParts;
  /** From now on nothing that the worker waits for ever comes, as when a browser stops it. */
  kill: () => void;
};

/**
 * Gives a worker its parts for one life. Every await of the engine is on one of them, so that a killed
 * worker gets no further than its next await; what was committed before stays.
 */
export function createLife(outside: Omit<EngineParts, 'lock'>): Life {
  let alive = true;
  const tails = new Map<string, Promise<unknown>>();

  /** Passes a call on and its outcome back, while alive. */
  function mortal<Args extends unknown[], Result>(
    call: (...args: Args) => Promise<Result>,
  ): (...args: Args) => Promise<Result> {
    return (...args) =>
      new Promise((resolve, reject) => {
        if (!alive) return;
        call(...args).then(
          (result) => alive && resolve(result),
          (error) => alive && reject(error),
        );
      });
  }

  /** As Web Locks: one holder after the other, released when the holder ends or dies. */
  function lock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (tails.get(name) ?? Promise.resolve()).then(work);
    tails.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  }

  const { store, settings } = outside;
  return {
    parts: {
      ...outside,
      lock,
      catalog: mortal(outside.catalog),
      store: { read: mortal(store.read), readAll: mortal(store.readAll), commit: mortal(store.commit) },
      settings: { read: mortal(settings.read), save: mortal(settings.save) },
      fetch: mortal(outside.fetch),
      sleep: mortal(outside.sleep),
      notify: mortal(outside.notify),
      repaint: mortal(outside.repaint),
    },
    kill: () => {
      alive = false;
    },
  };
}
