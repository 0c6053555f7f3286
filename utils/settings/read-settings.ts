import { DEFAULT_SETTINGS } from './default-settings.ts';
import { type Settings, settingsSchema } from './settings.ts';

/** Settings from a stored value of any age: a field that cannot be read falls back alone and costs no other. */
export function settingsFrom(raw: unknown): Settings {
  return { ...DEFAULT_SETTINGS, ...readableSettings(raw) };
}

/** Only what is there and can be read. */
export function readableSettings(raw: unknown): Partial<Settings> {
  if (typeof raw !== 'object' || raw === null) return {};
  const fields = Object.keys(settingsSchema.shape).flatMap((name) => {
    if (!Object.hasOwn(raw, name)) return [];
    const parsed = settingsSchema.safeParse({ [name]: raw[name as keyof typeof raw] });
    return parsed.success ? [[name, parsed.data[name as keyof Settings]]] : [];
  });
  return Object.fromEntries(fields);
}
