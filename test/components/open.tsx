import { act } from 'preact/test-utils';
// in a browser it has been loaded by the time that somebody moves
import '../../entrypoints/popup/later.ts';
import type { Language } from '../../utils/i18n/keys.ts';
import type { Messages } from '../../utils/i18n/translate.ts';
import type { Page } from '../../utils/platform/page-types.ts';
import { createFakePage, type FakePage } from '../ui/fake-page.ts';
import { NOW, STATES, type State, storedRows } from '../ui/states.ts';
import { loadCatalog, messagesOf } from './disk.ts';

const catalog = loadCatalog();

export type Start = (page: Page, root: HTMLElement, now: () => number) => Promise<void>;

type How = {
  language?: Language;
  /** BCP 47 tag, the language itself when absent. */
  locale?: string;
  messages?: Messages;
  change?: Partial<State>;
  answer?: Parameters<typeof createFakePage>[0]['answer'];
};

/** Opens a page in one of the sample states; `page.pageActions` tells what it did. */
export async function openState(
  start: Start,
  name: string,
  { language = 'en', locale = language, messages, change, answer }: How = {},
): Promise<{ page: FakePage; root: HTMLElement }> {
  const sample = STATES.find(({ page, id }) => `${page}-${id}` === name);
  if (!sample) throw new Error(`no state ${name}`);
  const state = { ...sample, ...change };
  document.body.innerHTML = '<div id="root"></div>';
  const root = document.body.firstElementChild as HTMLElement;
  const page = await createFakePage({
    catalog,
    messages: messages ?? messagesOf(language),
    locale,
    url: state.url ?? null,
    settings: state.settings ?? {},
    rows: await storedRows(state, catalog),
    granted: state.granted ?? true,
    broken: state.broken ?? false,
    managed: state.managed ?? {},
    ...(answer ? { answer } : {}),
  });
  await act(() => start(page, root, () => NOW));
  await settle();
  return { page, root };
}

/** Lets everything that was begun come to rest. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1)
    await act(() => new Promise<void>((resolve) => setImmediate(resolve)));
}

export async function press(element: Element | null | undefined): Promise<void> {
  if (!(element instanceof HTMLElement)) throw new Error('nothing to press');
  await act(() => element.click());
  await settle();
}

export async function type(element: Element | null, value: string): Promise<void> {
  if (!(element instanceof HTMLInputElement)) throw new Error('nothing to type into');
  await act(() => {
    element.value = value;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function choose(element: HTMLSelectElement | null, value: string): Promise<void> {
  if (!element) throw new Error('nothing to choose from');
  await act(() => {
    element.value = value;
    element.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle();
}

export async function key(
  name: string,
  target: EventTarget | null = document.activeElement,
): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
  await act(() => {
    target?.dispatchEvent(event);
  });
  return event.defaultPrevented;
}

/** The first button, link or summary whose words contain that text. */
export function named(root: ParentNode, text: string): HTMLElement {
  const all = [...root.querySelectorAll<HTMLElement>('button, a, summary, label')];
  const found = all.find((element) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').includes(text),
  );
  if (!found) throw new Error(`nothing named ${text}`);
  return found;
}

export const words = (element: Element | null | undefined): string => element?.textContent?.trim() ?? '';
