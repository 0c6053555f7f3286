/** Match pattern of the host of an address, as permissions are asked for. */
export function originOf(url: string): string {
  return `https://${new URL(url).hostname}/*`;
}
