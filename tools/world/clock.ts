/** A clock on which nobody waits: time moves only when `runUntil` says so. */
export type Clock = {
  /** Epoch ms UTC. */
  now: () => number;
  /** Resolves after that many virtual ms. @throws the signal's reason when it aborts first. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** A signal that aborts with a TimeoutError after that many virtual ms, as `AbortSignal.timeout` does. */
  timeout: (ms: number) => AbortSignal;
  /** Calls back at that time, or as soon as time moves when it is past. Returns how to take it back. */
  at: (time: number, run: () => void) => () => void;
  /** Counts work that runs in real time (another thread, a database): time stands still until it is done. */
  busy: <Result>(work: Promise<Result>) => Promise<Result>;
  /** Lets time pass until then, timer by timer, and lets all that they wake finish before the next. */
  runUntil: (time: number) => Promise<void>;
  /** Skips time as a sleeping machine does: timers that were due meanwhile fire late, once, at the end. */
  skip: (ms: number) => void;
};

type Timer = { time: number; run: () => void };

/** A clock that starts at `start` (epoch ms UTC). Timers of the same moment fire in the order they were set. */
export function createClock(start: number): Clock {
  let now = start;
  let working = 0;
  const timers: Timer[] = []; // soonest first

  function at(time: number, run: () => void): () => void {
    const timer = { time, run };
    let index = timers.length;
    while (index > 0 && (timers[index - 1]?.time ?? 0) > time) index -= 1;
    timers.splice(index, 0, timer);
    return () => {
      const found = timers.indexOf(timer);
      if (found >= 0) timers.splice(found, 1);
    };
  }

  async function settle(): Promise<void> {
    // One turn of the event loop runs every promise callback that is ready, and those they make ready.
    do await new Promise<void>((resolve) => setImmediate(resolve));
    while (working > 0);
  }

  return {
    now: () => now,
    at,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const cancel = at(now + ms, () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        });
        function abort() {
          cancel();
          reject(signal?.reason);
        }
        signal?.addEventListener('abort', abort, { once: true });
      }),
    timeout: (ms) => {
      const controller = new AbortController();
      at(now + ms, () => controller.abort(new DOMException('The operation timed out.', 'TimeoutError')));
      return controller.signal;
    },
    busy: async (work) => {
      working += 1;
      try {
        return await work;
      } finally {
        working -= 1;
      }
    },
    runUntil: async (time) => {
      await settle();
      for (let next = timers[0]; next && next.time <= time; next = timers[0]) {
        timers.shift();
        now = Math.max(now, next.time);
        next.run();
        await settle();
      }
      now = Math.max(now, time);
    },
    skip: (ms) => {
      now += ms;
    },
  };
}
