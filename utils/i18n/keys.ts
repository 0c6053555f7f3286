import type dashboard from './en/dashboard.json';
import type evidence from './en/evidence.json';
import type notice from './en/notice.json';
import type options from './en/options.json';
import type panel from './en/panel.json';
import type verdict from './en/verdict.json';
import type welcome from './en/welcome.json';

/** Every key of the English locale files; `test/i18n` holds the other languages to the same set. */
export type MessageKey =
  | keyof typeof evidence
  | keyof typeof verdict
  | keyof typeof notice
  | keyof typeof panel
  | keyof typeof dashboard
  | keyof typeof options
  | keyof typeof welcome;

/** One locale file per area of the interface; the build joins them into `locales/<language>.json`. */
export const AREAS = ['evidence', 'verdict', 'notice', 'panel', 'dashboard', 'options', 'welcome'] as const;

export const LANGUAGES = ['en', 'bn'] as const;
export type Language = (typeof LANGUAGES)[number];
