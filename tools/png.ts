import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * Encodes RGBA pixels (8 bits each, rows from the top) as a PNG file with a palette (ISO/IEC 15948).
 * @throws Error when the picture has more than 256 colours.
 */
export function encodePng(width: number, height: number, rgba: Uint8Array): Uint8Array {
  const pixels = Buffer.from(rgba);
  const palette = new Map<number, number>();
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits, palette, deflate, no filter method of its own, not interlaced
  const rows = Buffer.alloc(height * (width + 1));
  for (let at = 0; at < width * height; at += 1) {
    const color = pixels.readUInt32BE(at * 4);
    const index = palette.get(color) ?? palette.size;
    palette.set(color, index);
    rows[at + Math.floor(at / width) + 1] = index;
  }
  if (palette.size > 256) throw new Error(`${palette.size} colours, more than a palette holds`);
  const colors = [...palette.keys()].map((color) => [color >>> 24, color >>> 16, color >>> 8, color]);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colors.flatMap((color) => color.slice(0, 3)))),
    chunk('tRNS', Buffer.from(colors.flatMap((color) => color.slice(3)))),
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
