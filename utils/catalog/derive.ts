/** `Adobe Creative Cloud` as an id: `adobe-creative-cloud`; of a name a line, an id a line. */
export function idOf(names: string): string {
  return names
    .toLowerCase()
    .replace(/[^a-z0-9\n]+/g, '-')
    .replace(/^-|-$/gm, '');
}

/** The host that a service of that id most likely has: `adobe-express` has `adobeexpress.com`. */
export function hostOfId(id: string): string {
  return `${id.replaceAll('-', '')}.com`;
}

/** `https://host` of a page address, `''` of none. */
export function originOf(page: string): string {
  const end = page.indexOf('/', 'https://'.length);
  return end < 0 ? page : page.slice(0, end);
}
