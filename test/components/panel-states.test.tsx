// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { start } from '../../entrypoints/popup/start.tsx';
import { pseudo } from '../ui/pseudo.ts';
import { STATES } from '../ui/states.ts';
import { loadCatalog, messagesOf } from './disk.ts';
import { openState, words } from './open.tsx';

const PANEL = STATES.filter(({ page }) => page === 'popup').map(({ id }) => id);
const KNOWN_HOSTS = new Set(
  [...loadCatalog().services.values()].flatMap(({ page, feed, hosts }) => [
    ...hosts,
    ...[page, feed?.url].flatMap((url) => (url ? [new URL(url).hostname] : [])),
  ]),
);

/** Sentences without gaps: no key, no place and no failed conversion is left. */
function expectSentences(root: HTMLElement): void {
  expect(words(root)).not.toMatch(/\b(panel|verdict|evidence|notice)\.[a-z]/);
  expect(words(root)).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
}

describe.each(PANEL)('panel: %s', (id) => {
  test('one heading, named controls, links to known hosts only', async () => {
    const { root } = await openState(start, `popup-${id}`);
    expectSentences(root);
    expect(root.querySelectorAll('h1')).toHaveLength(1);
    expect(root.querySelectorAll('main')).toHaveLength(1);
    for (const control of root.querySelectorAll('button, a, input'))
      expect(control.getAttribute('aria-label') || words(control) || control.closest('label')).toBeTruthy();
    for (const link of root.querySelectorAll('a')) {
      const { protocol, hostname } = new URL(link.href);
      expect(protocol).toBe('https:');
      expect([...KNOWN_HOSTS].some((host) => hostname === host || hostname.endsWith(`.${host}`))).toBe(true);
      expect(link.rel).toContain('noreferrer');
    }
  });

  test('speaks Bengali, and English only where it was said outside', async () => {
    const { root } = await openState(start, `popup-${id}`, { language: 'bn' });
    expectSentences(root);
    expect(words(root.querySelector('h1'))).toMatch(/[\u0980-\u09ff]/);
  });

  test('reads from right to left in a language that does', async () => {
    const { root } = await openState(start, `popup-${id}`, {
      locale: 'ar-XB',
      messages: pseudo(messagesOf('en')),
    });
    expect(document.documentElement.dir).toBe('rtl');
    expect(words(root.querySelector('h1'))).toMatch(/^⟦.*⟧$/);
    expectSentences(root);
  });
});
