import { parseXml, XmlCdata, XmlElement, XmlText } from '@rgrove/parse-xml';
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
/** What XML forbids and feeds contain: a bare `&`, and control characters. */
const BARE_AMPERSAND = /&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z][\da-z]{0,31};)/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

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
  let root: Element;
  try {
    root = treeOf(text);
  } catch (error) {
    throw notXml(text, error);
  }
  if (root.name === 'html') throw notXml(text, 'a page');
  return root;
}

/** @throws what the parser says, or an error for a document that nests too deeply. */
function treeOf(text: string): Element {
  const mended = text.replace(CONTROL, '').replace(BARE_AMPERSAND, '&amp;');
  // names like `&nbsp;` are errors in XML and common in feeds. They stay in the text and are decoded there
  const { root } = parseXml(mended, { ignoreUndefinedEntities: true });
  if (!root) throw new Error('no root element');
  return elementOf(root, 0);
}

function elementOf({ name, attributes, children }: XmlElement, depth: number): Element {
  if (depth === MAX_DEPTH) throw new Error('nested too deeply');
  const kept = children.flatMap((child) => {
    if (child instanceof XmlElement) return elementOf(child, depth + 1);
    return child instanceof XmlText || child instanceof XmlCdata ? child.text : [];
  });
  return { name: localName(name), attributes, children: kept };
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
