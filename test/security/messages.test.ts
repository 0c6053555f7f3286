import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../utils/messages.ts';
import { EXTENSION, installFakeBrowser } from '../support/fake-browser.ts';

const browser = installFakeBrowser();
const { onMessage } = await import('../../utils/platform/messages.ts');

const handled: Message[] = [];
onMessage(async (message) => {
  handled.push(message);
  return { ok: true };
});
const send = (message: unknown, sender: { id?: string; url?: string }) =>
  browser.runtime.onMessage.fire(message, sender)[0];
const OURS = { id: 'our-own-id', url: `${EXTENSION}popup.html` };

beforeEach(() => {
  handled.length = 0;
});

describe('the worker listens', () => {
  it('to our own pages', async () => {
    expect(await send({ type: 'check', service: 'x' }, OURS)).toEqual({ ok: true });
    expect(handled).toEqual([{ type: 'check', service: 'x' }]);
  });

  it.each([
    ['another extension', { id: 'somebody-else', url: 'chrome-extension://somebody-else/page.html' }],
    ['another extension that names our page', { id: 'somebody-else', url: OURS.url }],
    ['a web page', { url: 'https://evil.example/' }],
    ['a frame of a web page inside us', { id: 'our-own-id', url: 'https://evil.example/' }],
    [
      'an address that only begins like ours',
      { id: 'our-own-id', url: 'chrome-extension://our-own-idiot/x' },
    ],
  ])('not to %s', async (_, sender) => {
    expect(send({ type: 'delete-everything' }, sender)).toBeUndefined();
    expect(handled).toEqual([]);
  });

  it('to nothing that is not one of our messages, whatever it is', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.anything(),
          fc.record({ type: fc.constantFrom('check', 'follow', 'mute', 'report', 'tick', 'constructor') }),
          fc.record({
            type: fc.constant('check'),
            service: fc.oneof(fc.anything(), fc.string({ minLength: 101 })),
          }),
        ),
        async (message) => {
          fc.pre(
            typeof (message as { service?: unknown } | null)?.service !== 'string' ||
              String((message as { service: string }).service).length > 100,
          );
          expect(await send(message, OURS)).toEqual({ ok: false, reason: 'not a message of ours' });
          expect(handled).toEqual([]);
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 200) },
    ));

  it('and hands on only what the schema names', async () => {
    await send({ type: 'watch', service: 'x', on: true, extra: { __proto__: { evil: 1 } } }, OURS);
    expect(handled).toEqual([{ type: 'watch', service: 'x', on: true }]);
  });
});
