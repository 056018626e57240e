/** What the cost of one lens is made of, month by month. */
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { Figures } from "../controls/figures.ts";
import { color, type TokenName } from "../theme/tokens.ts";
import { ChartCursor, ExplainedChart, useCursorPlace } from "./ChartCursor.tsx";
import { AxisCaption, niceScale, tickDigits } from "./ChartParts.tsx";
import { ChartTip } from "./ChartTip.tsx";
import classes from "./cost-chart.module.css";
import { monthAxis, VALUE_AXIS } from "./month-axis.ts";

export interface CostPart {
  readonly key: string;
  readonly label: string;
  readonly color: TokenName;
  readonly opacity: number;
}

export interface CostPoint {
  readonly month: string;
  readonly values: Readonly<Record<string, number>>;
}

interface CostChartProps {
  readonly points: readonly CostPoint[];
  readonly parts: readonly CostPart[];
  readonly caption: string;
  readonly figures: Figures;
  /** The part of a month's bar that was clicked; beside it, or by a key, the whole of it. */
  readonly onExplain: (month: string, part: string | null, byKey: boolean) => void;
}

/** The part whose piece of the stack a height in the drawing lies in; null beside the bar. */
function partAt(
  point: CostPoint,
  parts: readonly CostPart[],
  height: number,
  heightOf: (value: number) => number,
): string | null {
  let stacked = 0;
  for (const { key } of parts) {
    const top = stacked + (point.values[key] ?? 0);
    if (height <= heightOf(stacked) && height >= heightOf(top)) return key;
    stacked = top;
  }
  return null;
}

export function CostChart({ points, parts, caption, figures, onExplain }: CostChartProps) {
  const place = useCursorPlace();
  const sums = points.map((point) => parts.reduce((sum, part) => sum + (point.values[part.key] ?? 0), 0));
  const { domain, ticks } = niceScale(sums, true);
  const digits = tickDigits(ticks);
  return (
    <ExplainedChart
      place={place}
      points={points}
      onExplain={(point, click) =>
        onExplain(
          point.month,
          click === null ? null : partAt(point, parts, click.height, click.heightOf),
          click === null,
        )
      }
    >
      <ul className={classes.legend}>
        {parts.map((part) => (
          <li key={part.key}>
            <span style={{ background: color(part.color), opacity: part.opacity }} />
            {part.label}
          </li>
        ))}
      </ul>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...points]}
          margin={{ top: 24, right: 16, bottom: 6, left: 4 }}
          barCategoryGap="22%"
          accessibilityLayer
        >
          <CartesianGrid vertical={false} stroke={color("grid")} />
          <XAxis
            {...monthAxis(
              points.map((point) => point.month),
              figures,
            )}
          />
          <YAxis
            domain={domain}
            ticks={ticks}
            tickFormatter={(value: number) => figures.shortMoney(value, digits)}
            {...VALUE_AXIS}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: color("hover") }}
            content={({ active, label }) => {
              const point = points.find((one) => one.month === label);
              if (active !== true || point === undefined) return null;
              const rows = parts.toReversed().map((part) => ({
                label: part.label,
                value: figures.money(point.values[part.key] ?? 0),
                color: part.color,
                opacity: part.opacity,
              }));
              return <ChartTip title={figures.month(point.month)} rows={rows} />;
            }}
          />
          {parts.map((part) => (
            <Bar
              key={part.key}
              stackId="cost"
              dataKey={(point: CostPoint) => point.values[part.key] ?? 0}
              name={part.label}
              fill={color(part.color)}
              fillOpacity={part.opacity}
              radius={1}
              isAnimationActive={false}
            />
          ))}
          <AxisCaption text={caption} />
          <ChartCursor place={place} />
        </BarChart>
      </ResponsiveContainer>
    </ExplainedChart>
  );
}
