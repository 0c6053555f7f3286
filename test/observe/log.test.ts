import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOG_SIZE, recordObservation } from '../../utils/observe/log.ts';
import { LOG_SPAN } from '../../utils/observe/span.ts';
import { tallyHosts } from '../../utils/observe/tally.ts';
import type { Observation, ObservationLog } from '../../utils/observe/types.ts';

const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 100) };
const at = (seconds: number) => Date.UTC(2026, 2, 3, 15) + seconds * 1000;

const seen = (seconds: number, more: Partial<Observation> = {}): Observation => ({
  at: at(seconds),
  host: 'wiki.com',
  service: 'wiki',
  ok: more.error === undefined,
  ...more,
});

const TIMEOUT = 'net::ERR_TIMED_OUT';
const record = (...observations: Observation[]) =>
  observations.reduce(recordObservation, [] as ObservationLog);

describe('recordObservation', () => {
  it('keeps successes as well as failures', () => {
    expect(record(seen(0), seen(5, { error: TIMEOUT }), seen(9))).toHaveLength(3);
  });

  it('leaves the log as it is when a page works again within a minute', () => {
    const log = record(seen(0));
    expect(recordObservation(log, seen(30))).toBe(log);
    expect(recordObservation(log, seen(61))).toHaveLength(2);
  });

  it('keeps a success that repeats when something has failed since: the connection is still there', () => {
    const log = record(seen(0), seen(5, { host: 'shop.com', service: null, error: TIMEOUT }), seen(9));
    expect(log.map((entry) => [entry.host, entry.at])).toEqual([
      ['wiki.com', at(0)],
      ['shop.com', at(5)],
      ['wiki.com', at(9)],
    ]);
  });

  it('counts a failure that repeats within a minute', () => {
    const log = record(
      seen(0, { error: TIMEOUT }),
      seen(10, { error: TIMEOUT }),
      seen(20, { error: TIMEOUT }),
    );
    expect(log).toEqual([{ ...seen(0, { error: TIMEOUT }), count: 3 }]);
  });

  it.each(['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'net::ERR_CACHE_MISS'])('ignores %s', (error) => {
    expect(record(seen(0, { error }))).toEqual([]);
  });

  it('ignores what a blocker stops inside a page, but not a page that it stops', () => {
    const error = 'net::ERR_BLOCKED_BY_CLIENT';
    expect(record(seen(0, { error, sub: true }))).toEqual([]);
    expect(record(seen(0, { error }))).toHaveLength(1);
  });

  it('is bounded in time and number, whatever comes', () => {
    const arrivals = fc.array(fc.record({ gap: fc.nat(300), host: fc.nat(600), fails: fc.boolean() }), {
      maxLength: 600,
    });
    fc.assert(
      fc.property(arrivals, (list) => {
        let time = 0;
        let log: ObservationLog = [];
        for (const { gap, host, fails } of list) {
          time += gap;
          log = recordObservation(
            log,
            seen(time, { host: `h${host}.com`, ...(fails && { error: TIMEOUT }) }),
          );
          expect(log.length).toBeLessThanOrEqual(LOG_SIZE);
        }
        const last = log.at(-1);
        if (last) expect(last.at - (log[0]?.at ?? 0)).toBeLessThanOrEqual(LOG_SPAN * 2);
      }),
      { numRuns: Math.min(30, RUNS.numRuns) },
    );
  });
});

describe('tallyHosts', () => {
  it('tells the present streak of each host, with and without www as one', () => {
    const log = record(
      seen(0),
      seen(70, { error: TIMEOUT, host: 'www.wiki.com' }),
      seen(90, { error: TIMEOUT }),
      seen(95, { host: 'news.com', service: 'news' }),
    );
    const tallies = tallyHosts(log, at(0));
    expect(tallies).toMatchObject([
      { host: 'wiki.com', outcome: 'connection', since: at(70), at: at(90), count: 2, flips: 1 },
      { host: 'news.com', outcome: 'works', count: 1 },
    ]);
  });

  it('calls an answer with an error status a failure of the server', () => {
    const log = record(
      seen(0, { status: 503, ok: false }),
      seen(5, { status: 404, host: 'other.com', ok: false }),
    );
    expect(tallyHosts(log, at(0)).map(({ outcome }) => outcome)).toEqual(['server-error', 'works']);
  });
});
