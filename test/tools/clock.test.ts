import { describe, expect, it } from 'vitest';
import { createClock } from '../../tools/world/clock.ts';

const START = Date.parse('2021-10-04T15:00:00Z');

describe('the virtual clock', () => {
  it('stands still until it is told to run, then passes every timer in order', async () => {
    const clock = createClock(START);
    const seen: string[] = [];
    const later = clock.sleep(2000).then(() => seen.push(`b ${clock.now() - START}`));
    const sooner = clock.sleep(500).then(async () => {
      seen.push(`a ${clock.now() - START}`);
      await clock.sleep(500);
      seen.push(`a again ${clock.now() - START}`);
    });
    await clock.runUntil(START);
    expect(seen).toEqual([]);
    await clock.runUntil(START + 3000);
    await Promise.all([later, sooner]);
    expect(seen).toEqual(['a 500', 'a again 1000', 'b 2000']);
    expect(clock.now()).toBe(START + 3000);
  });

  it('aborts a sleep on a timeout, with the reason that AbortSignal.timeout gives', async () => {
    const clock = createClock(START);
    const slow = clock.sleep(60_000, clock.timeout(15_000)).catch((error: DOMException) => error);
    await clock.runUntil(START + 20_000);
    const error = await slow;
    expect(error).toMatchObject({ name: 'TimeoutError' });
  });

  it('rejects at once on a signal that is already aborted', async () => {
    const clock = createClock(START);
    await expect(clock.sleep(10, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });

  it('fires timers late, in their order, after time was skipped', async () => {
    const clock = createClock(START);
    const seen: number[] = [];
    clock.at(START + 60_000, () => seen.push(clock.now() - START));
    clock.at(START + 30_000, () => seen.push(clock.now() - START));
    clock.skip(3_600_000);
    await clock.runUntil(START + 3_600_000);
    expect(seen).toEqual([3_600_000, 3_600_000]);
  });

  it('waits for work that runs in real time before it moves on', async () => {
    const clock = createClock(START);
    let done = 0;
    void clock.busy(new Promise((resolve) => setTimeout(resolve, 5))).then(() => {
      done = clock.now() - START;
    });
    clock.at(START + 1000, () => {});
    await clock.runUntil(START + 1000);
    expect(done).toBe(0);
    expect(clock.now()).toBe(START + 1000);
  });

  it('lets ten hours of minutes pass without waiting for any', async () => {
    const clock = createClock(START);
    let ticks = 0;
    const tick = () => {
      ticks += 1;
      clock.at(clock.now() + 60_000, tick);
    };
    tick();
    await clock.runUntil(START + 10 * 3_600_000);
    expect(ticks).toBe(601);
  });
});
