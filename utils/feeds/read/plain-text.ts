import { ownEntry } from '../../own-entry.ts';

/** Longest text that is kept of an update, in characters. */
const MAX_TEXT = 2000;
/** Longest piece of markup that is looked at: an update never needs more, and time stays bounded. */
const MAX_MARKUP = 50_000;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
};

const BREAKS = new Set(['br', 'p', 'div', 'li', 'tr', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4']);

/** HTML as plain text: tags gone, block ends as line ends, entities decoded. One pass, no backtracking. */
export function htmlToText(html: string): string {
  const source = html.length > MAX_MARKUP ? html.slice(0, MAX_MARKUP) : html;
  let out = '';
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0) break;
    out += source.slice(at, open);
    const name = /^\/?([a-z][a-z0-9]*)/i.exec(source.slice(open + 1, open + 12))?.[1]?.toLowerCase();
    // Not a tag ("load < 5"): keep the sign.
    if (name === undefined && source[open + 1] !== '!') {
      out += '<';
      at = open + 1;
      continue;
    }
    const close = source.indexOf('>', open);
    at = source.length;
    if (close < 0) break;
    if (name !== undefined && BREAKS.has(name)) out += '\n';
    at = close + 1;
  }
  return tidy(decodeEntities(out + source.slice(at)));
}

/** Markdown as plain text: emphasis, links and escapes such as `\#` gone. */
export function markdownToText(markdown: string): string {
  const source = markdown.slice(0, MAX_MARKUP);
  return tidy(
    source
      .replace(/\[([^[\]]{0,300})\]\([^()\s]{0,500}\)/g, '$1')
      .replace(/\*\*|__|`/g, '')
      .replace(/^#{1,6} /gm, '')
      .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1'),
  );
}

/** Plain text with single blanks, at most one empty line in a row, and a bounded length. Null when nothing is left. */
export function updateText(text: string): string | null {
  return tidy(text) || null;
}

export function decodeEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (name[0] !== '#') return ownEntry(ENTITIES, name) ?? ownEntry(ENTITIES, name.toLowerCase()) ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function tidy(text: string): string {
  const lines = text.slice(0, MAX_MARKUP).split(/\r\n|\n|\r/);
  const kept: string[] = [];
  for (const line of lines) {
    const trimmed = line.replace(/[\s\u200b]+/g, ' ').trim();
    if (trimmed !== '') kept.push(trimmed);
  }
  const whole = kept.join('\n');
  return whole.length > MAX_TEXT ? `${whole.slice(0, MAX_TEXT - 1)}…` : whole;
}
