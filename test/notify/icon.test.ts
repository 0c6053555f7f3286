import { describe, expect, test } from 'vitest';
import { iconPng } from '../../tools/icons.ts';
import { rasterize } from '../../tools/raster.ts';
import { HEALTHS } from '../../utils/health.ts';
import { drawIcon, type IconContext } from '../../utils/notify/icon.ts';
import { lookOf } from '../../utils/notify/look.ts';
import { PIECES, SHAPES } from '../../utils/notify/shapes.ts';

/** A canvas that writes down what it is told. */
function fakeContext(): IconContext & { calls: string[] } {
  const calls: string[] = [];
  const note =
    (name: string) =>
    (...args: number[]) => {
      calls.push(`${name} ${args.join(' ')}`);
    };
  return {
    calls,
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 0,
    lineCap: 'butt',
    lineJoin: 'miter',
    beginPath: note('begin'),
    moveTo: note('move'),
    lineTo: note('line'),
    quadraticCurveTo: note('quadratic'),
    bezierCurveTo: note('bezier'),
    closePath: note('close'),
    fill: note('fill'),
    stroke: note('stroke'),
    clearRect: note('clear'),
    setTransform: note('transform'),
  };
}

describe('the look of a verdict', () => {
  test('every health has a shape of its own', () => {
    const shapes = HEALTHS.map((health) => lookOf({ health, scope: 'widespread' }).shape);
    expect(new Set(shapes).size).toBe(HEALTHS.length);
  });

  test('"it is you" is never shown as an outage, and "we cannot tell" never as fine', () => {
    for (const health of HEALTHS) {
      expect(lookOf({ health, scope: 'local' })).toEqual({ shape: 'person', tone: 'mine' });
      expect(lookOf({ health, scope: 'unknown' })).toEqual({ shape: 'ring', tone: 'muted' });
    }
  });

  test('without a verdict it is the mark', () => {
    expect(lookOf(null).shape).toBe('mark');
  });
});

describe('the toolbar icon', () => {
  test('is cleared and scaled to its size', () => {
    const context = fakeContext();
    drawIcon(context, 32, { health: 'operational', scope: 'none' });
    expect(context.calls.slice(0, 3)).toEqual([
      'transform 1 0 0 1 0 0',
      'clear 0 0 32 32',
      'transform 2 0 0 2 0 0',
    ]);
    expect(context.calls).toContain('fill ');
  });

  test('any two shapes differ in a tenth of their pixels at 16 px', () => {
    const silhouettes = SHAPES.map((shape) =>
      rasterize(
        PIECES[shape].map(({ path, paint, stroke }) => ({
          path,
          color: paint === 'tone' ? [0, 0, 0, 1] : [255, 255, 255, 1],
          ...(stroke === undefined ? {} : { stroke }),
        })),
        16,
        16,
      ),
    );
    const grey = (pixels: Uint8Array, at: number) => {
      const alpha = (pixels[at + 3] ?? 0) / 255;
      return (pixels[at] ?? 0) * alpha + 255 * (1 - alpha);
    };
    for (const [index, a] of silhouettes.entries())
      for (const b of silhouettes.slice(index + 1)) {
        let differing = 0;
        for (let at = 0; at < a.length; at += 4) if (Math.abs(grey(a, at) - grey(b, at)) > 64) differing += 1;
        expect(differing).toBeGreaterThan(16 * 16 * 0.1);
      }
  });
});

test.each([16, 32, 48, 96, 128])('the store icon of %i px is a PNG of that size', (size) => {
  const png = Buffer.from(iconPng(size));
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  expect(png.length).toBeLessThan(6000);
});
