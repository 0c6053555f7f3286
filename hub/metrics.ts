/** Upper bounds of the request durations, seconds. */
const BOUNDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

export type Metrics = {
  /** Counts one event; `labels` as Prometheus writes them, without braces. */
  count: (name: string, labels: string) => void;
  /** Takes the duration of one request, ms. */
  time: (route: string, ms: number) => void;
  /** Everything in Prometheus's text format, with the gauges' values of now. */
  text: (gauges: Record<string, number>) => string;
};

/** Counters of this process. Nothing in them tells who asked or what was asked for. */
export function createMetrics(): Metrics {
  const counters = new Map<string, number>();
  const timings = new Map<string, { buckets: number[]; sum: number; count: number }>();

  return {
    count: (name, labels) => {
      const key = `${name}{${labels}}`;
      counters.set(key, (counters.get(key) ?? 0) + 1);
    },
    time: (route, ms) => {
      let timing = timings.get(route);
      if (!timing) {
        timing = { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 };
        timings.set(route, timing);
      }
      const seconds = ms / 1000;
      timing.sum += seconds;
      timing.count += 1;
      for (const [i, bound] of BOUNDS.entries()) {
        if (seconds <= bound) timing.buckets[i] = (timing.buckets[i] ?? 0) + 1;
      }
    },
    text: (gauges) => {
      const lines = [...counters].sort().map(([key, value]) => `${key} ${value}`);
      for (const [route, { buckets, sum, count }] of timings) {
        const name = 'hub_request_seconds';
        for (const [i, bound] of BOUNDS.entries()) {
          lines.push(`${name}_bucket{route="${route}",le="${bound}"} ${buckets[i]}`);
        }
        lines.push(`${name}_bucket{route="${route}",le="+Inf"} ${count}`);
        lines.push(`${name}_sum{route="${route}"} ${sum}`, `${name}_count{route="${route}"} ${count}`);
      }
      for (const [name, value] of Object.entries(gauges)) lines.push(`${name} ${value}`);
      return `${lines.join('\n')}\n`;
    },
  };
}
