import { countryOfTimeZone } from '../crowd/country.ts';
import type { SettingsStore } from '../engine/parts.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../store/settings.ts';
import { browser } from './api.ts';

const KEY = 'settings';
/** Choices that belong to this device or network and are not carried to the person's other browsers. */
const LOCAL_ONLY = ['watches', 'downdetectorToken', 'welcomed'] as const;

/** Values that an organisation has set; they win over the person's. Empty where there are none. */
export async function managedSettings(): Promise<Partial<Settings>> {
  try {
    const managed: unknown = await browser.storage.managed.get(null);
    const parsed = settingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...(managed as object) });
    if (!parsed.success) return {};
    return Object.fromEntries(
      Object.keys(managed as object).flatMap((key) =>
        key in parsed.data ? [[key, parsed.data[key as keyof Settings]]] : [],
      ),
    );
  } catch {
    return {}; // Firefox throws where no manifest for managed storage is installed
  }
}

/** Settings in local storage, with those that may travel mirrored to the browser's sync storage. */
export function createSettings(lock: <T>(name: string, work: () => Promise<T>) => Promise<T>): SettingsStore {
  async function read(): Promise<Settings> {
    const [local, managed] = await Promise.all([browser.storage.local.get(KEY), managedSettings()]);
    const parsed = settingsSchema.safeParse(local[KEY] ?? {});
    const own = parsed.success ? parsed.data : DEFAULT_SETTINGS;
    const country = own.country ?? countryOfTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
    return { ...own, country, ...managed };
  }

  async function save(change: Partial<Settings>): Promise<void> {
    await lock('settings', async () => {
      const settings = settingsSchema.parse({ ...(await read()), ...change });
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
  const value = synced[KEY];
  if (typeof value !== 'object' || value === null) return;
  const parsed = settingsSchema.safeParse({ ...(await settings.read()), ...value });
  if (parsed.success) await browser.storage.local.set({ [KEY]: parsed.data });
}
