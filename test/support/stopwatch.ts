/** The longest that one input of a fuzz may keep anybody busy, ms. */
export const BLINK = 100;
/** Tries of an input that took longer: another program or the collector may have been in its way. */
const TRIES = 5;

/** Times many inputs, and remembers the slowest. */
export type Stopwatch = {
  /** Does the work with one input; it may throw. An input that took over a blink is tried again, and its best time counts. */
  time: <Result>(work: () => Result) => Result;
  /** The same for work that waits. */
  timeAsync: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Number of inputs, and the slowest of them, ms. */
  inputs: () => number;
  slowest: () => number;
};

export function createStopwatch(): Stopwatch {
  let [inputs, slowest] = [0, 0];
  const note = (ms: number) => {
    inputs += 1;
    slowest = Math.max(slowest, ms);
  };

  function time<Result>(work: () => Result): Result {
    let best = Number.POSITIVE_INFINITY;
    const once = () => {
      const start = performance.now();
      try {
        return work();
      } finally {
        best = Math.min(best, performance.now() - start);
      }
    };
    try {
      return once();
    } finally {
      for (let again = 1; again < TRIES && best > BLINK; again += 1) quietly(once);
      note(best);
    }
  }

  async function timeAsync<Result>(work: () => Promise<Result>): Promise<Result> {
    let best = Number.POSITIVE_INFINITY;
    const once = async () => {
      const start = performance.now();
      try {
        return await work();
      } finally {
        best = Math.min(best, performance.now() - start);
      }
    };
    try {
      return await once();
    } finally {
      for (let again = 1; again < TRIES && best > BLINK; again += 1) await once().catch(() => undefined);
      note(best);
    }
  }

  return { time, timeAsync, inputs: () => inputs, slowest: () => slowest };
}

/** The first try has told already how the work ends. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch {}
}
