import { describe, expect, it } from 'vitest';
import { createDevice } from '../support/device.ts';
import { watchPages } from '../support/seen.ts';

const { seen, webNavigation, webRequest, openTabs } = await watchPages();
openTabs.set(1, { incognito: false }).set(2, { incognito: true });

const PAGE = { url: 'https://alpha.site/secret?token=1', frameId: 0, type: 'main_frame', statusCode: 503 };

describe('a private window', () => {
  it.each([
    ['ordinary', 1, false],
    ['private', 2, true],
    ['one that cannot be asked any more', 3, true],
  ])('is told from an ordinary one: %s', async (_, tabId, incognito) => {
    seen.length = 0;
    await Promise.all(webNavigation.onErrorOccurred.fire({ ...PAGE, tabId, error: 'net::ERR_FAILED' }));
    webRequest.onResponseStarted.fire({ ...PAGE, tabId });
    await Promise.all(webNavigation.onDOMContentLoaded.fire({ ...PAGE, tabId }));
    webRequest.onCompleted.fire({ ...PAGE, tabId, type: 'image', initiator: 'https://alpha.site' });
    webRequest.onErrorOccurred.fire({
      ...PAGE,
      tabId,
      type: 'image',
      initiator: 'https://alpha.site',
      error: 'net::ERR_FAILED',
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen.map((one) => one.incognito)).toEqual([incognito, incognito, incognito, incognito]);
  });

  it('leaves no trace: nothing stored, nothing asked, nothing painted or shown', async () => {
    const device = createDevice({
      settings: {
        sources: { ...createDevice().settings().sources, automaticChecks: true, httpStatus: true },
      },
    });
    for (const more of [
      {},
      { error: 'net::ERR_NAME_NOT_RESOLVED' },
      { status: 503 },
      { page: PAGE.url, status: 500 },
    ]) {
      await device.run((engine) => engine.see({ url: PAGE.url, incognito: true, ...more }));
    }
    expect(await device.rows()).toBe(0);
    expect(device.commits).toEqual([]);
    expect(device.internet.log).toEqual([]);
    expect(device.shown).toEqual([]);
  });

  it('differs in that: an ordinary one leaves the host, and never path or query', async () => {
    const device = createDevice();
    await device.run((engine) => engine.see({ url: PAGE.url, error: 'net::ERR_NAME_NOT_RESOLVED' }));
    const stored = JSON.stringify(device.commits);
    expect(stored).toContain('alpha.site');
    expect(stored).not.toContain('secret');
    expect(stored).not.toContain('token');
    expect(device.internet.log).toEqual([]);
  });
});
