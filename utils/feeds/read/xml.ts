import { SaxesParser } from 'saxes';
import type { FeedDocument } from '../format.ts';
import { FeedError } from '../reading.ts';
import { decode, firstCharacter } from './decode.ts';
import { looksLikeHtml } from './json.ts';
import { decodeEntities } from './plain-text.ts';

/** An element: its name without prefix, in lower case, and its children in order. */
export type Element = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (Element | string)[];
};

/** Documents that detection has parsed already; null for those that are no XML. */
const peeked = new WeakMap<Uint8Array, Element | null>();

/** No feed nests deeper; a document that does is an attack. */
const MAX_DEPTH = 64;
/** Each one costs as much as a page of text. */
const MAX_FAULTS = 2000;

/**
 * A document as a tree of elements. HTML's entity names are understood; entities that the document declares
 * itself are not, so nothing can be blown up. A document that breaks off is refused: what is missing might be
 * the open incident.
 * @throws FeedError `empty`, `too-large`, `html` or `not-xml`.
 */
export function readXml(document: FeedDocument): Element {
  const known = peeked.get(document.body);
  if (known) return known;
  const text = inDeclaredEncoding(document).trimStart();
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  const parser = new SaxesParser();
  let faults = 0;
  parser.on('error', (error) => {
    faults += 1;
    // `&nbsp;` and its like are errors in XML and common in feeds. They stay in the text and are decoded there.
    const harmless = /undefined entity|disallowed character|entity contains whitespace/.test(error.message);
    if (!harmless || faults > MAX_FAULTS) throw error;
  });
  parser.on('opentag', (tag) => {
    const element = {
      name: localName(tag.name),
      attributes: tag.attributes as Record<string, string>,
      children: [],
    };
    open.at(-1)?.children.push(element);
    if (open.push(element) > MAX_DEPTH) throw new Error('nested too deeply');
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const keep = (piece: string) => {
    open.at(-1)?.children.push(piece);
  };
  parser.on('text', keep);
  parser.on('cdata', keep);
  try {
    parser.write(text).close();
  } catch (error) {
    throw notXml(text, error);
  }
  const top = elements(root)[0];
  if (!top || top.name === 'html') throw notXml(text, 'no root element');
  return top;
}

/** The root element of a document, or null where it is no XML. Never throws: for detection. */
export function peekXml(document: FeedDocument): Element | null {
  const known = peeked.get(document.body);
  if (known !== undefined) return known;
  let root: Element | null = null;
  try {
    if (firstCharacter(document) === '<') root = readXml(document);
  } catch {
    root = null;
  }
  peeked.set(document.body, root);
  return root;
}

export function elements(parent: Element | undefined, name?: string): Element[] {
  const found: Element[] = [];
  for (const child of parent?.children ?? [])
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  return found;
}

/** First child with one of these names, in the order of the names. */
export function child(parent: Element | undefined, ...names: string[]): Element | undefined {
  for (const name of names) {
    const found = elements(parent, name)[0];
    if (found) return found;
  }
  return undefined;
}

/** What stands in an element, as text; elements within (Atom's xhtml) come back as tags without attributes. */
export function content(element: Element | undefined): string {
  if (!element) return '';
  let out = '';
  for (const piece of element.children)
    out += typeof piece === 'string' ? piece : `<${piece.name}>${content(piece)}</${piece.name}>`;
  return out;
}

/** What stands in an element, as one line of plain text. */
export function line(element: Element | undefined): string {
  return decodeEntities(content(element)).replace(/\s+/g, ' ').trim();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function notXml(text: string, cause: unknown): FeedError {
  if (looksLikeHtml(text)) return new FeedError('html', 'a web page instead of a feed');
  return new FeedError('not-xml', `the answer is not XML: ${String(cause).slice(0, 120)}`);
}

/** XML names its encoding in its first line; anything but UTF-8 is rare. */
function inDeclaredEncoding(document: FeedDocument): string {
  const text = decode(document);
  const label = /^\s*<\?xml[^>]{0,100}encoding=["']([\w-]{1,20})["']/.exec(text.slice(0, 200))?.[1];
  if (!label || /^utf/i.test(label)) return text;
  try {
    return new TextDecoder(label).decode(document.body);
  } catch {
    return text;
  }
}
