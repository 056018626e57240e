/** A chart of the document, drawn small and still; the same picture that the files hold. */
import type { BrandView, ChartBlock, ChartSeries } from "../../../shared/proposal/document.ts";
import classes from "./document.module.css";

const PLOT = { left: 76, right: 560, top: 8, bottom: 188, width: 700, height: 216 } as const;
const MOST_LABELS = 9;
const LABEL_HEIGHT = 15;

function strokeOf(series: ChartSeries, brand: BrandView): { stroke: string; dash?: string } {
  switch (series.role) {
    case "today":
      return { stroke: "#626b79", dash: "5 4" };
    case "first":
      return { stroke: "#454d5a" };
    case "second":
      return { stroke: brand.accent };
    case "third":
      return { stroke: brand.heading, dash: "1 0" };
  }
}

/** Labels at the ends of the lines, pushed apart so that none covers another. */
function labelPlaces(ends: readonly number[]): readonly number[] {
  const order = ends.map((y, at) => ({ y, at })).sort((a, b) => a.y - b.y);
  let last = Number.NEGATIVE_INFINITY;
  const places: number[] = [];
  for (const { y, at } of order) {
    last = Math.max(y, last + LABEL_HEIGHT);
    places[at] = last;
  }
  return places;
}

export function DocumentChart({ chart, brand }: { chart: ChartBlock; brand: BrandView }) {
  const { categories, series, ticks, shape } = chart;
  const low = Math.min(...ticks.map(({ value }) => value));
  const high = Math.max(...ticks.map(({ value }) => value));
  const y = (value: number): number => PLOT.bottom - ((value - low) / (high - low || 1)) * (PLOT.bottom - PLOT.top);
  const across = PLOT.right - PLOT.left;
  const slot = across / categories.length;
  const x = (at: number): number =>
    PLOT.left + (shape === "columns" ? (at + 0.5) * slot : (at / Math.max(1, categories.length - 1)) * across);
  const every = Math.ceil(categories.length / MOST_LABELS);
  const labels = labelPlaces(series.map(({ values }) => y(values.at(-1) ?? 0) + 4));
  const bar = (slot * 0.7) / series.length;
  return (
    <figure className={classes.figure}>
      <figcaption>{chart.title}</figcaption>
      <svg
        className={classes.drawing}
        viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
        role="img"
        aria-label={chart.alternative}
      >
        {ticks.map(({ value, label }) => (
          <g key={value}>
            <line x1={PLOT.left} x2={PLOT.right} y1={y(value)} y2={y(value)} stroke="#e1e4e9" />
            <text x={PLOT.left - 8} y={y(value) + 4} textAnchor="end">
              {label}
            </text>
          </g>
        ))}
        {categories.map((category, at) =>
          at % every === 0 ? (
            <text key={category} x={x(at)} y={PLOT.bottom + 18} textAnchor="middle">
              {category}
            </text>
          ) : null,
        )}
        {series.map((one, place) => {
          const { stroke, dash } = strokeOf(one, brand);
          if (shape === "columns")
            return one.values.map((value, at) => (
              <rect
                key={`${one.name} ${categories[at] ?? at}`}
                x={x(at) - (bar * series.length) / 2 + place * bar}
                y={y(value)}
                width={bar}
                height={Math.max(0, PLOT.bottom - y(value))}
                fill={stroke}
              />
            ));
          return (
            <polyline
              key={one.name}
              points={one.values.map((value, at) => `${x(at)},${y(value)}`).join(" ")}
              fill="none"
              stroke={stroke}
              strokeWidth={one.role === "second" ? 2.5 : 2}
              {...(dash === undefined ? {} : { strokeDasharray: dash })}
            />
          );
        })}
        {series.map((one, at) => (
          <text key={one.name} x={PLOT.right + 10} y={labels[at]} fill={strokeOf(one, brand).stroke} fontWeight={600}>
            {one.name}
          </text>
        ))}
      </svg>
    </figure>
  );
}
