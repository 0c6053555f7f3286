import { hostOf, pathOf } from './host.ts';
import type { Match, PathRule } from './types.ts';

/** What is known of one host suffix. */
export type Owner = {
  service: string;
  /** What is under the suffix is other people's. */
  hosting: boolean;
  /** The bare host is the service itself. */
  own: boolean;
  /** For a national domain the host that it stands for: `maps.google.de` is what `maps.google.com` is. */
  home?: string;
};

/** Knows the owner of a host suffix; undefined where nobody has that very suffix. */
export type OwnerOf = (suffix: string) => Owner | undefined;

/** The path rules of one host, and what an address must hold for any of them to fit. */
type Refined = { rules: Rule[]; hint: RegExp };

type Rule = { segments: string[]; language: boolean; match: Match };

/** A language segment of a path: `en`, `pt-BR`, `zh-Hans`. */
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,4}){0,2}$/i;

/**
 * Builds the function that names the service of a page address.
 *
 * Host suffixes, walked from the whole host to its last two labels, decide; the longest suffix wins and
 * labels are never cut, so `notx.com`, `x.com.br` and `twitter.com.evil.example` find nothing. No public
 * suffix list is needed for that. Nothing but http and https is looked at, and no user info, port, query
 * or fragment can change the answer. Never throws.
 */
export function createMatcher(ownerOf: OwnerOf, paths: readonly PathRule[]): (url: string) => Match | null {
  const refined = new Map(
    [...Map.groupBy(paths, ({ host }) => host)].map(([host, rules]) => [host, refine(rules)]),
  );
  const find = (host: string, url: string): Match | null => {
    // No key has one label only, so the walk ends before the last one.
    for (let start = 0, dot = host.indexOf('.'); dot >= 0; start = dot + 1, dot = host.indexOf('.', start)) {
      const suffix = start === 0 ? host : host.slice(start);
      const owner = ownerOf(suffix);
      if (owner?.home && start > 0) return find(host.slice(0, start) + owner.home, url);
      if (owner) return answer(owner, refined.get(owner.home ?? suffix), start === 0, url);
    }
    return null;
  };
  return (url) => {
    const host = hostOf(url);
    return host === null ? null : find(host, url);
  };
}

function answer(
  { service, hosting, own }: Owner,
  refined: Refined | undefined,
  bare: boolean,
  url: string,
): Match {
  if (refined?.hint.test(url)) {
    const segments = pathOf(url).split('/').slice(1);
    for (const rule of refined.rules) if (fits(rule, segments)) return rule.match;
  }
  return { service, kind: hosting && !(bare && own) ? 'hosted' : 'own' };
}

function fits(rule: Rule, segments: string[]): boolean {
  if (startsWith(segments, rule.segments)) return true;
  return rule.language && LANGUAGE.test(segments[0] ?? '') && startsWith(segments.slice(1), rule.segments);
}

function startsWith(segments: string[], start: string[]): boolean {
  return start.every((segment, at) => segments[at] === segment);
}

function refine(paths: readonly PathRule[]): Refined {
  const rules = paths.map(
    ({ path, service, language }): Rule => ({
      segments: path.split('/').slice(1),
      language: language === true,
      match: { service, kind: 'own' },
    }),
  );
  // Most pages of such a host are under no rule, and then the address need not be parsed. The parser
  // drops tabs and line ends, so an address that has one is parsed in any case.
  const segmentTexts = rules.map(({ segments }) => segments[0] ?? '');
  return { rules, hint: new RegExp(`${segmentTexts.map(escaped).join('|')}|[\\t\\n\\r]`) };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
