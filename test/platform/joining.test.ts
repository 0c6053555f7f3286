import { expect, it } from 'vitest';
import { joining } from '../../utils/joining.ts';

it('does the same wish once at a time, another besides, and the same one again later', async () => {
  const begun: string[] = [];
  const once = joining(async ({ service }: { service: string }) => {
    begun.push(service);
    await Promise.resolve();
    return begun.length;
  });
  const answers = await Promise.all([once({ service: 'a' }), once({ service: 'a' }), once({ service: 'b' })]);
  expect(begun).toEqual(['a', 'b']);
  expect(answers).toEqual([2, 2, 2]);
  await once({ service: 'a' });
  expect(begun).toEqual(['a', 'b', 'a']);
});

it('does a wish again that failed, and tells everyone who waited for it', async () => {
  let tries = 0;
  const once = joining(async (_: string) => {
    tries += 1;
    if (tries === 1) throw new Error('no');
  });
  const both = await Promise.allSettled([once('x'), once('x')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(once('x')).resolves.toBeUndefined();
});
