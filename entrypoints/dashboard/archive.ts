import * as z from 'zod/mini';
import { type HistoryEntry, historyKey, historySchema } from '../../utils/engine/history.ts';
import { joinSpans, spanSchema, WATCH_TIMES, type WatchTimes } from '../../utils/engine/watch-times.ts';
import { settingsFrom } from '../../utils/settings/read-settings.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { listOf } from '../../utils/store/salvage.ts';
import type { Write } from '../../utils/store/store.ts';

/** The file that "Export" writes and "Import" reads. */
const archiveSchema = z.object({
  format: z.literal('is-it-me/1'),
  settings: z.record(z.string(), z.unknown()),
  history: z.array(z.unknown()),
  /** Absent in files of earlier versions. */
  awake: z.optional(z.unknown()),
});

export type Archive = {
  settings: Settings;
  entries: HistoryEntry[];
  /** Entries of the file that could not be read. */
  left: number;
  /** When somebody looked; empty where the file does not say. */
  awake: WatchTimes;
};

const spansSchema = listOf(spanSchema);

/** Everything that is kept for long, as JSON. Secrets stay here. */
export function toJson(settings: Settings, entries: readonly HistoryEntry[], awake: WatchTimes): string {
  const shared = { ...settings, downdetectorToken: null };
  const file = { format: 'is-it-me/1', settings: shared, history: entries, awake };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads an exported file; null when it is none. Single settings and entries that do not fit are left out. */
export function fromJson(text: string): Archive | null {
  const file = archiveSchema.safeParse(parse(text));
  if (!file.success) return null;
  const read = file.data.history.map((entry) => historySchema.safeParse(entry));
  const entries = read.flatMap((entry) => (entry.success ? [entry.data] : []));
  return {
    settings: settingsFrom(file.data.settings),
    entries,
    left: read.length - entries.length,
    awake: spansSchema.safeParse(file.data.awake).data ?? [],
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const COLUMNS = [
  'at',
  'service',
  'health',
  'scope',
  'cause',
  'upstream',
  'confidence',
  'official',
  'title',
] as const;

/** The history as a table (RFC 4180), times in ISO 8601 UTC. */
export function toCsv(entries: readonly HistoryEntry[]): string {
  const rows = entries.map((entry) =>
    COLUMNS.map((column) => cell(column === 'at' ? new Date(entry.at).toISOString() : entry[column])).join(
      ',',
    ),
  );
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

/** A cell; what a spreadsheet would run as a formula gets a quote in front (OWASP "CSV injection"). */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const inert = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Rows to store for an imported history, beside the times of looking that are stored. `now` is epoch ms UTC. */
export function historyWrites(archive: Archive, awake: WatchTimes, now: number): Write[] {
  const rows = archive.entries.map(
    (entry): Write => ({ table: 'history', key: historyKey(entry.service, entry.at), value: entry }),
  );
  return [...rows, { table: 'state', key: WATCH_TIMES, value: joinSpans(awake, archive.awake, now) }];
}
