import { circlePath, PIECES, roundedPath } from '../utils/notify/shapes.ts';
import { encodePng } from './png.ts';
import { type Layer, type Rgba, rasterize } from './raster.ts';

const GROUND: Rgba = [45, 51, 122, 1];
const OTHERS: Rgba = [255, 255, 255, 1];
const ME: Rgba = [255, 178, 55, 1];

/** Side of the picture in units of the mark: its 16, and room around it. */
const BOX = 22;
const EDGE = 0.6;

/**
 * The store icon as a PNG file: one warm dot among eight others on a dark tile. Drawn from the same
 * mark as the toolbar icon, so no picture has to be kept.
 */
export function iconPng(size: number): Uint8Array {
  const far = BOX - EDGE;
  const tile: Layer = {
    path: roundedPath(
      [
        [EDGE, EDGE],
        [far, EDGE],
        [far, far],
        [EDGE, far],
      ],
      5.4,
    ),
    color: GROUND,
  };
  const centre = BOX / 2;
  const others = PIECES.mark.slice(1).map(
    (_, step): Layer => ({
      path: circlePath(
        centre + 6.9 * Math.sin((step * Math.PI) / 4),
        centre - 6.9 * Math.cos((step * Math.PI) / 4),
        size <= 16 ? 1.35 : 1.45,
      ),
      color: OTHERS,
    }),
  );
  const me: Layer = { path: circlePath(centre, centre, 3.3), color: ME };
  return encodePng(size, size, rasterize([tile, ...others, me], size, BOX));
}
