import type { Translate } from '../i18n/translate.ts';
import { type Notice, noticeSchema } from '../notify/rows.ts';
import type { Store } from '../store/store.ts';
import { browser } from './api.ts';

/** Shows a notice; one with the same id is replaced, never stacked. */
export async function showNotice(notice: Notice, translate: Translate, store: Store): Promise<void> {
  // kept for the click, which may come when this worker is long gone
  await store.commit([{ table: 'state', key: `shown|${notice.id}`, value: notice }]);
  await browser.notifications.create(notice.id, {
    // Firefox throws on any option beyond these
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon-128.png'),
    title: translate(notice.title),
    message: translate(notice.body),
  });
}

/** A click opens the official page where there is one, else our own board. */
export async function openNotice(id: string, store: Store): Promise<void> {
  const shown = noticeSchema.safeParse(await store.read('state', `shown|${id}`));
  const url = shown.success ? shown.data.url : null;
  const safe = url?.startsWith('https://') ? url : browser.runtime.getURL('dashboard.html');
  await browser.tabs.create({ url: safe });
  await browser.notifications.clear(id);
}
