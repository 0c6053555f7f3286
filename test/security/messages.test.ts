import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../utils/messages.ts';
import { EXTENSION, installFakeBrowser } from '../support/fake-browser.ts';

const browser = installFakeBrowser();
const { onMessage } = await import('../../utils/platform/listen.ts');
const { send: ask } = await import('../../utils/platform/messages.ts');

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

describe('a page that asks the worker', () => {
  const deaf = new Error('Could not establish connection. Receiving end does not exist.');
  /** Fails so often before it answers; counts how often it was asked. */
  function worker(failures: number, error: Error): () => number {
    let asked = 0;
    browser.runtime.sendMessage = async () => {
      asked += 1;
      if (asked <= failures) throw error;
      return { ok: true };
    };
    return () => asked;
  }

  it('asks again when the worker was just falling asleep and heard nothing', async () => {
    const asked = worker(2, deaf);
    expect(await ask({ type: 'refresh' })).toEqual({ ok: true });
    expect(asked()).toBe(3);
  });

  it('says so when nobody is there, and does not send twice what may have been heard', async () => {
    worker(99, deaf);
    await expect(ask({ type: 'refresh' })).rejects.toThrow('Receiving end');
    const asked = worker(99, new Error('The message port closed before a response was received.'));
    await expect(ask({ type: 'refresh' })).rejects.toThrow('port closed');
    expect(asked()).toBe(1);
  });
});
