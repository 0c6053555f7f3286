/** Oldest major versions that the extension runs in; the manifest and the builds are made for them. */
export const OLDEST = {
  /** Chrome, Edge and other Chromiums. */
  chromium: 120,
  /** Built-in consent for data came with it. */
  firefox: 140,
  /** Built-in consent came to Android two versions later. */
  firefoxAndroid: 142,
} as const;
