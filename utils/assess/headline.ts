import type { MessageKey } from '../i18n/keys.ts';
import { type Arg, type Text, text } from '../i18n/text.ts';
import type { Verdict } from './types.ts';

/**
 * The verdict in one sentence, for people with no idea of networks. `upstream` is the provider's name,
 * where the verdict names one.
 */
export function headline(verdict: Verdict, service: string, upstream?: string): Text {
  const { scope, cause, health, evidence } = verdict;
  const args: Record<string, Arg> = {
    service,
    provider: upstream ?? verdict.upstream?.provider ?? '',
    region: verdict.upstream?.region ?? '',
  };
  const saw = (...signs: string[]) => evidence.some(({ sign }) => signs.includes(sign));
  const say = (key: MessageKey) => text(key, args);
  switch (scope) {
    case 'none':
      if (health === 'maintenance') return say('verdict.none.maintenance');
      return say(saw('own.works') ? 'verdict.none.works' : 'verdict.none.fine');
    case 'local':
      if (saw('vantage.network-refused')) return say('verdict.local.refused');
      return say(`verdict.local.${(cause ?? 'path') as LocalCause}`);
    case 'regional':
      if (cause === 'blocked') return say('verdict.regional.blocked');
      return say(cause === 'path' ? 'verdict.regional.path' : 'verdict.regional.service');
    case 'widespread':
      return say(widespread(verdict, saw));
    case 'unknown':
      if (saw('people.widespread', 'people.surge', 'people.regional-here'))
        return say('verdict.unknown.people');
      if (isPartial(verdict)) return say('verdict.unknown.partial');
      // "works", and "worked" before the trouble began
      return say(
        evidence.some(({ sign }) => /^own\.(?!work)/.test(sign))
          ? 'verdict.unknown.failing'
          : 'verdict.unknown.nothing',
      );
  }
}

type LocalCause =
  | 'offline'
  | 'captive_portal'
  | 'resolver'
  | 'blocked'
  | 'path'
  | 'proxy'
  | 'certificate'
  | 'account';

function widespread(verdict: Verdict, saw: (...signs: string[]) => boolean): MessageKey {
  const { cause, upstream } = verdict;
  const place = upstream?.region === undefined ? '' : '-region';
  if (cause === 'upstream') {
    return upstream?.certainty === 'likely'
      ? `verdict.widespread.upstream-likely${place}`
      : `verdict.widespread.upstream${place}`;
  }
  if (cause === 'maintenance') return 'verdict.widespread.maintenance';
  if (cause === 'dns') return saw('resolver.nxdomain') ? 'verdict.widespread.gone' : 'verdict.widespread.dns';
  if (cause === 'routing') return 'verdict.widespread.routing';
  if (saw('own.works') && saw('official.red')) return 'verdict.widespread.works-here';
  return isPartial(verdict) ? 'verdict.widespread.partial' : 'verdict.widespread.service';
}

/** Whether pages open here while something in them fails. */
function isPartial({ evidence }: Verdict): boolean {
  return evidence.some(({ sign }) => sign.startsWith('own.partial'));
}

/** What helps, first things first; two or three for what can be helped here, one for what cannot. */
export function nextSteps({ scope, cause, health, missing }: Verdict): Text[] {
  if (scope === 'none') return [text(health === 'maintenance' ? 'verdict.step.try' : 'verdict.step.reload')];
  if (scope === 'local') return LOCAL_STEPS[(cause ?? 'path') as LocalCause].map((key) => text(key));
  if (scope === 'regional') return [text('verdict.step.vpn'), text('verdict.step.wait')];
  if (scope === 'widespread') return [text('verdict.step.nothing-here')];
  if (scope === 'unknown' && missing) return [missing];
  return [];
}

const LOCAL_STEPS = {
  offline: ['verdict.step.cable', 'verdict.step.router', 'verdict.step.phone'],
  captive_portal: ['verdict.step.login-page', 'verdict.step.http-page'],
  resolver: ['verdict.step.router', 'verdict.step.dns', 'verdict.step.ask-network'],
  blocked: ['verdict.step.blocker', 'verdict.step.administrator'],
  path: ['verdict.step.other-network', 'verdict.step.vpn-off', 'verdict.step.provider'],
  proxy: ['verdict.step.proxy', 'verdict.step.vpn-off', 'verdict.step.administrator'],
  certificate: ['verdict.step.clock', 'verdict.step.antivirus', 'verdict.step.not-around'],
  account: ['verdict.step.log-in', 'verdict.step.slow-down', 'verdict.step.vpn-off'],
} as const satisfies Record<LocalCause, readonly MessageKey[]>;

/** How sure the verdict is, in words. */
export function confidenceWords({ scope, confidence }: Verdict): Text {
  if (scope === 'unknown') return text('verdict.confidence.unknown');
  if (confidence >= 0.95) return text('verdict.confidence.certain');
  return text(confidence >= 0.8 ? 'verdict.confidence.likely' : 'verdict.confidence.perhaps');
}

/**
 * For an outage that starts rumours: says that nothing points to an attack, by naming what was seen
 * instead. Null where nothing was seen that explains it.
 */
export function attackNote({ scope, evidence }: Verdict, service: string): Text | null {
  if (scope !== 'widespread') return null;
  const saw = (test: (piece: Verdict['evidence'][number]) => boolean) => evidence.some(test);
  if (saw(({ sign }) => sign === 'routes.gone')) return text('verdict.no-attack.routes', { service });
  if (saw(({ says }) => says.key === 'evidence.resolver.silent'))
    return text('verdict.no-attack.dns', { service });
  return null;
}
