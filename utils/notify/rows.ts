import * as z from 'zod/mini';
import { CAUSES, upstreamSchema } from '../assess/types.ts';
import { HEALTHS } from '../health.ts';
import { textSchema } from '../i18n/text-schema.ts';
import { listOf } from '../store/salvage.ts';

/** One cause and the services under it, from its first sign to its end. */
export const storySchema = z.object({
  id: z.string(),
  kind: z.enum(['service', 'upstream', 'connection', 'maintenance']),
  services: z.array(z.string()),
  upstream: z.nullable(upstreamSchema),
  cause: z.nullable(z.enum(CAUSES)),
  since: z.number(),
  /** Worst health that was reached, and so announced. */
  worst: z.enum(HEALTHS),
  /** True when a notice said that it started. */
  announced: z.boolean(),
  /** Id of its notices, kept when its cause or its beginning turns out to be another: the last replaces the first. */
  noticeId: z.optional(z.string()),
  /** True once an official page had an incident open for it: that page then says when it is over. */
  incident: z._default(z.boolean(), false),
  /** True when it came back soon after it had been told to be over. */
  returned: z.optional(z.boolean()),
  /** Set while everything looks well again but the story is not closed yet. */
  quietSince: z.nullable(z.number()),
  /** Set while nothing can be seen of it: neither that it goes on nor that it is over. */
  lostSince: z.optional(z.nullable(z.number())),
  /** Since when (epoch ms UTC) those of its services look well again without which it goes on. */
  well: z.optional(z.record(z.string(), z.number())),
});
export type Story = z.infer<typeof storySchema>;
export const storiesSchema = listOf(storySchema);

/** Services whose trouble was told to be over, and when (epoch ms UTC), for as long as it may come back. */
export const endingsSchema = z.record(z.string(), z.number());
export type Endings = z.infer<typeof endingsSchema>;

/** A desktop notification on its way. Its id is stable, so that showing it again replaces it. */
export const noticeSchema = z.object({
  id: z.string(),
  kind: z.enum(['started', 'worse', 'over', 'connection']),
  services: z.array(z.string()),
  title: textSchema,
  body: textSchema,
  at: z.number(),
  /** https page of the service or provider; null: the panel. */
  url: z.nullable(z.string()),
});
export type Notice = z.infer<typeof noticeSchema>;
