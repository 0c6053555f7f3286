import type { Page } from 'puppeteer-core';

export type Means = 'mouse' | 'keyboard';

/** More stops than any page of ours has. */
const STOPS = 200;

/**
 * Presses a control by its accessible name: with the mouse, or by tabbing to it and pressing Enter.
 * @throws when the keyboard does not get there.
 */
export async function press(page: Page, name: string, means: Means, role = 'button'): Promise<void> {
  const handle = await page.locator(`::-p-aria([name="${name}"][role="${role}"])`).waitHandle();
  // a panel that opens a tab is gone before the button or the key is up again
  const unlessGone = () => undefined;
  if (means === 'mouse') return await handle.click().catch(unlessGone);
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await handle.evaluate((element) => element === document.activeElement)) {
      const key = role === 'checkbox' || role === 'switch' ? 'Space' : 'Enter';
      await page.keyboard.press(key).catch(unlessGone);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach “${name}”`);
}
