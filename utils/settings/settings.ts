import * as z from 'zod/mini';
import { LANGUAGES } from '../i18n/keys.ts';
import { listOf, recordOf } from '../store/salvage.ts';
import { timeSchema } from '../store/time.ts';

/** Whatever is asked for or opened in the person's name has an https address. */
const addressSchema = z.string().check(z.refine((text) => /^https:/i.test(text) && URL.canParse(text)));

const feedSchema = z.object({ url: addressSchema, format: z.string() });

/** A page outside the catalogue that the person follows. */
export const customServiceSchema = z.object({
  id: z.string(),
  name: z.string(),
  page: addressSchema,
  feed: feedSchema,
  hosts: z.array(z.string()),
});

/** Least severity that is announced. */
const severitySchema = z.enum(['degraded', 'partial_outage', 'major_outage']);

const hour = z.number().check(z.minimum(0), z.maximum(23));

/** Choices by service id, of which only those that do not fit are lost. As a policy it is described by what it holds. */
function byService<T>(item: z.ZodMiniType<T>) {
  const lenient = recordOf(item);
  return z.pipe(
    z.transform((raw: unknown): unknown => lenient.safeParse(raw).data ?? raw),
    z.record(z.string(), item),
  );
}

/** All that a person chooses. Every field has a default, so a partial or older row is never lost. */
export const settingsSchema = z.object({
  /** Service ids, in the order they were followed. */
  follows: z._default(z.array(z.string()), []),
  custom: z._default(listOf(customServiceSchema), []),
  /** Feeds that the person accepted in place of the catalogue's, because that one has moved. */
  feeds: z._default(byService(feedSchema), {}),
  /** Address of a signed catalogue, its public keys in the fragment; null: the bundled one only. */
  catalogUrl: z._default(z.nullable(z.string()), null),
  /** Component ids to watch per service; absent: all. */
  components: z._default(z.record(z.string(), z.array(z.string())), {}),
  /** "Tell me when it is back", by service id. */
  watches: z._default(z.array(z.string()), []),
  /** Muted until that time (epoch ms UTC) by service id; 0 for good. */
  muted: z._default(byService(timeSchema), {}),
  notifications: z._default(
    z.object({
      on: z._default(z.boolean(), true),
      from: z._default(severitySchema, 'degraded'),
      over: z._default(z.boolean(), true),
      /** Local hours of the day between which nothing is shown; equal values: none. */
      quietFrom: z._default(hour, 0),
      quietTo: z._default(hour, 0),
    }),
    { on: true, from: 'degraded', over: true, quietFrom: 0, quietTo: 0 },
  ),
  /** `notifications.from` of single services, by id; absent: the general one. */
  notifyFrom: z._default(z.record(z.string(), severitySchema), {}),
  /** ISO 3166-1 alpha-2; null until guessed from the time zone. */
  country: z._default(z.nullable(z.string()), null),
  language: z._default(z.enum(['auto', ...LANGUAGES]), 'auto'),
  theme: z._default(z.enum(['auto', 'light', 'dark']), 'auto'),
  pollMinutes: z._default(z.number().check(z.minimum(1), z.maximum(60)), 5),
  /** The hub's https address (http on loopback); null: none. */
  hub: z._default(z.nullable(z.string()), null),
  sources: z._default(
    z.object({
      feeds: z._default(z.boolean(), true),
      /** Third parties may be asked when "Check now" is pressed. */
      probes: z._default(z.boolean(), true),
      /** Checks may also run by themselves, on a failure. */
      automaticChecks: z._default(z.boolean(), false),
      people: z._default(z.boolean(), true),
      mentions: z._default(z.boolean(), false),
      /** Status codes and sub-resource failures; needs the optional host permission. */
      httpStatus: z._default(z.boolean(), false),
    }),
    { feeds: true, probes: true, automaticChecks: false, people: true, mentions: false, httpStatus: false },
  ),
  /** Bearer token for the paid Downdetector API; null: not used. */
  downdetectorToken: z._default(z.nullable(z.string()), null),
  welcomed: z._default(z.boolean(), false),
});
export type Settings = z.infer<typeof settingsSchema>;
