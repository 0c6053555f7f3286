import { hostOf, pathOf } from './host.ts';
import type { HostKeys, Match, PathRule } from './types.ts';

/** What is known of one host suffix. Hosts of one brand share an entry, and so its path rules. */
type Entry = {
  /** Answer for the bare host itself; undefined where the suffix only hosts other people's sites. */
  own?: Match;
  /** Answer for everything under it. */
  under: Match;
  refined?: { rules: Rule[]; hint: RegExp };
  /** For a national domain the host that it stands for: `maps.google.de` is what `maps.google.com` is. */
  home?: string;
};

type Rule = { segments: string[]; language: boolean; match: Match };

/** A language segment of a path: `en`, `pt-BR`, `zh-Hans`. */
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,4}){0,2}$/i;

/**
 * Builds the function that names the service of a page address.
 *
 * One map of host suffixes, walked from the whole host to its last two labels, decides; the longest
 * suffix wins and labels are never cut, so `notx.com`, `x.com.br` and `twitter.com.evil.example`
 * find nothing. No public suffix list is needed for that. Nothing but http and https is looked at,
 * and no user info, port, query or fragment can change the answer. Never throws.
 */
export function createMatcher(
  keys: readonly HostKeys[],
  paths: readonly PathRule[],
): (url: string) => Match | null {
  const entries = buildEntries(keys, paths);
  const find = (host: string, url: string): Match | null => {
    // No key has one label only, so the walk ends before the last one.
    for (let start = 0, dot = host.indexOf('.'); dot >= 0; start = dot + 1, dot = host.indexOf('.', start)) {
      const entry = entries.get(start === 0 ? host : host.slice(start));
      if (entry?.home && start > 0) return find(host.slice(0, start) + entry.home, url);
      if (entry) return answer(entry, start === 0, url);
    }
    return null;
  };
  return (url) => {
    const host = hostOf(url);
    return host === null ? null : find(host, url);
  };
}

function answer(entry: Entry, bare: boolean, url: string): Match {
  const { refined } = entry;
  if (refined?.hint.test(url)) {
    const segments = pathOf(url).split('/').slice(1);
    for (const rule of refined.rules) if (fits(rule, segments)) return rule.match;
  }
  return bare && entry.own ? entry.own : entry.under;
}

function fits(rule: Rule, segments: string[]): boolean {
  if (startsWith(segments, rule.segments)) return true;
  return rule.language && LANGUAGE.test(segments[0] ?? '') && startsWith(segments.slice(1), rule.segments);
}

function startsWith(segments: string[], start: string[]): boolean {
  return start.every((segment, at) => segments[at] === segment);
}

function buildEntries(keys: readonly HostKeys[], paths: readonly PathRule[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const { id, hosts, hosting = [] } of keys) {
    const own: Match = { service: id, kind: 'own' };
    const hosted: Match = { service: id, kind: 'hosted' };
    for (const host of hosts) entries.set(host, { under: own });
    for (const host of hosting) {
      entries.set(host, hosts.includes(host) ? { own, under: hosted } : { under: hosted });
    }
  }
  for (const rule of paths) addRule(entries.get(rule.host), rule);
  for (const { id, regional = [] } of keys) {
    for (const host of regional) {
      const home = `${host.slice(0, host.indexOf('.'))}.com`;
      const entry = entries.get(home);
      entries.set(
        host,
        entry?.under.service === id ? { ...entry, home } : { under: { service: id, kind: 'own' } },
      );
    }
  }
  return entries;
}

function addRule(entry: Entry | undefined, { path, service, language }: PathRule): void {
  if (!entry) return;
  const rule: Rule = {
    segments: path.split('/').slice(1),
    language: language === true,
    match: { service, kind: 'own' },
  };
  const rules = [...(entry.refined?.rules ?? []), rule];
  // Most pages of such a host are under no rule, and then the address need not be parsed. The parser
  // drops tabs and line ends, so an address that has one is parsed in any case.
  const segmentTexts = rules.map(({ segments }) => segments[0] ?? '');
  entry.refined = { rules, hint: new RegExp(`${segmentTexts.map(escaped).join('|')}|[\\t\\n\\r]`) };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
