import type { SettingsChange, SettingsStore } from '../engine/parts.ts';
import { readableSettings, type Settings, settingsFrom, settingsSchema } from '../store/settings.ts';
import { browser } from './native.ts';

const KEY = 'settings';
/** Choices that belong to this device or network and are not carried to the person's other browsers. */
const LOCAL_ONLY = ['watches', 'downdetectorToken', 'welcomed'] as const;

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
      const travelling: Record<string, unknown> = { ...settings };
      for (const key of LOCAL_ONLY) delete travelling[key];
      // sync storage may be off, full or too slow to matter: the local copy is the truth here
      await browser.storage.sync.set({ [KEY]: travelling }).catch(() => undefined);
    });
  }

  return { read, save };
}

/** Takes over what another of the person's browsers has saved. */
export async function adoptSynced(settings: SettingsStore): Promise<void> {
  const synced = await browser.storage.sync.get(KEY).catch(() => ({}) as Record<string, unknown>);
  const { watches: _, downdetectorToken: __, welcomed: ___, ...travelling } = readableSettings(synced[KEY]);
  if (Object.keys(travelling).length > 0) await settings.save(travelling);
}
