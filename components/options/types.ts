import type { Text } from '../../utils/i18n/text.ts';
import type { Settings } from '../../utils/settings/settings.ts';

export type NotifyFrom = Settings['notifications']['from'];

export type FollowedView = {
  id: string;
  name: string;
  /** Added by the person and not in the catalogue. */
  custom: boolean;
  mutedUntil: number | null;
  watched: boolean;
  /** From which health on a notification is shown; null: as for all. */
  notifyFrom: NotifyFrom | null;
  /** Components of its status page, each with whether it is watched; empty where it has none. */
  components: { id: string; name: string; on: boolean }[];
};

/** Somebody who is asked, what they are told, and under which hosts. */
export type OperatorView = { name: string; hosts: readonly string[]; sends: Text };

export type OptionsView = {
  settings: Settings;
  /** Settings that an organisation has fixed. */
  fixed: ReadonlySet<keyof Settings>;
  followed: FollowedView[];
  others: readonly { id: string; name: string }[];
  operators: readonly OperatorView[];
  countries: { code: string; name: string }[];
  /** Bytes kept in this browser; null where it does not say. */
  size: number | null;
};

export type OptionsActions = {
  save: (change: Partial<Settings>) => void;
  follow: (service: string, on: boolean) => void;
  /** Finds the feed of a status page and follows it. */
  followPage: (url: string) => void;
  watch: (service: string, on: boolean) => void;
  unmute: (service: string) => void;
  notifyFrom: (service: string, from: NotifyFrom | null) => void;
  /** Components to watch; null watches all. */
  components: (service: string, ids: string[] | null) => void;
  httpStatus: (on: boolean) => void;
  openDashboard: () => void;
  deleteEverything: () => void;
};
