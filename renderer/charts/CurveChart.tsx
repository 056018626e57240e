/** A few curves over one number, with a shaded range and marked places. */
import { useElementSize } from "@mantine/hooks";
import { color, type TokenName } from "../theme/tokens.ts";
import { niceScale, spread } from "./ChartParts.tsx";
import { Drawing } from "./Drawing.tsx";
import classes from "./density-chart.module.css";

export interface Curve {
  readonly key: string;
  readonly label: string;
  readonly color: TokenName;
  readonly dash?: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

interface CurveChartProps {
  readonly label: string;
  readonly curves: readonly Curve[];
  readonly band: { readonly from: number; readonly to: number; readonly label: string } | null;
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  readonly xTicks: readonly number[];
  readonly writeX: (value: number) => string;
  readonly writeY: (value: number, ticks: readonly number[]) => string;
  readonly xCaption: string;
  readonly yCaption: string;
}

const LEFT = 64;
const RIGHT = 150;
const TOP = 22;
const BOTTOM = 40;

export function CurveChart(props: CurveChartProps) {
  const { label, curves, band, marks, xTicks, writeX, writeY, xCaption, yCaption } = props;
  const { ref, width, height } = useElementSize();
  const all = curves.flatMap(({ points }) => points);
  const [low, high] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
  const { domain, ticks } = niceScale(
    all.map(({ y }) => y),
    false,
  );
  const plot = { width: Math.max(1, width - LEFT - RIGHT), height: Math.max(1, height - TOP - BOTTOM) };
  const x = (value: number): number => LEFT + ((value - low) / Math.max(1e-9, high - low)) * plot.width;
  const y = (value: number): number => TOP + (1 - (value - domain[0]) / (domain[1] - domain[0])) * plot.height;
  const inside = (value: number): number => Math.min(high, Math.max(low, value));
  const ends = spread(
    curves.map(({ points }) => y(points.at(-1)?.y ?? 0)),
    TOP,
    TOP + plot.height,
  );
  return (
    <div ref={ref} className={classes.box}>
      {all.length > 0 && (
        <Drawing label={label} width={width} height={height}>
          {band !== null && (
            <g>
              <rect
                x={x(inside(band.from))}
                y={TOP}
                width={Math.max(1, x(inside(band.to)) - x(inside(band.from)))}
                height={plot.height}
                fill={color("ev-tint")}
              />
              <text x={x(inside(band.from)) + 5} y={TOP + 13} fontSize={11} fill={color("ev-c")}>
                {band.label}
              </text>
            </g>
          )}
          {ticks.map((value) => (
            <g key={value}>
              <line x1={LEFT} x2={LEFT + plot.width} y1={y(value)} y2={y(value)} stroke={color("grid")} />
              <text x={LEFT - 8} y={y(value) + 4} fontSize={11} textAnchor="end" fill={color("text-3")}>
                {writeY(value, ticks)}
              </text>
            </g>
          ))}
          {xTicks
            .filter((value) => value >= low && value <= high)
            .map((value) => (
              <text
                key={value}
                x={x(value)}
                y={TOP + plot.height + 16}
                fontSize={11}
                textAnchor="middle"
                fill={color("text-3")}
              >
                {writeX(value)}
              </text>
            ))}
          <text x={LEFT} y={12} fontSize={11} fill={color("text-3")}>
            {yCaption}
          </text>
          <text x={LEFT + plot.width} y={height - 6} fontSize={11} textAnchor="end" fill={color("text-3")}>
            {xCaption}
          </text>
          {marks.map((mark, at) => (
            <g key={mark.label}>
              <line
                x1={x(inside(mark.x))}
                x2={x(inside(mark.x))}
                y1={TOP}
                y2={TOP + plot.height}
                stroke={color("text-2")}
                strokeDasharray="1.5 3.5"
              />
              <text x={x(inside(mark.x)) + 5} y={TOP + plot.height - 8 - at * 14} fontSize={11} fill={color("text-2")}>
                {mark.label}
              </text>
            </g>
          ))}
          {curves.map(({ key, points, color: token, dash, label: name }, at) => (
            <g key={key}>
              <path
                d={`M${points.map((point) => `${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`).join(" L")}`}
                fill="none"
                stroke={color(token)}
                strokeWidth={2.25}
                {...(dash === undefined ? {} : { strokeDasharray: dash })}
              />
              <text
                x={LEFT + plot.width + 8}
                y={(ends[at] ?? 0) + 4}
                fontSize={12}
                fontWeight={600}
                fill={color(token)}
              >
                {name}
              </text>
            </g>
          ))}
        </Drawing>
      )}
    </div>
  );
}
