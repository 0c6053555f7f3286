/** Seeded numbers in [0, 1): the same on every machine (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many of `count` reports a hub with that share of the users would have got. */
export function binomial(count: number, share: number, random: () => number): number {
  let drawn = 0;
  for (let i = 0; i < count; i += 1) if (random() < share) drawn += 1;
  return drawn;
}

/** Poisson number of mean `mean`, by counting exponential waits. */
export function poisson(mean: number, random: () => number): number {
  let waited = 0;
  let events = -1;
  do {
    waited -= Math.log(1 - random());
    events += 1;
  } while (waited < mean);
  return events;
}

/** Gamma number of a whole shape and mean `mean`. */
export function gamma(shape: number, mean: number, random: () => number): number {
  let sum = 0;
  for (let i = 0; i < shape; i += 1) sum -= Math.log(1 - random());
  return (sum * mean) / shape;
}
