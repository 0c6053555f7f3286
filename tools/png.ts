import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * Encodes RGBA pixels (8 bits each, rows from the top) as a PNG file with a palette (ISO/IEC 15948).
 * @throws Error when the picture has more than 256 colours.
 */
export function encodePng(width: number, height: number, rgba: Uint8Array): Uint8Array {
  const pixels = Buffer.from(rgba);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits, palette, deflate, no filter method of its own, not interlaced
  const colors = Array.from({ length: width * height }, (_, at) => pixels.readUInt32BE(at * 4));
  // clear ones first: the table of transparency ends where all others are opaque
  const palette = [...new Set(colors)].sort((a, b) => (a & 0xff) - (b & 0xff));
  if (palette.length > 256) throw new Error(`${palette.length} colours, more than a palette holds`);
  const places = new Map(palette.map((color, place) => [color, place]));
  const rows = Buffer.alloc(height * (width + 1));
  colors.forEach((color, at) => {
    rows[at + Math.floor(at / width) + 1] = places.get(color) ?? 0;
  });
  const clear = palette.map((color) => color & 0xff).filter((alpha) => alpha < 255);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((color) => [color >>> 24, color >>> 16, color >>> 8]))),
    chunk('tRNS', Buffer.from(clear)),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
