/** What `tracePath` needs of a canvas. */
export type Pen = {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void;
  closePath(): void;
};

/** Plays a path of absolute M, L, Q, C and Z commands. (`Path2D` does the same, but not outside browsers.) */
export function tracePath(pen: Pen, path: string): void {
  for (const [, command, numbers = ''] of path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers.trim().split(/\s+/).map(Number);
    if (command === 'M') pen.moveTo(a, b);
    else if (command === 'L') pen.lineTo(a, b);
    else if (command === 'Q') pen.quadraticCurveTo(a, b, c, d);
    else if (command === 'C') pen.bezierCurveTo(a, b, c, d, e, f);
    else pen.closePath();
  }
}
