import { readConfigureGlobal } from 'fast-check';

/** Seed of the properties of one test file; FC_SEED repeats it. */
export const SEED = Number(process.env.FC_SEED ?? readConfigureGlobal()?.seed ?? Date.now() % 2 ** 31);

/**
 * Parameters of a property: so many runs, or as many as FC_RUNS says. The seed is always printed, so that
 * a run can be repeated with FC_SEED.
 */
export function runs(usual: number): { seed: number; numRuns: number } {
  const numRuns = Number(process.env.FC_RUNS ?? usual);
  console.log(`seed ${SEED}, ${numRuns} runs`);
  return { seed: SEED, numRuns };
}

/** Runs as above for something that has several samples: the part of them that falls to each. Prints nothing. */
export function shareOfRuns(usual: number, samples: number, sample = 0): { seed: number; numRuns: number } {
  return { seed: SEED + sample, numRuns: Math.ceil(Number(process.env.FC_RUNS ?? usual) / samples) };
}
