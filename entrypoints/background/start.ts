import { migrateRows } from '../../utils/engine/migrate-rows.ts';
import type { Seen } from '../../utils/engine/observer.ts';
import type { Message } from '../../utils/messages.ts';
import { ensureAlarm, onTick } from '../../utils/platform/alarm.ts';
import { browser } from '../../utils/platform/api.ts';
import { updateCatalog } from '../../utils/platform/catalog.ts';
import { onDeferredMessage } from '../../utils/platform/deferred-message.ts';
import { createBackground } from '../../utils/platform/engine.ts';
import { onMessage } from '../../utils/platform/listen.ts';
import { lock } from '../../utils/platform/lock.ts';
import { createMenu, onMenu, onOmnibox } from '../../utils/platform/menu-and-omnibox.ts';
import { onNavigation, onShown } from '../../utils/platform/navigation.ts';
import { openNotice } from '../../utils/platform/notifier.ts';
import { onRequests } from '../../utils/platform/requests.ts';
import { onCarried } from '../../utils/platform/settings.ts';
import { createGate, singleFlight } from '../../utils/single-flight.ts';
import { answerTo } from './answer.ts';

/** Builds the parts and registers every listener in the first turn: a worker may be woken for any of them. */
export function start(): void {
  const background = createBackground();
  const { engine, painter, store, settings, catalog } = background;

  // what runs while everything is deleted would write rows of before back
  const { pass, alone } = createGate();
  const see = (seen: Seen) => pass(() => engine.see(seen));

  onTick(() =>
    pass(async () => {
      // newer lists come although a beat has failed
      await engine.tick().finally(() => updateCatalog(background));
    }),
  );
  onNavigation(see);
  onRequests(see);
  onShown(painter.paintTab);
  const answer = singleFlight(
    (message: Message) =>
      (message.type === 'delete-everything' ? alone : pass)(() => answerTo(message, background)),
    isJoined,
  );
  onMessage(answer);
  onDeferredMessage(answer);
  browser.notifications.onClicked.addListener((id) => openNotice(id, store));
  browser.permissions.onAdded.addListener(() => {
    onRequests(see);
    return pass(engine.allowed);
  });
  const adoptCarried = onCarried(lock);
  onMenu();
  onOmnibox(catalog);
  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    if (reason === 'update') await migrateRows({ store, lock });
    // what another browser has left, before the first page asks
    if (reason === 'install') await adoptCarried().catch(() => undefined);
    await createMenu(settings);
    // an update has wiped what was painted
    if (reason === 'update') await painter.paintTabs();
    if (reason === 'install' && !(await settings.read()).welcomed) {
      await browser.tabs.create({ url: browser.runtime.getURL('welcome.html') });
    }
  });
  browser.runtime.onStartup.addListener(() => void painter.paintTabs());

  // every start: a worker may have been stopped for any reason, and alarms with it
  void ensureAlarm();
}

const LEFT: readonly string[] = ['check', 'check-host', 'report', 'follow-page'] satisfies Message['type'][];

/**
 * What a page has left it may also send, which means it once. Each other press counts. What is due is looked at
 * each time: settings have changed.
 */
function isJoined(message: Message): boolean {
  return message.type === 'refresh' ? message.service !== undefined : LEFT.includes(message.type);
}
