import type { Health } from '../health.ts';
import type { FeedDocument, Format } from './format.ts';
import { decode } from './read/decode.ts';
import { looksLikeHtml } from './read/json.ts';
import { main } from './read/main.ts';
import { pageReading } from './read/page.ts';
import { markdownToText } from './read/plain-text.ts';
import { FeedError, type FeedIncident } from './reading.ts';

const ALL_WELL = /all systems (?:are )?operational/i;

/**
 * X's developer platform, `https://docs.x.com/status.md`: Markdown with a `<Card title>` and a `<Tooltip tip>` per
 * component and a `<Step title>` per past incident. The banner speaks only where there are no components; "ongoing"
 * steps are often forgotten and are believed only while a component is in trouble.
 */
export const x: Format = {
  id: 'x',
  detect: (document) => {
    try {
      const text = decode(document);
      const cards = text.includes('<Tooltip') && text.includes('tip="');
      return (
        (cards || (/^https:\/\/docs\.x\.com\//.test(document.url) && ALL_WELL.test(text))) &&
        !looksLikeHtml(text)
      );
    } catch {
      return false;
    }
  },
  parse: (input) => {
    const text = readMarkdown(main(input));
    const components = componentsOf(text);
    const banner = ALL_WELL.test(text);
    if (components.length === 0 && !banner)
      throw new FeedError('no-state', 'neither components nor a banner');
    const bad = components.some(({ health }) => health !== 'operational' && health !== 'unknown');
    return pageReading(
      'x',
      {
        components,
        incidents: bad ? openSteps(text) : [],
        maintenances: [],
        ...(components.length === 0 && { indicator: 'operational' as const }),
        updatedAt: null,
      },
      input,
      { incidents: 'degraded' },
    );
  },
};

function readMarkdown(document: FeedDocument): string {
  const text = decode(document);
  if (looksLikeHtml(text)) throw new FeedError('html', 'a web page instead of Markdown');
  return text;
}

/** Tooltips, each named after the last card before it. */
function componentsOf(text: string) {
  const found: { id: string; name: string; health: Health }[] = [];
  let card = '';
  // Attributes hold no "<", so a tag ends before the next one.
  for (const piece of text.split('<')) {
    const tag = /^(?:Card|Tooltip)\b/.exec(piece)?.[0];
    const attributes = piece.slice(0, Math.min(500, piece.indexOf('>')));
    if (tag === 'Card') card = attribute(attributes, 'title');
    else if (tag === 'Tooltip' && piece.includes('>')) {
      const name = card || `component ${found.length + 1}`;
      found.push({ id: name, name, health: healthOfTip(attribute(attributes, 'tip')) });
      card = '';
    }
  }
  return found;
}

function healthOfTip(tip: string): Health {
  if (/operational|normal/i.test(tip)) return 'operational';
  if (/maintenance/i.test(tip)) return 'maintenance';
  if (/major|full|\bdown\b/i.test(tip)) return 'major_outage';
  if (/partial|outage/i.test(tip)) return 'partial_outage';
  return /degrad|issue|disrupt/i.test(tip) ? 'degraded' : 'unknown';
}

function openSteps(text: string): FeedIncident[] {
  return text
    .split('<Step')
    .slice(1)
    .map((step) => step.slice(0, 5000).split('</Step>')[0] ?? '')
    .filter((step) => /\bongoing\b|\bcurrent\b/i.test(step) && !/\bresolved\b/i.test(step))
    .map((step) => {
      const title = attribute(step.split('>')[0] ?? '', 'title');
      return {
        id: title,
        title,
        phase: 'investigating',
        health: 'degraded',
        startedAt: null,
        updatedAt: null,
        components: [],
        url: null,
        update: markdownToText(step.slice(step.indexOf('>') + 1)) || null,
      };
    });
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]{0,300})"`).exec(attributes)?.[1] ?? '';
}
