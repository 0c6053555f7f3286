import { browser } from './api.ts';

const NAME = 'tick';
/** One beat a minute; what is due at a beat is decided by stored times. */
const PERIOD_MINUTES = 1;

/** Makes sure that the one alarm exists: browsers drop alarms at a restart, an update or re-enabling. */
export async function ensureAlarm(): Promise<void> {
  if (await browser.alarms.get(NAME)) return;
  browser.alarms.create(NAME, { delayInMinutes: PERIOD_MINUTES, periodInMinutes: PERIOD_MINUTES });
}

export function onTick(run: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => (name === NAME ? run() : undefined));
}
