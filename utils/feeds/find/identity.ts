import type { FeedDocument } from '../format.ts';
import { isRow, link, text } from '../read/guard.ts';
import { peekJson } from '../read/json.ts';
import { child, line, peekXml } from '../read/xml.ts';

/** What a document says of the page that it belongs to. */
export type Identity = { name: string | null; url: string | null; id: string | null };

/** Labels of a host that name no company. */
const COMMON =
  /^(?:www|status|statuspage|instatus|stats|health|api|app|page|pages|com|net|org|io|co|dev|us|eu)$/;

export function identityOf(document: FeedDocument): Identity {
  const root = peekXml(document);
  const channel = root?.name === 'feed' ? root : child(root ?? undefined, 'channel');
  if (channel) return { name: plainName(line(child(channel, 'title'))), url: null, id: null };
  const body = peekJson(document);
  if (!isRow(body)) return { name: null, url: null, id: null };
  const data = isRow(body.data) && isRow(body.data.attributes) ? body.data.attributes : {};
  const page = [body.page, body.status_page, body.summary, body.config].find(isRow) ?? {};
  const name =
    text(page.name) ||
    text(page.title) ||
    text(data.company_name) ||
    text(body.page_title) ||
    text(body.title);
  return { name: plainName(name), url: link(page.url ?? body.page_url), id: text(page.id) || null };
}

/** A page's own name is what anybody may have written: one line of at most 80 characters that all can be seen. */
function plainName(name: string): string | null {
  const seen = name
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, '')
    .trim();
  const letters = [...seen];
  return (letters.length > 80 ? `${letters.slice(0, 79).join('')}…` : seen) || null;
}

/**
 * True unless the document is plainly somebody else's: it gives an address on another host, and its name has
 * nothing to do with the host that was asked. A host may have been given up and taken over by another customer
 * of the same status platform.
 */
export function belongsTo(host: string, { name, url, id }: Identity): boolean {
  if (url === null && name === null) return true;
  if (url !== null && URL.canParse(url) && bare(new URL(url).host) === bare(host)) return true;
  if (id !== null && host.startsWith(`${id}.`)) return true;
  return name === null || soundsLike(host, name);
}

/** True when a word of the name stands in the host (`GitHub` in `www.githubstatus.com`), or a label in the name. */
export function soundsLike(host: string, name: string): boolean {
  const labels = host
    .toLowerCase()
    .split('.')
    .slice(0, -1)
    .filter((label) => !COMMON.test(label));
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const whole = words.join('');
  const meaningful = words.filter(
    (word) => word.length > 2 && !/^(?:status|page|the|inc|incident|history|systems?)$/.test(word),
  );
  const squeezed = labels.join('').replace(/[^a-z0-9]/g, '');
  return (
    labels.length === 0 ||
    meaningful.length === 0 ||
    meaningful.some((word) => squeezed.includes(word)) ||
    labels.some((label) => label.length > 1 && whole.includes(label.replace(/[^a-z0-9]/g, '')))
  );
}

export function bare(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}
