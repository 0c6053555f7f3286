import * as z from 'zod/mini';
import { SYMPTOMS } from './crowd/symptoms.ts';

const service = z.string().check(z.maxLength(100));

/** What our own pages may ask of the background worker. Anything else is refused. */
export const messageSchema = z.discriminatedUnion('type', [
  /** The person presses "Check now". */
  z.object({ type: z.literal('check'), service }),
  /** "Check now" on a site outside the catalogue: only the host name is used. */
  z.object({ type: z.literal('check-host'), host: z.string().check(z.maxLength(253)) }),
  z.object({ type: z.literal('follow'), service }),
  z.object({ type: z.literal('unfollow'), service }),
  z.object({ type: z.literal('report'), service, symptom: z.enum(SYMPTOMS) }),
  /** "Tell me when it is back", on or off. */
  z.object({ type: z.literal('watch'), service, on: z.boolean() }),
  /** Until is epoch ms UTC, 0 for good, null to end the mute. */
  z.object({ type: z.literal('mute'), service, until: z.nullable(z.number()) }),
  /** Finds the format and feed of a status page and follows it; the host permission is asked for before. */
  z.object({
    type: z.literal('follow-page'),
    url: z.string().check(z.maxLength(2000)),
    /** The service whose feed it is now, where it has moved. */
    service: z.optional(service),
  }),
  /** Polls what is due now, after settings changed; the feeds of a service in any case. */
  z.object({ type: z.literal('refresh'), service: z.optional(service) }),
  z.object({ type: z.literal('delete-everything') }),
]);
export type Message = z.infer<typeof messageSchema>;

export type Answer = { ok: true } | { ok: false; reason: string };
