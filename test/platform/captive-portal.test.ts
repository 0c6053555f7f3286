import { afterEach, describe, expect, it } from 'vitest';
import { installFakeBrowser } from '../support/fake-browser.ts';

const browser: ReturnType<typeof installFakeBrowser> & { captivePortal?: object } = installFakeBrowser();
const { portalDetector } = await import('../../utils/platform/captive-portal.ts');

function firefoxSays(state: string, age = 0) {
  browser.captivePortal = { getState: async () => state, getLastChecked: async () => age };
}

afterEach(() => {
  delete browser.captivePortal;
});

describe("the browser's own detector of login pages", () => {
  it('is absent where the browser has none', () => {
    expect(portalDetector()).toBeUndefined();
  });

  it.each([
    ['locked_portal', 'portal'],
    ['unlocked_portal', 'ok'],
    ['not_captive', 'ok'],
    ['unknown', 'unknown'],
  ])('%s is %s', async (state, meaning) => {
    firefoxSays(state);
    expect(await portalDetector()?.()).toBe(meaning);
  });

  it('proves nothing by an answer from before the connection died', async () => {
    firefoxSays('not_captive', 10 * 60_000);
    expect(await portalDetector()?.()).toBe('unknown');
  });

  it('a login page that nobody has passed yet still stands', async () => {
    firefoxSays('locked_portal', 10 * 60_000);
    expect(await portalDetector()?.()).toBe('portal');
  });

  it('tells when the person has turned it off', async () => {
    browser.captivePortal = {
      getState: async () => Promise.reject(new Error('Captive Portal detection is not enabled')),
      getLastChecked: async () => 0,
    };
    await expect(portalDetector()?.()).rejects.toThrow('not enabled');
  });
});
