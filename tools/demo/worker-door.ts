import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession } from 'puppeteer-core';

/** The background worker of a Chromium, through DevTools. It lives as long as the door is open to it. */
export type WorkerDoor = {
  /** Runs an expression in the worker, awaits it and copies its value. @throws when the worker sleeps. */
  run: (expression: string) => Promise<unknown>;
  /** Ends the worker as the browser does when it wants memory; resolves when it is gone. */
  kill: () => Promise<void>;
};

/** Between two looks for a worker, and how long it is looked for, ms. */
const PAUSE = 20;
const PATIENCE = 10_000;
/** A worker is dead by then, ms. */
const DYING = 1_000;

export async function createWorkerDoor(browser: Browser, url: string): Promise<WorkerDoor> {
  const devtools = await browser.target().createCDPSession();
  let open: CDPSession | null = null;

  async function running(): Promise<string | null> {
    const { targetInfos } = await devtools.send('Target.getTargets');
    const found = targetInfos.find((target) => target.type === 'service_worker' && target.url === url);
    return found?.targetId ?? null;
  }

  /** The session with the worker. A worker that was just woken shows up a moment later. */
  async function enter(): Promise<CDPSession> {
    const deadline = Date.now() + PATIENCE;
    while (!open || open.detached) {
      open = null;
      if (Date.now() > deadline) throw new Error('the background worker is not running');
      for (const target of browser.targets().filter((target) => target.url() === url)) {
        // the browser may still list one that has ended
        open ??= await target.createCDPSession().catch(() => null);
      }
      if (!open) await sleep(PAUSE);
    }
    return open;
  }

  async function run(expression: string): Promise<unknown> {
    const session = await enter();
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async function kill(): Promise<void> {
    const targetId = await running();
    if (targetId === null) return;
    // a worker that DevTools watches does not stop
    if (open && !open.detached) await open.detach();
    open = null;
    await devtools.send('Target.closeTarget', { targetId });
    // one that something wakes at once comes back under the same id, so this cannot wait for ever
    const deadline = Date.now() + DYING;
    while ((await running()) === targetId && Date.now() < deadline) await sleep(PAUSE);
  }

  return { run, kill };
}
