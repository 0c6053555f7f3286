import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPreview, type Preview } from '../../tools/preview.ts';
import { launch, show } from '../../tools/screenshots.ts';
import { STATES } from '../ui/states.ts';
import { runAxe } from './support/axe.ts';

let preview: Preview;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  preview = await openPreview();
  browser = await launch('chromium');
  page = await browser.newPage();
}, 120_000);

afterAll(async () => {
  await browser.close();
  preview.close();
});

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(STATES.map((state) => [`${state.page} ${state.id}`, state] as const))(
    'axe finds nothing wrong with %s',
    async (_, state) => {
      await show(page, preview, state, { language: theme === 'light' ? 'en' : 'bn', theme });
      expect(await runAxe(page)).toEqual([]);
    },
  );
});

describe('layouts hold', () => {
  const narrow = STATES.filter(({ press }) => !press);
  test.each(narrow.map((state) => [`${state.page} ${state.id}`, state] as const))(
    'mirrored, with longer words and at 320 px, nothing of %s runs over',
    async (_, state) => {
      await show(page, preview, state, { language: 'en', theme: 'light', locale: 'ar-XB', pseudo: true });
      if (state.page !== 'popup') await page.setViewport({ width: 320, height: 640 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over).toBeLessThanOrEqual(0);
    },
  );
});
