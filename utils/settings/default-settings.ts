import type { Settings } from './settings.ts';

/** What somebody has who has chosen nothing yet: the defaults of `settingsSchema`, for those who read without it. */
export const DEFAULT_SETTINGS: Settings = {
  follows: [],
  custom: [],
  feeds: {},
  catalogUrl: null,
  components: {},
  watches: [],
  muted: {},
  notifications: { on: true, from: 'degraded', over: true, quietFrom: 0, quietTo: 0 },
  notifyFrom: {},
  country: null,
  language: 'auto',
  theme: 'auto',
  pollMinutes: 5,
  hub: null,
  sources: {
    feeds: true,
    probes: true,
    automaticChecks: false,
    people: true,
    mentions: false,
    httpStatus: false,
  },
  downdetectorToken: null,
  welcomed: false,
};
