import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useFormat } from '../../format/use-format.ts';
import type { StrokeName } from './chart-options.ts';
import { chartOptions, DASHES } from './chart-options.ts';

/** One line: a value for each day, null where there is none. */
export interface ChartLine {
  readonly name: string;
  readonly stroke: StrokeName;
  readonly values: readonly (number | null)[];
  readonly format: (value: number) => string;
}

interface ChartProps {
  readonly label: string;
  /** ISO dates, ascending. */
  readonly days: readonly string[];
  readonly lines: readonly ChartLine[];
}

/** Lines over days on a canvas; the values under the pointer stand below, and the table of the figure says all of it. */
export function Chart({ label, days, lines }: ChartProps) {
  const { date } = useFormat();
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const options = chartOptions(lines, { width: element.clientWidth, showDay: date, onPointer: setAt });
    const seconds = days.map((day) => Date.parse(day) / 1000);
    const chart = new uPlot(options, [seconds, ...lines.map(({ values }) => [...values])], element);
    const follow = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: chart.height }));
    follow.observe(element);
    return () => {
      follow.disconnect();
      chart.destroy();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `date` is made anew by every rendering; the language is in `lines`
  }, [days, lines]);
  const shown = at ?? days.length - 1;
  return (
    <figure className="chart-figure" aria-label={label}>
      <div ref={place} className="chart" aria-hidden />
      <figcaption className="chart-legend">
        <span className="chart-day">{date(days[shown] ?? '')}</span>
        {lines.map(({ name, stroke, values, format }) => (
          <span key={name} className={`chart-key is-${stroke}`}>
            <svg aria-hidden width={24} height={8} viewBox="0 0 24 8">
              <line x1={0} y1={4} x2={24} y2={4} strokeWidth={2} strokeDasharray={DASHES[stroke].join(' ')} />
            </svg>
            {name} <strong>{shownValue(values[shown], format)}</strong>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function shownValue(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? '–' : format(value);
}
