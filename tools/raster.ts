import { tracePath } from '../utils/notify/path.ts';

type Point = [x: number, y: number];
export type Rgba = [r: number, g: number, b: number, a: number];

/** A path to paint, in units of the picture's box. `stroke` is the width of a round-capped line. */
export type Layer = { path: string; color: Rgba; stroke?: number };

/** Samples per pixel in each direction. */
const SAMPLES = 6;
const CURVE_STEPS = 16;

/** Turns a path into polylines. */
export function flatten(path: string): Point[][] {
  const lines: Point[][] = [];
  let line: Point[] = [];
  const here = (): Point => line.at(-1) ?? [0, 0];
  const curve = (at: (t: number) => Point) => {
    for (let step = 1; step <= CURVE_STEPS; step += 1) line.push(at(step / CURVE_STEPS));
  };
  tracePath(
    {
      moveTo: (x, y) => {
        line = [[x, y]];
        lines.push(line);
      },
      lineTo: (x, y) => line.push([x, y]),
      quadraticCurveTo: (cx, cy, x, y) => {
        const [px, py] = here();
        const mix = (t: number, a: number, b: number, c: number) =>
          (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t ** 2 * c;
        curve((t) => [mix(t, px, cx, x), mix(t, py, cy, y)]);
      },
      bezierCurveTo: (ax, ay, bx, by, x, y) => {
        const [px, py] = here();
        const mix = (t: number, a: number, b: number, c: number, d: number) =>
          (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
        curve((t) => [mix(t, px, ax, bx, x), mix(t, py, ay, by, y)]);
      },
      closePath: () => line[0] && line.push(line[0]),
    },
    path,
  );
  return lines;
}

/** Paints layers over each other on a transparent square of `size` pixels; `box` units are its side. */
export function rasterize(layers: readonly Layer[], size: number, box: number): Uint8Array {
  const out = new Uint8Array(size * size * 4);
  const shapes = layers.map(({ path, color, stroke }) => ({ lines: flatten(path), color, stroke }));
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      let pixel: Rgba = [0, 0, 0, 0];
      for (const { lines, color, stroke } of shapes) {
        let hits = 0;
        for (let sample = 0; sample < SAMPLES ** 2; sample += 1) {
          const px = ((x + ((sample % SAMPLES) + 0.5) / SAMPLES) * box) / size;
          const py = ((y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * box) / size;
          if (stroke === undefined ? inside(lines, px, py) : near(lines, px, py, stroke / 2)) hits += 1;
        }
        pixel = over(pixel, color, hits / SAMPLES ** 2);
      }
      out.set([...pixel.slice(0, 3), pixel[3] * 255].map(Math.round), (y * size + x) * 4);
    }
  return out;
}

function over(under: Rgba, color: Rgba, coverage: number): Rgba {
  const alpha = color[3] * coverage;
  const total = alpha + under[3] * (1 - alpha);
  if (total === 0) return under;
  const mix = (a: number, b: number) => (a * alpha + b * under[3] * (1 - alpha)) / total;
  return [mix(color[0], under[0]), mix(color[1], under[1]), mix(color[2], under[2]), total];
}

/** Non-zero winding rule, as canvas and SVG fill by default. */
function inside(lines: readonly Point[][], px: number, py: number): boolean {
  let winding = 0;
  for (const line of lines)
    for (let index = 1; index < line.length; index += 1) {
      const [ax, ay] = line[index - 1] as Point;
      const [bx, by] = line[index] as Point;
      if (ay <= py === by <= py) continue;
      if (ax + ((py - ay) / (by - ay)) * (bx - ax) > px) winding += by > ay ? 1 : -1;
    }
  return winding !== 0;
}

function near(lines: readonly Point[][], px: number, py: number, reach: number): boolean {
  return lines.some((line) =>
    line.some(([bx, by], index) => {
      const [ax, ay] = line[index - 1] ?? [bx, by];
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const along =
        length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length));
      return Math.hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay)) <= reach;
    }),
  );
}
