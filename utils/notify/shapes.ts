/**
 * The shapes that stand for a verdict, drawn once and used three times: on the toolbar (canvas), in the
 * pages (SVG) and as store icons (PNG). Paths live in a box of 16 by 16 units and use only absolute
 * M, L, Q, C and Z, so that `tracePath` can play them on any canvas.
 */
export type Piece = {
  path: string;
  /** `tone`: the colour of the verdict. `glyph`: the light sign inside it. */
  paint: 'tone' | 'glyph';
  /** Width of a round-capped stroke; absent: the path is filled. */
  stroke?: number;
};

export const SHAPES = [
  'circle',
  'triangle',
  'diamond',
  'octagon',
  'square',
  'person',
  'pin',
  'ring',
  'mark',
] as const;
export type Shape = (typeof SHAPES)[number];

/** Bezier handle for a quarter of a circle: 4/3 * tan(pi/8). */
const K = 0.5523;

export function circlePath(x: number, y: number, r: number): string {
  const k = K * r;
  return (
    `M${x} ${y - r}C${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y}` +
    `C${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r}` +
    `C${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y}` +
    `C${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r}Z`
  );
}

/** Polygon whose corners are rounded, each starting `radius` before its point. */
export function roundedPath(points: readonly (readonly [x: number, y: number])[], radius: number): string {
  const toward = ([x, y]: readonly [number, number], [tx, ty]: readonly [number, number]) => {
    const share = radius / Math.hypot(tx - x, ty - y);
    return `${round(x + (tx - x) * share)} ${round(y + (ty - y) * share)}`;
  };
  const corners = points.map((point, index) => {
    const before = points.at(index - 1) ?? point;
    const after = points[(index + 1) % points.length] ?? point;
    return `${index === 0 ? 'M' : 'L'}${toward(point, before)}Q${point[0]} ${point[1]} ${toward(point, after)}`;
  });
  return `${corners.join('')}Z`;
}

const round = (value: number) => Math.round(value * 100) / 100;

const tone = (path: string, stroke?: number): Piece => piece(path, 'tone', stroke);
const glyph = (path: string, stroke?: number): Piece => piece(path, 'glyph', stroke);
const piece = (path: string, paint: Piece['paint'], stroke?: number): Piece =>
  stroke === undefined ? { path, paint } : { path, paint, stroke };

/** Exclamation mark around the vertical line `x`, from `top` to the dot at `dot`. */
const bang = (x: number, top: number, dot: number): Piece[] => [
  glyph(`M${x} ${top}L${x} ${dot - 3.1}`, 1.8),
  glyph(circlePath(x, dot, 1.05)),
];

/** Many around one: the eight others of the product's own mark. */
const others = [0, 1, 2, 3, 4, 5, 6, 7].map((step) => {
  const angle = (step * Math.PI) / 4;
  return tone(circlePath(round(8 + 6 * Math.sin(angle)), round(8 - 6 * Math.cos(angle)), 1.35));
});

export const PIECES: Readonly<Record<Shape, readonly Piece[]>> = {
  circle: [tone(circlePath(8, 8, 7.2)), glyph('M4.7 8.3L7.1 10.7L11.4 5.8', 1.8)],
  triangle: [
    tone(
      roundedPath(
        [
          [8, -0.6],
          [16.6, 15],
          [-0.6, 15],
        ],
        2.6,
      ),
    ),
    ...bang(8, 5.6, 12),
  ],
  diamond: [
    tone(
      roundedPath(
        [
          [8, -0.4],
          [16.4, 8],
          [8, 16.4],
          [-0.4, 8],
        ],
        2.2,
      ),
    ),
    ...bang(8, 4.4, 11.2),
  ],
  octagon: [
    tone(
      roundedPath(
        [
          [4.9, 0.6],
          [11.1, 0.6],
          [15.4, 4.9],
          [15.4, 11.1],
          [11.1, 15.4],
          [4.9, 15.4],
          [0.6, 11.1],
          [0.6, 4.9],
        ],
        1.2,
      ),
    ),
    glyph('M5.4 5.4L10.6 10.6M10.6 5.4L5.4 10.6', 1.9),
  ],
  square: [
    tone(
      roundedPath(
        [
          [1.2, 1.2],
          [14.8, 1.2],
          [14.8, 14.8],
          [1.2, 14.8],
        ],
        3.2,
      ),
    ),
    glyph('M5.8 5.2L5.8 10.8M10.2 5.2L10.2 10.8', 2),
  ],
  person: [
    tone(circlePath(8, 4.4, 3.7)),
    tone('M0.9 15.4C0.9 11.6 3.9 9.4 8 9.4C12.1 9.4 15.1 11.6 15.1 15.4Z'),
  ],
  pin: [
    tone('M8 16C4.6 12.4 2 9.6 2 6.2C2 2.9 4.7 0.4 8 0.4C11.3 0.4 14 2.9 14 6.2C14 9.6 11.4 12.4 8 16Z'),
    ...bang(8, 3.3, 9.7),
  ],
  ring: [
    tone(circlePath(8, 8, 6.4), 1.7),
    tone('M5.9 6.5C5.9 5.2 6.8 4.4 8 4.4C9.3 4.4 10.2 5.2 10.2 6.4C10.2 7.9 8 7.8 8 9.4', 1.6),
    tone(circlePath(8, 11.7, 1)),
  ],
  mark: [tone(circlePath(8, 8, 2.7)), ...others],
};
