import { beforeEach, describe, expect, it } from 'vitest';
import { watchPages } from '../support/seen.ts';

const { seen, webNavigation, webRequest, openTabs } = await watchPages();
openTabs.set(1, { incognito: false });

const PAGE = { tabId: 1, frameId: 0, url: 'https://alpha.site/page' };
const answered = (statusCode: number, url = PAGE.url) =>
  webRequest.onResponseStarted.fire({ ...PAGE, url, type: 'main_frame', statusCode });
const shown = (url = PAGE.url) => Promise.all(webNavigation.onDOMContentLoaded.fire({ ...PAGE, url }));
const failed = (error: string) => Promise.all(webNavigation.onErrorOccurred.fire({ ...PAGE, error }));

beforeEach(() => {
  seen.length = 0;
});

describe('a page', () => {
  it('is seen once, with the status of its answer', async () => {
    answered(503);
    await shown(`${PAGE.url}#part`);
    await shown();
    expect(seen.map(({ status }) => status)).toEqual([503, undefined]);
  });

  it('that was fetched ahead and is not shown is nothing', async () => {
    answered(503, 'https://alpha.site/next');
    answered(200);
    await shown();
    expect(seen.map(({ status }) => status)).toEqual([200]);
  });

  it('that its own worker answers is seen to work, without a status', async () => {
    await shown();
    expect(seen).toMatchObject([{ url: PAGE.url }]);
    expect(seen[0]).not.toHaveProperty('status', expect.anything());
  });

  it('with an error answer that has no body is that answer', async () => {
    answered(404);
    await failed('net::ERR_HTTP_RESPONSE_CODE_FAILURE');
    answered(200);
    await failed('net::ERR_CONNECTION_RESET');
    expect(seen.map(({ status, error }) => status ?? error)).toEqual([404, 'net::ERR_CONNECTION_RESET']);
  });
});

it('a missing icon is no failing part of a page, a script is', async () => {
  const part = { tabId: 1, initiator: 'https://alpha.site', statusCode: 503 };
  webRequest.onCompleted.fire({ ...part, type: 'image', url: 'https://alpha.site/favicon.ico' });
  webRequest.onCompleted.fire({ ...part, type: 'script', url: 'https://alpha.site/app.js' });
  await new Promise((resolve) => setImmediate(resolve));
  expect(seen.map(({ url }) => url)).toEqual(['https://alpha.site/app.js']);
});
