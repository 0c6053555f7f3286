/**
 * Does the same thing once at a time: who asks for it while it is being done waits for that, and gets its answer.
 * A wish that is not to be joined is done every time. It may undo what is being done: nobody joins that any more.
 */
export function singleFlight<Wish, Answer>(
  work: (wish: Wish) => Promise<Answer>,
  isJoined: (wish: Wish) => boolean,
): (wish: Wish) => Promise<Answer> {
  const running = new Map<string, Promise<Answer>>();
  return (wish) => {
    if (!isJoined(wish)) {
      running.clear();
      return work(wish);
    }
    const key = JSON.stringify(wish);
    const known = running.get(key);
    if (known) return known;
    const begun = work(wish).finally(() => {
      if (running.get(key) === begun) running.delete(key);
    });
    running.set(key, begun);
    return begun;
  };
}

type Work = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets works run side by side, and now and then one alone: it waits for those that run, and new ones wait for it. */
export function createGate(): { pass: Work; alone: Work } {
  const end = () => undefined;
  /** When nobody wants to be alone any more. */
  let open: Promise<unknown> = Promise.resolve();
  /** When all that was let in so far is done. */
  let quiet = open;
  return {
    pass: (work) => {
      const begun = open.then(work);
      quiet = Promise.allSettled([quiet, begun]).then(end);
      return begun;
    },
    alone: (work) => {
      const begun = quiet.then(work);
      open = quiet = begun.then(end, end);
      return begun;
    },
  };
}
