/** FNV-1a, 32 bit: spreads feeds over the clock and tells whether a document changed. Not for secrets. */
export function fnv1a(data: string | Uint8Array): number {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
