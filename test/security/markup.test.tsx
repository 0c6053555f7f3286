// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { safeHref } from '../../components/base/outside-link.tsx';
import { start as startDashboard } from '../../entrypoints/dashboard/start.tsx';
import { start as startPopup } from '../../entrypoints/popup/start.tsx';
import { historyKey } from '../../utils/engine/history.ts';
import type { Write } from '../../utils/store/store.ts';
import { openState, words } from '../components/open.tsx';
import { ago, incident, type Signals, seen } from '../ui/signals.ts';

const EVIL = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><b>bold</b>{name} $&';
const SCRIPT = 'javascript:window.pwned=1';

/** A status page that puts markup into every text that it may choose. */
const hostile = (url: string): Signals => ({
  observations: [seen('github', 'github.com', 2, 'net::ERR_CONNECTION_RESET')],
  feeds: {
    github: {
      reading: {
        health: 'major_outage',
        components: [{ id: EVIL, name: EVIL, health: 'major_outage' }],
        incidents: [incident({ title: EVIL, update: EVIL, url, components: [EVIL] })],
        maintenances: [
          { id: EVIL, title: EVIL, phase: 'in_progress', startsAt: ago(5), endsAt: null, components: [] },
        ],
      },
    },
  },
  judge: { github: 30 },
});

const history: Write[] = [40, 20].map((minutes) => ({
  table: 'history',
  key: historyKey('github', ago(minutes)),
  value: {
    at: ago(minutes),
    service: 'github',
    health: minutes === 40 ? 'major_outage' : 'operational',
    scope: minutes === 40 ? 'widespread' : 'none',
    cause: minutes === 40 ? 'service' : null,
    upstream: null,
    confidence: 0.9,
    official: 'major_outage',
    title: EVIL,
  },
}));

describe.each([
  ['panel', startPopup, 'popup-widespread'],
  ['dashboard', startDashboard, 'dashboard-all'],
] as const)('markup in a feed, in the %s', (_, start, sample) => {
  test.each([
    SCRIPT,
    'data:text/html,<script>1</script>',
    'https://evil.example/',
    'http://github.com/',
    '//x',
  ])('is text, and a link to %s is none', async (url) => {
    const { root } = await openState(start, sample, {
      change: {
        signals: hostile(url),
        url: 'https://github.com/',
        rows: [...history],
        settings: { follows: ['github'], welcomed: true },
      },
    });
    expect(words(root)).toContain('<img src=x onerror=');
    expect(root.querySelectorAll('img, script, iframe, b, object, embed')).toHaveLength(0);
    for (const element of root.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on/);
        expect(value).not.toMatch(/^\s*(javascript|data):/i);
      }
    }
    for (const link of root.querySelectorAll('a')) {
      const href = link.getAttribute('href') ?? '';
      if (!href.startsWith('#'))
        expect(new URL(href).origin).toMatch(/^https:\/\/(www\.)?github(status)?\.com$/);
    }
    expect((globalThis as { pwned?: number }).pwned).toBeUndefined();
  });
});

describe('a link to the outside', () => {
  test.each([
    ['https://github.com.evil.example/', null],
    ['https://evilgithub.com/', null],
    ['https://github.com@evil.example/', null],
    ['https://user:pw@github.com/', null],
    ['http://github.com/', null],
    ['ftp://github.com/', null],
    ['javascript://github.com/%0aalert(1)', null],
    ['/relative', null],
    ['', null],
    ['https://status.github.com/a', 'https://status.github.com/a'],
    ['HTTPS://GitHub.com', 'https://github.com/'],
  ])('%s leads to %s', (href, safe) => {
    expect(safeHref(href, ['github.com'])).toBe(safe);
  });
});
