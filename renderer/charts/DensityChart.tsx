/** Distributions one below the other on one axis: density, a bar from P5 to P95, a ring at the median, today as a dotted line. */
import { useElementSize } from "@mantine/hooks";
import { color, type TokenName } from "../theme/tokens.ts";
import { niceScale } from "./ChartParts.tsx";
import { Drawing } from "./Drawing.tsx";
import classes from "./density-chart.module.css";
import { drawnButton } from "./drawn-button.ts";

export interface DensityRow {
  readonly key: string;
  readonly name: string;
  /** Second line of the label, with its colour. */
  readonly detail: string;
  readonly detailColor: TokenName;
  readonly color: TokenName;
  /** Counts of trials in equal steps from `low` to `high`; empty where nothing is known yet. */
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
  readonly p5: number;
  readonly median: number;
  readonly p95: number;
}

interface DensityChartProps {
  readonly rows: readonly DensityRow[];
  /** Where today's median lies. */
  readonly today: number | null;
  readonly write: (value: number) => string;
  /** Of the axis, where neighbouring ticks still differ. */
  readonly tick: (value: number, ticks: readonly number[]) => string;
  readonly onExplain: (key: string) => void;
}

const LEFT = 150;
const RIGHT = 28;
const AXIS = 22;

const KERNEL = [1, 4, 6, 4, 1] as const;
const KERNEL_SUM = 16;

/** Neighbouring steps share their trials a little, as a curve does. */
function smoothed(counts: readonly number[]): readonly number[] {
  return counts.map((_, at) => {
    const sum = KERNEL.reduce((total, weight, tap) => total + weight * (counts[at + tap - 2] ?? 0), 0);
    return sum / KERNEL_SUM;
  });
}

function areaPath(row: DensityRow, x: (value: number) => number, base: number, height: number): string {
  const heights = smoothed([0, ...row.counts, 0]);
  const top = Math.max(...heights);
  if (!(top > 0)) return "";
  const step = (row.high - row.low) / Math.max(1, row.counts.length);
  const points = heights.map((value, at) => {
    const place = row.low + (at - 0.5) * step;
    return `${x(place).toFixed(1)} ${(base - (value / top) * height).toFixed(1)}`;
  });
  return `M${points.join(" L")}`;
}

export function DensityChart({ rows, today, write, tick, onExplain }: DensityChartProps) {
  const { ref, width, height } = useElementSize();
  const known = rows.filter(({ counts }) => counts.length > 0);
  const { domain, ticks } = niceScale(
    known.flatMap(({ low, high, p5, p95 }) => [Math.max(low, p5 - (p95 - p5)), Math.min(high, p95 + (p95 - p5))]),
    false,
  );
  const [from, to] = domain;
  const plot = Math.max(1, width - LEFT - RIGHT);
  const x = (value: number): number => LEFT + ((value - from) / (to - from)) * plot;
  const band = Math.max(20, (height - AXIS - 6) / Math.max(1, rows.length));
  return (
    <div ref={ref} className={classes.box}>
      <Drawing label="Distributions" width={width} height={height}>
        <defs>
          <clipPath id="density-plot">
            <rect x={LEFT - 4} y={0} width={plot + 8} height={height} />
          </clipPath>
        </defs>
        {ticks.map((value) => (
          <g key={value}>
            <line x1={x(value)} x2={x(value)} y1={4} y2={height - AXIS} stroke={color("grid")} />
            <text x={x(value)} y={height - 6} textAnchor="middle" fontSize={11} fill={color("text-3")}>
              {tick(value, ticks)}
            </text>
          </g>
        ))}
        {today !== null && (
          <line
            x1={x(today)}
            x2={x(today)}
            y1={4}
            y2={height - AXIS}
            stroke={color("text-3")}
            strokeWidth={1.5}
            strokeDasharray="1.5 3.5"
          />
        )}
        {rows.map((row, at) => {
          const base = 4 + band * (at + 1) - 8;
          return (
            <g key={row.key}>
              <text x={16} y={base - 16} fontSize={12} fontWeight={600} fill={color("text")}>
                {row.name}
              </text>
              <text x={16} y={base} fontSize={12} fill={color(row.detailColor)}>
                {row.detail}
              </text>
              <text x={LEFT - 16} y={base} fontSize={13} fontWeight={600} textAnchor="end" fill={color("text")}>
                {write(row.median)}
              </text>
              <line x1={LEFT} x2={LEFT + plot} y1={base} y2={base} stroke={color("border-2")} />
              <g clipPath="url(#density-plot)">
                <path
                  d={areaPath(row, x, base, band - 22)}
                  fill={color(row.color)}
                  fillOpacity={0.25}
                  stroke={color(row.color)}
                  strokeWidth={1.5}
                />
                <line x1={x(row.p5)} x2={x(row.p95)} y1={base} y2={base} stroke={color(row.color)} strokeWidth={4} />
              </g>
              <circle
                cx={x(row.median)}
                cy={base}
                r={5}
                fill={color("surface")}
                stroke={color(row.color)}
                strokeWidth={2}
              />
              <g
                {...drawnButton(
                  `${row.name}, ${row.detail}: median ${write(row.median)}, P5 to P95 ${write(row.p5)} to ${write(row.p95)}; explain`,
                  classes.row,
                  () => onExplain(row.key),
                )}
              >
                <rect x={0} y={base - band + 12} width={width} height={band - 4} fill="transparent" />
              </g>
            </g>
          );
        })}
      </Drawing>
    </div>
  );
}
