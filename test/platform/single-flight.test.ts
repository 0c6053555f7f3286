import { expect, it } from 'vitest';
import { createGate, singleFlight } from '../../utils/single-flight.ts';

const always = () => true;

it('does the same wish once at a time, another besides, and the same one again later', async () => {
  const begun: string[] = [];
  const once = singleFlight(async ({ service }: { service: string }) => {
    begun.push(service);
    await Promise.resolve();
    return begun.length;
  }, always);
  const answers = await Promise.all([once({ service: 'a' }), once({ service: 'a' }), once({ service: 'b' })]);
  expect(begun).toEqual(['a', 'b']);
  expect(answers).toEqual([2, 2, 2]);
  await once({ service: 'a' });
  expect(begun).toEqual(['a', 'b', 'a']);
});

it('does a wish again that failed, and tells everyone who waited for it', async () => {
  let tries = 0;
  const once = singleFlight(async (_: string) => {
    tries += 1;
    if (tries === 1) throw new Error('no');
  }, always);
  const both = await Promise.allSettled([once('x'), once('x')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(once('x')).resolves.toBeUndefined();
});

it('joins nobody to what another wish may have undone meanwhile', async () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const wish = singleFlight(
    (one: string) => {
      begun.push(one);
      return new Promise<void>((resolve) => ends.push(resolve));
    },
    (one) => one === 'check',
  );
  const done = [wish('check'), wish('check'), wish('follow'), wish('follow'), wish('check'), wish('check')];
  expect(begun).toEqual(['check', 'follow', 'follow', 'check']);
  // the end of the first must not be taken for the end of the second
  ends[0]?.();
  await done[0];
  done.push(wish('check'));
  expect(begun).toEqual(['check', 'follow', 'follow', 'check']);
  for (const end of ends) end();
  await Promise.all(done);
});

it('lets works run side by side, and one alone after those before it and before those after it', async () => {
  const { pass, alone } = createGate();
  const told: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const work = (name: string) => async () => {
    told.push(`${name} begins`);
    await new Promise<void>((resolve, reject) =>
      ends.set(name, (error) => (error ? reject(error) : resolve())),
    );
    told.push(`${name} ends`);
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const all = [pass(work('a')), pass(work('b')), alone(work('c')), alone(work('d')), pass(work('e'))];
  const outcomes = Promise.allSettled(all);
  for (const name of ['b', 'a', 'c', 'd', 'e']) {
    await turn();
    ends.get(name)?.(name === 'a' || name === 'c' ? new Error(name) : undefined);
  }
  expect((await outcomes).map(({ status }) => status === 'fulfilled')).toEqual([
    false,
    true,
    false,
    true,
    true,
  ]);
  expect(told).toEqual([
    'a begins',
    'b begins',
    'b ends',
    'c begins',
    'd begins',
    'd ends',
    'e begins',
    'e ends',
  ]);
});
