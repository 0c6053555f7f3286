import * as z from 'zod/mini';
import { ANONYMOUS, type Fetch } from '../net/fetch.ts';
import { hubUrl } from './board.ts';
import { SYMPTOMS, type Symptom } from './symptoms.ts';

/** "I have this problem too", as the hub takes it. Nothing else is sent. */
export const reportSchema = z.strictObject({
  service: z.string().check(z.maxLength(100)),
  symptom: z.enum(SYMPTOMS),
  /** ISO 3166-1 alpha-2; null where the person does not say. */
  country: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))),
  /** Minute in which it was reported, epoch ms UTC: a report may have waited for a connection. */
  at: z.number().check(z.minimum(0)),
});
export type Report = z.infer<typeof reportSchema>;

/** A report on its way. The key stays the same over all attempts, so that the hub counts it once. */
export const queuedReportSchema = z.object({ key: z.string(), report: reportSchema });
export type QueuedReport = z.infer<typeof queuedReportSchema>;

/** A report older than this helps nobody and is dropped by both sides, ms. */
export const REPORT_EXPIRES_AFTER = 24 * 60 * 60_000;

/** The last report of a service as it is noted in this browser, with or without a hub. */
export const reportedSchema = z.object({ at: z.number(), symptom: z.enum(SYMPTOMS) });

const MINUTE = 60_000;

/** A report made now. `random` gives 0..1; twice 52 bits of it make the key. */
export function queueReport(
  { service, symptom, country }: { service: string; symptom: Symptom; country: string | null },
  now: number,
  random: () => number,
): QueuedReport {
  const part = () =>
    Math.floor(random() * 2 ** 52)
      .toString(36)
      .padStart(11, '0');
  const at = Math.floor(now / MINUTE) * MINUTE;
  return { key: part() + part(), report: { service, symptom, country, at } };
}

/** `done`: never send it again. `later`: keep it and try again. */
export type Delivery = 'done' | 'later';

/**
 * Sends one queued report. Never throws. Only an answer that says so takes a report out of the queue:
 * accepted (2xx) or refused for good (4xx). Silence, 408, 425, 429 and 5xx mean "again later".
 */
export async function sendReport(
  queued: QueuedReport,
  { fetch, hub, now, signal }: { fetch: Fetch; hub: string; now: number; signal?: AbortSignal },
): Promise<Delivery> {
  if (now - queued.report.at > REPORT_EXPIRES_AFTER) return 'done';
  try {
    const response = await fetch(hubUrl(hub, '/v1/reports'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': queued.key },
      body: JSON.stringify(queued.report),
      ...ANONYMOUS,
      redirect: 'error',
      ...(signal && { signal }),
    });
    const isFinal = response.ok || (response.status >= 400 && response.status < 500);
    return isFinal && ![408, 425, 429].includes(response.status) ? 'done' : 'later';
  } catch {
    return 'later';
  }
}
