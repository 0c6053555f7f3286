/** Upper bounds of the request durations, seconds. */
const BOUNDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

export type Metrics = {
  /** Counts an answer and how long it took, ms. */
  answer: (route: string, status: number, ms: number) => void;
  /** Counts what became of a report. */
  report: (outcome: string) => void;
  /** Everything in Prometheus's text format, with the gauges' values of now. */
  text: (gauges: Record<string, number>) => string;
};

type Timing = { buckets: number[]; seconds: number; count: number; statuses: Map<number, number> };

/** Counters of this process. Nothing in them tells who asked or what was asked for. */
export function createMetrics(): Metrics {
  const reports = new Map<string, number>();
  const routes = new Map<string, Timing>();

  function timingOf(route: string): Timing {
    const known = routes.get(route);
    if (known) return known;
    const timing = { buckets: BOUNDS.map(() => 0), seconds: 0, count: 0, statuses: new Map() };
    routes.set(route, timing);
    return timing;
  }

  return {
    answer: (route, status, ms) => {
      const timing = timingOf(route);
      const seconds = ms / 1000;
      timing.seconds += seconds;
      timing.count += 1;
      timing.statuses.set(status, (timing.statuses.get(status) ?? 0) + 1);
      const i = BOUNDS.findIndex((bound) => seconds <= bound);
      if (i >= 0) timing.buckets[i] = (timing.buckets[i] ?? 0) + 1;
    },
    report: (outcome) => {
      reports.set(outcome, (reports.get(outcome) ?? 0) + 1);
    },
    text: (gauges) => {
      const lines = [...reports].map(([outcome, n]) => `hub_reports_total{outcome="${outcome}"} ${n}`);
      for (const [route, timing] of routes) lines.push(...linesOf(route, timing));
      for (const [name, value] of Object.entries(gauges)) lines.push(`${name} ${value}`);
      return `${lines.join('\n')}\n`;
    },
  };
}

/** A route's answers by status, and its durations as a histogram, whose buckets each hold the ones below. */
function linesOf(route: string, { buckets, seconds, count, statuses }: Timing): string[] {
  const name = 'hub_request_seconds';
  let below = 0;
  const histogram = BOUNDS.map((bound, i) => {
    below += buckets[i] ?? 0;
    return `${name}_bucket{route="${route}",le="${bound}"} ${below}`;
  });
  return [
    ...[...statuses].map(([status, n]) => `hub_answers_total{route="${route}",status="${status}"} ${n}`),
    ...histogram,
    `${name}_bucket{route="${route}",le="+Inf"} ${count}`,
    `${name}_sum{route="${route}"} ${seconds}`,
    `${name}_count{route="${route}"} ${count}`,
  ];
}
