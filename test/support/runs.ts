import { type Parameters, readConfigureGlobal } from 'fast-check';

/**
 * Parameters of a property: so many runs, or as many as FC_RUNS says. The seed is always printed, so that
 * a run can be repeated with FC_SEED.
 */
export function runs(usual: number): Parameters<unknown> {
  const seed = Number(process.env.FC_SEED ?? readConfigureGlobal()?.seed ?? Date.now() % 2 ** 31);
  const numRuns = Number(process.env.FC_RUNS ?? usual);
  console.log(`seed ${seed}, ${numRuns} runs`);
  return { seed, numRuns };
}
