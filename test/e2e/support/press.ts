import type { ElementHandle, Page } from 'puppeteer-core';

export type Means = 'mouse' | 'keyboard';

/** More stops than any page of ours has. */
const STOPS = 200;

/**
 * Presses a control by its accessible name: with the mouse, or by tabbing to it and pressing Enter.
 * @throws when the keyboard does not get there.
 */
export async function press(page: Page, name: string, means: Means, role = 'button'): Promise<void> {
  const handle = await find(page, name, role);
  // a panel that opens a tab is gone before the button or the key is up again
  const unlessGone = () => undefined;
  if (means === 'mouse') {
    // under a head that stays it is in view and yet cannot be reached
    await handle.evaluate((element) => element.scrollIntoView({ block: 'center' })).catch(unlessGone);
    return await handle.click().catch(unlessGone);
  }
  await tabTo(page, handle, name);
  const key = role === 'checkbox' || role === 'switch' ? 'Space' : 'Enter';
  await page.keyboard.press(key).catch(unlessGone);
}

/** Writes into an empty field, which keeps the focus. */
export async function typeInto(
  page: Page,
  name: string,
  text: string,
  means: Means,
  role = 'textbox',
): Promise<void> {
  const handle = await find(page, name, role);
  if (means === 'mouse') await handle.click();
  else await tabTo(page, handle, name);
  await page.keyboard.type(text);
}

/** Chooses from a list: the browser draws it outside the page, so the mouse stands for the choice alone. */
export async function choose(page: Page, name: string, choice: string, means: Means): Promise<void> {
  const handle = (await find(page, name, 'combobox')) as ElementHandle<HTMLSelectElement>;
  if (means === 'keyboard') {
    await tabTo(page, handle, name);
    const options = await handle.evaluate((list) => [...list.options].map((option) => option.text));
    if (choice === options[0]) return await page.keyboard.press('Home');
    if (choice === options.at(-1)) return await page.keyboard.press('End');
    return await page.keyboard.type(choice);
  }
  const value = await handle.evaluate(
    (list, text) => [...list.options].find((option) => option.text === text)?.value ?? '',
    choice,
  );
  await handle.select(value);
}

async function find(page: Page, name: string, role: string): Promise<ElementHandle<Element>> {
  return await page.locator(`::-p-aria([name="${name}"][role="${role}"])`).waitHandle();
}

async function tabTo(page: Page, handle: ElementHandle<Element>, name: string): Promise<void> {
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await handle.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach “${name}”`);
}
