type Waiting<T, R> = { item: T; resolve: (result: R) => void; reject: (error: unknown) => void };

/** A script that takes more at once would keep everybody else waiting. */
const MOST = 200;

/**
 * Gathers what comes in during one turn of the event loop and is done in the same way (`groupOf`), and does
 * it together. Under load a turn holds many, and a store is asked once for all of them; `run` gives a result
 * for each item, in their order.
 */
export function createBatcher<T, R>(
  groupOf: (item: T) => string,
  run: (items: readonly T[]) => Promise<readonly R[]>,
): (item: T) => Promise<R> {
  let groups = new Map<string, Waiting<T, R>[]>();

  async function runGroup(group: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await run(group.map(({ item }) => item));
      for (const [i, { resolve }] of group.entries()) resolve(results[i] as R);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  function flush(): void {
    const gathered = groups;
    groups = new Map();
    for (const group of gathered.values()) {
      for (let i = 0; i < group.length; i += MOST) runGroup(group.slice(i, i + MOST));
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (groups.size === 0) setImmediate(flush);
      const name = groupOf(item);
      const group = groups.get(name);
      if (group) group.push({ item, resolve, reject });
      else groups.set(name, [{ item, resolve, reject }]);
    });
}
