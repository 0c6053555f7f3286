/** One printed line of `npm run bench`. */
export type Row = {
  /** Benchmark it belongs to: `feeds`, `assess`, `surge` ... */
  bench: string;
  name: string;
  value: number;
  unit: string;
  /** The peer or physical limit measured in the same run, and what it is. */
  peer?: { name: string; value: number };
  /** Bound that the project holds itself to, and whether it held. */
  bound?: { text: string; held: boolean };
};

/** Every `test/bench/<name>.bench.ts` exports `run`. */
export type Bench = { run: () => Promise<Row[]> };
