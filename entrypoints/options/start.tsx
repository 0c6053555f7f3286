import type { Page } from '../../utils/platform/page.ts';
export async function start(_page: Page, _root: HTMLElement, _now: () => number): Promise<void> {}
