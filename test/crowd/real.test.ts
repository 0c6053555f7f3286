import { describe, expect, it } from 'vitest';
import { readRealEvents } from '../bench/surge/event.ts';
import { FIXED_RULES, ours } from '../bench/surge/rules.ts';
import { type Rule, score } from '../bench/surge/score.ts';
import { syntheticEvents } from '../bench/surge/synthetic.ts';

const real = readRealEvents();
console.log(
  real ? `real onsets: ${real.length} from ../shared/crowd` : 'real onsets: skipped, no ../shared/crowd',
);

/** Better on one axis is only better when it is not worse on another. */
const beats = (rule: Rule, other: Rule, events: Parameters<typeof score>[1]) => {
  const [a, b] = [score(rule, events), score(other, events)];
  return a.found >= b.found && a.falseAlarms < b.falseAlarms;
};

describe.skipIf(!real)('over real onsets', () => {
  const events = real ?? [];

  it('warns of nearly all within a quarter of an hour, with few false alarms', () => {
    const { found, median, falseAlarms } = score(ours('warning'), events);
    expect(found).toBeGreaterThanOrEqual(0.99);
    expect(median).toBeLessThanOrEqual(15);
    expect(falseAlarms).toBeLessThanOrEqual(0.65);
  });

  it('calls nearly all a danger within a quarter of an hour, with hardly a false alarm', () => {
    const { found, median, falseAlarms } = score(ours('danger'), events);
    expect(found).toBeGreaterThanOrEqual(0.99);
    expect(median).toBeLessThanOrEqual(15);
    expect(falseAlarms).toBeLessThanOrEqual(0.03);
  });

  it.each(['aws', 'azure', 'gcp'])('holds for the onsets of %s alone', (provider) => {
    const own = events.filter((event) => event.provider === provider);
    const { found, falseAlarms } = score(ours('danger'), own);
    expect(found).toBeGreaterThanOrEqual(0.99);
    expect(falseAlarms).toBeLessThanOrEqual(0.03);
  });

  it.each(Object.keys(FIXED_RULES))('has fewer false dangers than "%s" and finds as many', (name) => {
    const other = FIXED_RULES[name];
    if (other) expect(beats(ours('danger'), other, events)).toBe(true);
  });
});

describe('over made-up onsets of the documented dispersion', () => {
  it('finds nearly all, at once or in the quarter after', () => {
    const { found, median } = score(ours('warning'), syntheticEvents(60, 7));
    expect(found).toBeGreaterThanOrEqual(0.95);
    expect(median).toBeLessThanOrEqual(15);
  });
});
