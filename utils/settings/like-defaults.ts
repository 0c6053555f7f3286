import { DEFAULT_SETTINGS } from './default-settings.ts';
import type { Settings } from './settings.ts';

/**
 * The settings in a value that `settingsSchema` has seen before, for the panel, which does not carry the
 * schema: every value of its default's kind, groups filled up with what an older version did not know.
 */
export function likeDefaults(raw: unknown): Partial<Settings> {
  return isGroup(raw) ? alike(raw, DEFAULT_SETTINGS) : {};
}

function alike(raw: Record<string, unknown>, defaults: Record<string, unknown>): Record<string, unknown> {
  const values = Object.entries(defaults).flatMap(([name, usual]) => {
    const value = raw[name];
    if (isGroup(usual) && Object.keys(usual).length > 0)
      return isGroup(value) ? [[name, { ...usual, ...alike(value, usual) }]] : [];
    return isLike(value, usual) ? [[name, value]] : [];
  });
  return Object.fromEntries(values);
}

/** Absent values of the settings are null where they would be texts. */
function isLike(value: unknown, usual: unknown): boolean {
  if (usual === null) return value === null || typeof value === 'string';
  return typeof value === typeof usual && value !== null && Array.isArray(value) === Array.isArray(usual);
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
