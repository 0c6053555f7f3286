import * as z from 'zod/mini';
import { HEALTHS } from '../health.ts';

const healthSchema = z.enum(HEALTHS);
/** Epoch milliseconds UTC, or null where the page does not say. */
const timeSchema = z.nullable(z.number());

export const componentSchema = z.object({ id: z.string(), name: z.string(), health: healthSchema });

export const incidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  phase: z.enum(['investigating', 'identified', 'monitoring', 'verifying']),
  health: healthSchema,
  startedAt: timeSchema,
  updatedAt: timeSchema,
  /** Ids of `components` (names where the page gives no ids). */
  components: z.array(z.string()),
  url: z.nullable(z.string()),
  /** Latest words of the operator as plain text; null where the page gives none. */
  update: z.nullable(z.string()),
});

export const maintenanceSchema = z.object({
  id: z.string(),
  title: z.string(),
  phase: z.enum(['scheduled', 'in_progress']),
  startsAt: timeSchema,
  endsAt: timeSchema,
  /** Ids of `components` (names where the page gives no ids). */
  components: z.array(z.string()),
});

/** One valid parse of an official feed. Lists hold only what is open or planned at that time. */
export const readingSchema = z.object({
  format: z.string(),
  health: healthSchema,
  components: z.array(componentSchema),
  incidents: z.array(incidentSchema),
  maintenances: z.array(maintenanceSchema),
  updatedAt: timeSchema,
});

export type FeedComponent = z.infer<typeof componentSchema>;
export type FeedIncident = z.infer<typeof incidentSchema>;
export type FeedMaintenance = z.infer<typeof maintenanceSchema>;
export type FeedReading = z.infer<typeof readingSchema>;

/** Why a payload could not be read. The only error that a parser throws. */
export type UnreadableReason =
  | 'empty'
  | 'html'
  | 'not-json'
  | 'not-xml'
  | 'wrong-shape'
  | 'too-large'
  | 'stale'
  | 'no-state';

export class FeedError extends Error {
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason, message: string) {
    super(message);
    this.name = 'FeedError';
    this.reason = reason;
  }
}
