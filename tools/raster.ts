import { tracePath } from '../utils/notify/path.ts';

type Point = [x: number, y: number];
export type Rgba = [r: number, g: number, b: number, a: number];

/** A path to paint, in units of the picture's box. `stroke` is the width of a round-capped line. */
export type Layer = { path: string; color: Rgba; stroke?: number };

/** Samples per pixel in each direction. */
const SAMPLES = 5;
/** Shades of an edge, finer than an eye tells apart: every one of them is a colour of an icon's palette. */
const SHADES = 16;
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
  let pixels: Rgba[] = Array.from({ length: size * size }, () => [0, 0, 0, 0]);
  for (const { path, color, stroke } of layers) {
    const lines = flatten(path).map((line) =>
      line.map(([x, y]): Point => [(x * size) / box, (y * size) / box]),
    );
    const covered =
      stroke === undefined ? coverFill(lines, size) : coverStroke(lines, size, (stroke * size) / box / 2);
    pixels = pixels.map((pixel, at) => over(pixel, color, covered[at] ?? 0));
  }
  return Uint8Array.from(pixels.flatMap(([r, g, b, a]) => [r, g, b, a * 255].map(Math.round)));
}

function over(under: Rgba, color: Rgba, coverage: number): Rgba {
  const alpha = (color[3] * Math.round(coverage * SHADES)) / SHADES;
  const total = alpha + under[3] * (1 - alpha);
  if (alpha === 0 || total === 0) return under;
  const mix = (a: number, b: number) => (a * alpha + b * under[3] * (1 - alpha)) / total;
  return [mix(color[0], under[0]), mix(color[1], under[1]), mix(color[2], under[2]), total];
}

/**
 * Share of every pixel that lies inside, by the non-zero winding rule, as canvas and SVG fill by
 * default: exact along a row, sampled across rows.
 */
function coverFill(lines: readonly Point[][], size: number): Float64Array {
  const covered = new Float64Array(size * size);
  for (let row = 0; row < size * SAMPLES; row += 1) {
    const y = (row + 0.5) / SAMPLES;
    const crossings = lines.flatMap((line) => crossingsOf(line, y)).sort((a, b) => a.x - b.x);
    let winding = 0;
    for (const [index, { x, turn }] of crossings.entries()) {
      winding += turn;
      if (winding !== 0) addSpan(covered, Math.floor(y) * size, x, crossings[index + 1]?.x ?? x, size);
    }
  }
  return covered;
}

function crossingsOf(line: readonly Point[], y: number): { x: number; turn: number }[] {
  return line.flatMap(([bx, by], index) => {
    const [ax, ay] = line[index - 1] ?? [bx, by];
    if (ay <= y === by <= y) return [];
    return [{ x: ax + ((y - ay) / (by - ay)) * (bx - ax), turn: by > ay ? 1 : -1 }];
  });
}

function addSpan(covered: Float64Array, start: number, from: number, to: number, size: number): void {
  for (let x = Math.max(0, Math.floor(from)); x < Math.min(size, to); x += 1) {
    const width = Math.min(to, x + 1) - Math.max(from, x);
    covered[start + x] = (covered[start + x] ?? 0) + width / SAMPLES;
  }
}

/** Share of every pixel that is no further than `reach` from a line, sampled. */
function coverStroke(lines: readonly Point[][], size: number, reach: number): Float64Array {
  const covered = new Float64Array(size * size);
  for (let at = 0; at < covered.length; at += 1) {
    let hits = 0;
    for (let sample = 0; sample < SAMPLES ** 2; sample += 1) {
      const x = (at % size) + ((sample % SAMPLES) + 0.5) / SAMPLES;
      const y = Math.floor(at / size) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
      if (lines.some((line) => isNear(line, x, y, reach))) hits += 1;
    }
    covered[at] = hits / SAMPLES ** 2;
  }
  return covered;
}

function isNear(line: readonly Point[], px: number, py: number, reach: number): boolean {
  return line.some(([bx, by], index) => {
    const [ax, ay] = line[index - 1] ?? [bx, by];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length === 0 ? 0 : ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length;
    const near = Math.min(1, Math.max(0, along));
    return Math.hypot(px - ax - near * (bx - ax), py - ay - near * (by - ay)) <= reach;
  });
}
