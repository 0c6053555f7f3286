import { lookOf, type Standing, type Tone } from './look.ts';
import { type Pen, tracePath } from './path.ts';
import { PIECES } from './shapes.ts';

/** What `drawIcon` needs of a 2D context; a real `OffscreenCanvasRenderingContext2D` is one. */
export type IconContext = Pen & {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  beginPath(): void;
  fill(): void;
  stroke(): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
};

/**
 * Shades that stand out from light and dark toolbars alike: at least 3:1 against #ffffff, #f1f3f4 and
 * #35363a, the toolbars of Chrome and Firefox (WCAG 2.2, 1.4.11).
 */
export const ICON_COLORS: Readonly<Record<Tone, string>> = {
  good: '#189a55',
  info: '#3b82f6',
  warn: '#b87a00',
  bad: '#d0651a',
  severe: '#e5484d',
  mine: '#8b6cf0',
  muted: '#7c8794',
};

export const GLYPH_COLOR = '#ffffff';

/** Draws the toolbar icon of a verdict, `size` pixels square; the product's mark for `null`. */
export function drawIcon(ctx: IconContext, size: number, standing: Standing | null): void {
  const { shape, tone } = lookOf(standing);
  const scale = size / 16;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, size, size);
  ctx.setTransform(scale, 0, 0, scale, 0, 0);
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  for (const { path, paint, stroke } of PIECES[shape]) {
    const color = paint === 'tone' ? ICON_COLORS[tone] : GLYPH_COLOR;
    ctx.beginPath();
    tracePath(ctx, path);
    if (stroke === undefined) {
      ctx.fillStyle = color;
      ctx.fill();
    } else {
      ctx.strokeStyle = color;
      ctx.lineWidth = stroke;
      ctx.stroke();
    }
  }
}
