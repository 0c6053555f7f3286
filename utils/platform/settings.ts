import type { SettingsChange, SettingsStore } from '../engine/parts.ts';
import { DEFAULT_SETTINGS } from '../settings/default-settings.ts';
import { readableSettings, settingsFrom } from '../settings/read-settings.ts';
import { type Settings, settingsSchema } from '../settings/settings.ts';
import { browser } from './browser-polyfill.ts';

const KEY = 'settings';
/** Choices that belong to this device or network and are not carried to the person's other browsers. */
const LOCAL_ONLY: readonly string[] = ['watches', 'downdetectorToken', 'welcomed'];

/** Values that an organisation has set; they win over the person's. Empty where there are none. */
export async function managedSettings(): Promise<Partial<Settings>> {
  try {
    const policy = Object.entries(await browser.storage.managed.get(null));
    // a policy has no null: an empty text says that there is none
    return readableSettings(
      Object.fromEntries(policy.map(([name, value]) => [name, value === '' ? null : value])),
    );
  } catch {
    return {}; // Firefox throws where no manifest for managed storage is installed
  }
}

/**
 * Settings in local storage, with those that may travel mirrored to the browser's sync storage.
 * `guessCountry` speaks where nobody has chosen one; pages leave it out, so that they show the choice.
 */
export function createSettings(
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>,
  guessCountry: () => string | null = () => null,
): SettingsStore {
  async function own(): Promise<Settings> {
    return settingsFrom((await browser.storage.local.get(KEY))[KEY]);
  }

  async function read(): Promise<Settings> {
    const [chosen, managed] = await Promise.all([own(), managedSettings()]);
    return { ...chosen, country: chosen.country ?? guessCountry(), ...managed };
  }

  async function save(change: SettingsChange): Promise<void> {
    await lock('settings', async () => {
      const before = await own();
      const changes = typeof change === 'function' ? change(before) : change;
      const settings = settingsSchema.parse({ ...before, ...changes });
      await browser.storage.local.set({ [KEY]: settings });
      await carry(before, settings);
    });
  }

  return { read, save };
}

/**
 * Hands what has changed to the browser, which carries it to the person's other browsers where they have turned
 * that on. One item each: a long list must not keep the others from travelling. It may be off or full: the
 * local copy is the truth here.
 */
async function carry(before: Settings, settings: Settings): Promise<void> {
  const changed = Object.entries(settings).filter(
    ([name, value]) =>
      !LOCAL_ONLY.includes(name) && JSON.stringify(value) !== JSON.stringify(before[name as keyof Settings]),
  );
  await Promise.allSettled(changed.map(([name, value]) => browser.storage.sync.set({ [name]: value })));
}

/** Takes over what the person has changed in another browser, now and whenever something arrives. */
export function onCarried(
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>,
): () => Promise<void> {
  const adopt = (names: readonly string[] | null) =>
    lock('settings', async () => {
      // as it is now, not as it was when the event was sent: a change of ours may have come after it
      const carried = readableSettings(await browser.storage.sync.get(names === null ? null : [...names]));
      const arrived = Object.entries(carried).filter(([name]) => !LOCAL_ONLY.includes(name));
      if (arrived.length === 0) return;
      const own = settingsFrom((await browser.storage.local.get(KEY))[KEY]);
      const settings = { ...own, ...Object.fromEntries(arrived) };
      if (JSON.stringify(settings) !== JSON.stringify(own))
        await browser.storage.local.set({ [KEY]: settings });
    });
  browser.storage.sync.onChanged.addListener((changes) => adopt(Object.keys(changes)));
  return () => adopt(null);
}

/** Forgets every choice, here and in what the browser carries; other browsers keep theirs. */
export async function forgetSettings(
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>,
): Promise<void> {
  await lock('settings', async () => {
    await browser.storage.local.set({ [KEY]: DEFAULT_SETTINGS });
    await browser.storage.sync.clear().catch(() => undefined);
  });
}
