/** How every chart looks: the tokens of the window on a canvas, and lines that differ by their dashes, not by colour alone. */
import type uPlot from 'uplot';
import type { ChartLine } from './chart.tsx';

export type StrokeName = 'first' | 'second' | 'third' | 'limit';

/** Each stroke is a token of ui/tokens.css. */
const TOKENS = {
  first: '--accent',
  second: '--positive',
  third: '--uncertain',
  limit: '--muted',
} as const satisfies Record<StrokeName, string>;

export const DASHES = {
  first: [],
  second: [8, 4],
  third: [2, 3],
  limit: [5, 5],
} as const satisfies Record<StrokeName, readonly number[]>;

interface Surroundings {
  readonly width: number;
  readonly showDay: (day: string) => string;
  /** The place of the day under the pointer, or null. */
  readonly onPointer: (at: number | null) => void;
}

const HEIGHT = 190;

export function chartOptions(lines: readonly ChartLine[], { width, showDay, onPointer }: Surroundings): uPlot.Options {
  const axis = {
    stroke: token('--muted'),
    font: `11px ${token('--font')}`,
    grid: stroke('--line'),
    ticks: stroke('--line'),
  };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { x: { time: true }, y: { range: (_plot, _low, high) => [0, high > 0 ? high * 1.08 : 1] } },
    series: [{}, ...lines.map(seriesOf)],
    axes: [
      { ...axis, space: 90, values: (_plot, seconds) => seconds.map((at) => dayAt(at, showDay)) },
      { ...axis, size: 72, values: (_plot, values) => values.map((value) => lines[0]?.format(value) ?? String(value)) },
    ],
    hooks: { setCursor: [(plot) => onPointer(plot.cursor.idx ?? null)] },
  };
}

function seriesOf({ name, stroke: kind, values }: ChartLine): uPlot.Series {
  return {
    label: name,
    stroke: token(TOKENS[kind]),
    width: 1.5,
    dash: [...DASHES[kind]],
    // A line of one value is none: it is drawn as a point.
    points: { show: values.filter((value) => value !== null).length < 40 && kind !== 'limit', size: 5 },
  };
}

/** uPlot marks hours as well where few days are shown: only midnights (UTC) are days. */
function dayAt(seconds: number, showDay: (day: string) => string): string {
  const text = new Date(seconds * 1000).toISOString();
  return text.slice(11, 16) === '00:00' ? showDay(text.slice(0, 10)) : '';
}

function stroke(name: string): { readonly stroke: string; readonly width: number } {
  return { stroke: token(name), width: 1 };
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
