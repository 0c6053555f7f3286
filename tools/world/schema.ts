import * as z from 'zod/mini';
import { CAUSES, SCOPES } from '../../utils/assess/types.ts';
import { SYMPTOMS, type Symptom } from '../../utils/crowd/symptoms.ts';
import { HEALTHS } from '../../utils/health.ts';

/** ISO 8601 UTC in the file, epoch ms in memory. */
const time = z.pipe(
  z.string().check(
    z.regex(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|\+00:00)$/,
      'must be a time like 2021-10-04T15:46:00Z',
    ),
    z.refine((value) => !Number.isNaN(Date.parse(value)), 'is not a time that exists'),
  ),
  z.transform((value: string) => Date.parse(value)),
);

const remark = z.optional(z.unknown());

/** An object on which the author of a world may leave a remark. Keys that are not known are left out. */
const part = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.object({ ...shape, note: remark, why: remark, comment: remark });

const oneOrMore = <Item extends z.core.SomeType>(item: Item) => z.union([item, z.array(item)]);

const service = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/, 'must be a service id'));
const host = z.string().check(z.regex(/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/, 'must be a host name in lower case'));
const country = z.string().check(z.regex(/^[A-Z]{2}$/, 'must be two capital letters'));
const address = z
  .string()
  .check(z.refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), 'must be an http(s) URL'));
const status = z.int().check(z.minimum(100), z.maximum(599));
/** A world may call it what it likes: what the panel has no word for is a site that does not open. */
const symptom = z.pipe(
  z.string(),
  z.transform((word: string): Symptom => SYMPTOMS.find((known) => known === word) ?? 'cannot_open'),
);
const count = z.int().check(z.minimum(0));
const share = z.number().check(z.minimum(0), z.maximum(1));
const rate = z.number().check(z.minimum(0));

export const FAILURES = ['dns', 'refused', 'reset', 'timeout', 'tls'] as const;
export type Failure = (typeof FAILURES)[number];

const period = { from: z.optional(time), to: z.optional(time) };

const routeSchema = part({
  url: z.string().check(z.regex(/^(https?:\/\/|\*)/, 'must start with http://, https:// or *')),
  ...period,
  fail: z.optional(z.enum(FAILURES)),
  status: z.optional(status),
  headers: z.optional(z.record(z.string(), z.string())),
  body: z.optional(z.string()),
  json: z.optional(z.unknown()),
}).check(
  z.refine(
    (route) => [route.fail, route.body, route.json].filter((way) => way !== undefined).length <= 1,
    'has more than one of fail, body and json',
  ),
);

const outcome = z.union([
  z.enum(['ok', ...FAILURES]),
  status,
  z.pipe(z.string().check(z.regex(/^[1-5]\d\d$/, 'must be ok, a failure or a status')), z.transform(Number)),
]);

const hostSchema = part({
  host,
  ...period,
  dns: z.optional(
    part({
      rcode: z.enum(['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED']),
      ede: z.optional(count),
    }),
  ),
  http: z.optional(
    z.record(
      z.string().check(z.regex(/^([A-Z]{2}|AS\d+|\*)$/, 'must be a country code, AS<number> or *')),
      outcome,
    ),
  ),
  visibility: z.optional(share),
  ooni: z.optional(z.record(country, share)),
});

const connectionSchema = part({
  ...period,
  state: z.enum(['offline', 'portal', 'resolver', 'filter']),
  blocks: z.optional(z.array(host)),
});

const crowdSchema = part({
  service,
  country,
  from: time,
  perQuarterHour: z.array(count),
  usual: z._default(rate, 0),
});

const outcomeOfRequest = { error: z.optional(z.string()), status: z.optional(status) };
const oneOutcome = () =>
  z.refine<{ error?: string | undefined; status?: number | undefined }>(
    (event) => event.error === undefined || event.status === undefined,
    'has both an error and a status',
  );

const eventSchema = z.discriminatedUnion('do', [
  part({ at: time, do: z.literal('navigate'), url: address, ...outcomeOfRequest }).check(oneOutcome()),
  part({
    at: time,
    do: z.literal('request'),
    page: address,
    url: address,
    began: z.optional(z.boolean()),
    ...outcomeOfRequest,
  }).check(oneOutcome()),
  part({ at: time, do: z.literal('check'), service }),
  part({ at: time, do: z.literal('report'), service, symptom }),
  part({ at: time, do: z.literal('watch'), service }),
  part({ at: time, do: z.literal('follow'), service }),
  part({ at: time, do: z.literal('unfollow'), service }),
  part({ at: time, do: z.literal('kill-worker') }),
  part({ at: time, do: z.literal('restart-browser') }),
  part({ at: time, do: z.literal('sleep'), minutes: z.number().check(z.positive()) }),
]);

export const NOTICE_KINDS = ['started', 'worse', 'over', 'connection'] as const;

const noticeCount = z.union([
  count,
  z.tuple([count, count]).check(z.refine(([min, max]) => min <= max, 'has its least above its most')),
]);

const verdictFields = {
  health: z.optional(oneOrMore(z.nullable(z.enum(HEALTHS)))),
  scope: z.optional(oneOrMore(z.nullable(z.enum(SCOPES)))),
  cause: z.optional(oneOrMore(z.nullable(z.enum(CAUSES)))),
  upstream: z.optional(oneOrMore(z.nullable(service))),
};

const neverSchema = part(verdictFields).check(
  z.refine(
    ({ health, scope, cause, upstream }) =>
      [health, scope, cause, upstream].some((each) => each !== undefined),
    'names no field of a verdict',
  ),
);

const expectSchema = part({
  at: z.optional(time),
  ...period,
  service: z.optional(service),
  ...verdictFields,
  minConfidence: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  notices: z.optional(z.partialRecord(z.enum(NOTICE_KINDS), noticeCount)),
  never: z.optional(neverSchema),
}).check(
  z.refine(
    ({ at, notices, never }) => [at, notices, never].some((each) => each !== undefined),
    'says neither at nor notices nor never',
  ),
  z.refine(
    ({ at, never }) => at === undefined || never === undefined,
    'mixes a verdict (at) with what none may be (never)',
  ),
  z.refine(
    (expected) => expected.at === undefined || expected.service !== undefined,
    'says at but no service',
  ),
  z.refine(
    (expected) => expected.at === undefined || expected.notices === undefined,
    'mixes a verdict (at) with a count of notices (from, to)',
  ),
);

/** The whole of `world.json`. */
export const worldSchema = part({
  title: z.string(),
  start: time,
  end: time,
  user: part({
    country: z.optional(country),
    asn: z.optional(z.int().check(z.positive())),
    follows: z._default(z.array(service), []),
    consents: z._default(
      z.array(z.enum(['look-in', 'probes', 'automatic-checks', 'reports', 'http-status'])),
      [],
    ),
  }),
  routes: z._default(z.array(routeSchema), []),
  hosts: z._default(z.array(hostSchema), []),
  connection: z._default(z.array(connectionSchema), []),
  crowd: z._default(z.array(crowdSchema), []),
  events: z._default(z.array(eventSchema), []),
  expect: z._default(z.array(expectSchema), []),
}).check(z.refine((world) => world.start < world.end, { error: 'must be before the end', path: ['start'] }));

export type World = z.infer<typeof worldSchema>;
export type Route = z.infer<typeof routeSchema>;
export type Host = z.infer<typeof hostSchema>;
export type Outcome = z.infer<typeof outcome>;
export type Connection = z.infer<typeof connectionSchema>;
export type Crowd = z.infer<typeof crowdSchema>;
export type WorldEvent = z.infer<typeof eventSchema>;
export type Expectation = z.infer<typeof expectSchema>;

/** True while a period holds; an open end holds for good, the end itself is outside. */
export function holds(period: { from?: number | undefined; to?: number | undefined }, now: number): boolean {
  return now >= (period.from ?? Number.NEGATIVE_INFINITY) && now < (period.to ?? Number.POSITIVE_INFINITY);
}
