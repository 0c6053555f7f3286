import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { useWords, type Words } from '../base/words.tsx';

export type PlotLine = {
  label: string;
  /** A custom property of the page, such as `--accent`. */
  color: string;
  values: (number | null)[];
  dashed?: boolean;
  stepped?: boolean;
};

type Props = {
  /** What it shows, for those who do not see it. */
  label: string;
  /** Epoch ms UTC. */
  times: readonly number[];
  /** As many as at first, as long as the plot lives. */
  lines: readonly PlotLine[];
  /** Words for the values of the vertical axis; numbers when absent. */
  ticks?: readonly string[];
  /** Start of the shown time, epoch ms UTC; it ends with the last of `times`. */
  from: number;
  /** Changes when the theme does, so that the colours are read again. */
  theme: string;
};

const HEIGHT = 220;
/** From this distance on marks are named by their day, s. */
const HALF_DAY = 43_200;

/** A plot with hover; drag to zoom, double click to see everything again. New data keeps the zoom. */
export function Plot({ label, times, lines, ticks, from, theme }: Props) {
  const words = useWords();
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const data = (): uPlot.AlignedData => [
    times.map((time) => time / 1000),
    ...lines.map(({ values }) => values),
  ];

  // drawn anew only in another language or theme
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const made = new uPlot(optionsOf(element, words, lines, ticks), data(), element);
    made.setScale('x', { min: from / 1000, max: (times.at(-1) ?? from) / 1000 });
    plot.current = made;
    const resize = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT }));
    resize.observe(element);
    return () => {
      resize.disconnect();
      made.destroy();
    };
  }, [words.locale, theme]);

  // data() is made of these
  useEffect(() => plot.current?.setData(data(), false), [times, lines]);

  // only another start moves the shown time
  useEffect(() => {
    plot.current?.setScale('x', { min: from / 1000, max: (times.at(-1) ?? from) / 1000 });
  }, [from]);

  return (
    <figure class="plot">
      <div ref={holder} role="img" aria-label={label} dir="ltr" />
    </figure>
  );
}

/** Room for the longest value beside the plot, CSS pixels: words differ in length from language to language. */
function axisWidth(
  ink: CanvasRenderingContext2D,
  font: string,
  values: readonly (string | number | null)[],
): number {
  ink.save();
  ink.font = font;
  const widest = Math.max(0, ...values.map((value) => ink.measureText(String(value ?? '')).width));
  ink.restore();
  return Math.max(56, Math.ceil(widest) + 24);
}

function optionsOf(
  element: HTMLElement,
  { locale, number, stamp, t }: Words,
  lines: readonly PlotLine[],
  ticks: readonly string[] | undefined,
): uPlot.Options {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const axis = {
    stroke: color('--ink-3'),
    font: `12px ${color('--font')}`,
    grid: { stroke: color('--line'), width: 1 },
    ticks: { stroke: color('--line'), width: 1 },
  } satisfies uPlot.Axis;
  const words = (value: number | null) =>
    value === null || value === undefined ? '–' : ticks ? (ticks[value] ?? '–') : number(Math.round(value));
  return {
    width: element.clientWidth,
    height: HEIGHT,
    cursor: { drag: { x: true, y: false }, points: { size: 7 } },
    scales: {
      x: { time: true },
      y: { range: ticks ? [-0.2, ticks.length - 0.8] : (_, __, max) => [0, Math.max(4, max * 1.08)] },
    },
    axes: [
      {
        ...axis,
        values: (_, seconds, __, ___, step) =>
          seconds
            .map((second) => (step >= HALF_DAY ? date : clock).format(second * 1000))
            // two marks on one day need its name once
            .map((name, index, names) => (name === names[index - 1] ? '' : name)),
      },
      {
        ...axis,
        size: (plot, values) => axisWidth(plot.ctx, axis.font, values ?? []),
        ...(ticks ? { splits: () => ticks.map((_, index) => index) } : {}),
        values: (_, values) => values.map((value) => (ticks ? (ticks[value] ?? '') : number(value))),
      },
    ],
    series: [
      {
        label: t('dashboard.plot.time'),
        value: (_, second) => (second === null ? '–' : stamp(second * 1000)),
      },
      ...lines.map(
        (line): uPlot.Series => ({
          label: line.label,
          stroke: color(line.color),
          width: 2,
          ...(line.dashed ? { dash: [5, 5] } : {}),
          ...(line.stepped && uPlot.paths.stepped ? { paths: uPlot.paths.stepped({ align: 1 }) } : {}),
          points: { show: false },
          value: (_, value) => words(value),
        }),
      ),
    ],
  };
}
