import type { Failed, NoticeLine, VerdictLine } from './lines.ts';
import { type Expectation, NOTICE_KINDS, type World } from './schema.ts';

/** What was printed, and how the catalogue relates a provider to a company. */
export type Printed = {
  verdicts: readonly VerdictLine[];
  notices: readonly NoticeLine[];
  /** True when `id` is `ancestor` or a more specific provider of the same company. */
  isWithin: (id: string, ancestor: string) => boolean;
};

/** The expectations of a world that do not hold. */
export function failedExpectations(world: World, printed: Printed): Failed[] {
  return world.expect.flatMap((expectation, index) => {
    const complaint =
      expectation.at === undefined
        ? (checkNotices(expectation, world, printed) ?? checkNever(expectation, world, printed))
        : checkVerdict(expectation, expectation.at, printed);
    return complaint ? [{ index, ...complaint }] : [];
  });
}

type Complaint = Omit<Failed, 'index'> | null;

/** Before the first line of a service nothing is known of it. */
const NOTHING = {
  health: 'unknown',
  scope: 'unknown',
  cause: null,
  upstream: null,
  confidence: 0,
} satisfies Partial<VerdictLine>;

function checkVerdict(expectation: Expectation, at: number, { verdicts, isWithin }: Printed): Complaint {
  const { service = '', minConfidence = 0, health, scope, cause, upstream } = expectation;
  const line = verdicts.findLast((each) => each.service === service && Date.parse(each.t) <= at) ?? NOTHING;
  if (isLike(line, expectation, isWithin) && line.confidence >= minConfidence) return null;
  const say = (fields: object) =>
    `${service} at ${new Date(at).toISOString()}: ${Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name} ${words(value)}`)
      .join(', ')}`;
  const { confidence } = line;
  return {
    expected: say({
      health,
      scope,
      cause,
      upstream,
      confidence: minConfidence > 0 ? `>= ${minConfidence}` : undefined,
    }),
    inForce: say({
      health: line.health,
      scope: line.scope,
      cause: line.cause,
      upstream: line.upstream,
      confidence,
    }),
  };
}

type Fields = Pick<Expectation, 'health' | 'scope' | 'cause' | 'upstream'>;
type Judged = Pick<VerdictLine, keyof Fields>;

/** True when all fields that are named fit the verdict together. */
function isLike(line: Judged, wanted: Fields, isWithin: Printed['isWithin']): boolean {
  return (
    accepts(wanted.health, line.health) &&
    accepts(wanted.scope, line.scope) &&
    accepts(wanted.cause, line.cause) &&
    accepts(wanted.upstream, line.upstream, isWithin)
  );
}

/** What no verdict in force between two times may be: those printed there, and the one before them. */
function checkNever(
  { from, to, service, never }: Expectation,
  world: World,
  { verdicts, isWithin }: Printed,
): Complaint {
  if (never === undefined) return null;
  const [start, end] = [from ?? world.start, to ?? world.end];
  const inForce = [...Map.groupBy(verdicts, (line) => line.service)].flatMap(([id, lines]) => {
    if (service !== undefined && id !== service) return [];
    const before = lines.findLast(({ t }) => Date.parse(t) <= start);
    return lines.filter(
      (line) => line === before || (Date.parse(line.t) > start && Date.parse(line.t) <= end),
    );
  });
  const wrong = inForce.filter((line) => isLike(line, never, isWithin));
  if (wrong.length === 0) return null;
  const of = `${service ?? 'any service'} from ${new Date(start).toISOString()} to ${new Date(end).toISOString()}`;
  const say = (fields: Fields) =>
    (['health', 'scope', 'cause', 'upstream'] as const)
      .flatMap((name) => (never[name] === undefined ? [] : [`${name} ${words(fields[name])}`]))
      .join(', ');
  return {
    expected: `${of}: never ${say(never)}`,
    inForce: `${of}: ${wrong.map((line) => `${line.t} ${line.service}: ${say(line)}`).join('; ')}`,
  };
}

function accepts<Value extends string | null>(
  accepted: Value | readonly Value[] | undefined,
  actual: Value,
  fits: (actual: string, accepted: string) => boolean = (a, b) => a === b,
): boolean {
  if (accepted === undefined) return true;
  const values = Array.isArray(accepted) ? accepted : [accepted];
  return values.some((value) => (value === null || actual === null ? value === actual : fits(actual, value)));
}

function checkNotices(
  { from, to, service, notices = {} }: Expectation,
  world: World,
  printed: Printed,
): Complaint {
  const [start, end] = [from ?? world.start, to ?? world.end];
  const shown = printed.notices.filter(({ t, services }) => {
    const at = Date.parse(t);
    return at >= start && at <= end && (service === undefined || services.includes(service));
  });
  const wrong = NOTICE_KINDS.filter((kind) => {
    const [least, most] = bounds(notices[kind]);
    const count = shown.filter((notice) => notice.kind === kind).length;
    return count < least || count > most;
  });
  if (wrong.length === 0) return null;
  const of = `notices of ${service ?? 'all services'} from ${new Date(start).toISOString()} to ${new Date(end).toISOString()}`;
  const list = shown.map(({ t, kind, services }) => `${t} ${kind} ${services.join('+')}`);
  return {
    expected: `${of}: ${wrong.map((kind) => `${kind} ${[notices[kind]].flat().join(' to ')}`).join(', ')}`,
    inForce: `${of}: ${list.join('; ') || 'none'}`,
  };
}

function bounds(count: number | [number, number] | undefined): [least: number, most: number] {
  if (count === undefined) return [0, Number.POSITIVE_INFINITY];
  return typeof count === 'number' ? [count, count] : count;
}

function words(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(' or ') : String(value);
}
