import { lookOf, type Standing } from '../../utils/notify/look.ts';
import { PIECES } from '../../utils/notify/shapes.ts';

/**
 * The shape of a verdict, as on the toolbar. It never speaks for itself: the words beside it say the
 * same, so it is hidden from screen readers. `null` is the product's own mark.
 */
export function Mark({ standing, size = 20 }: { standing: Standing | null; size?: number }) {
  const { shape, tone } = lookOf(standing);
  return (
    <svg
      class="mark"
      data-tone={tone}
      data-shape={shape}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
    >
      {PIECES[shape].map(({ path, paint, stroke }) => (
        <path
          key={path}
          d={path}
          class={`${paint}-${stroke === undefined ? 'fill' : 'line'}`}
          {...(stroke === undefined ? {} : { 'stroke-width': stroke })}
        />
      ))}
    </svg>
  );
}
