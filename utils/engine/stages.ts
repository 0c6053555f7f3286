/**
 * Runs works one after the other although one of them throws: a failing part stops nothing but itself. What was
 * thrown is kept for `rethrow`, so that no fault is swallowed.
 */
export function createStages() {
  const faults: unknown[] = [];

  /** What `work` resolves to; `instead` when it throws. */
  async function attempt<Result>(work: () => Promise<Result>, instead: Result): Promise<Result> {
    try {
      return await work();
    } catch (fault) {
      faults.push(fault);
      return instead;
    }
  }

  /** @throws the fault of the one work that failed, or all of them as an AggregateError. */
  function rethrow(): void {
    if (faults.length === 1) throw faults[0];
    if (faults.length > 1) throw new AggregateError(faults, 'Several parts failed.');
  }

  return { attempt, rethrow };
}
