/** Margin of the four lenses, month by month or running. */
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { LensId } from "../../shared/model/results.ts";
import { LENSES } from "../../shared/model/results.ts";
import type { Figures } from "../controls/figures.ts";
import { color } from "../theme/tokens.ts";
import { ChartCursor, ExplainedChart, useCursorPlace } from "./ChartCursor.tsx";
import { AxisCaption, LineEndLabels, labelRoom, MonthMark, niceScale, tickDigits, ZeroLine } from "./ChartParts.tsx";
import { ChartTip } from "./ChartTip.tsx";
import { LENS_STYLES } from "./lens-style.ts";
import { monthAxis, VALUE_AXIS } from "./month-axis.ts";

export interface MarginPoint {
  readonly month: string;
  readonly values: Readonly<Record<LensId, number>>;
}

interface MarginChartProps {
  readonly points: readonly MarginPoint[];
  readonly names: Readonly<Record<LensId, string>>;
  readonly caption: string;
  readonly marks: readonly { readonly month: string; readonly label: string }[];
  readonly figures: Figures;
  /** A month of the line nearest to a click, or by a key of no line in particular. */
  readonly onExplain: (month: string, lens: LensId | null) => void;
}

/** The lens whose line passes nearest to a height in the drawing. */
function nearest(point: MarginPoint, height: number, heightOf: (value: number) => number): LensId {
  const away = (lens: LensId): number => Math.abs(heightOf(point.values[lens]) - height);
  return LENSES.reduce((best, lens) => (away(lens) < away(best) ? lens : best));
}

export function MarginChart({ points, names, caption, marks, figures, onExplain }: MarginChartProps) {
  const place = useCursorPlace();
  const { domain, ticks } = niceScale(
    points.flatMap((point) => Object.values(point.values)),
    true,
  );
  const last = points.at(-1);
  const digits = tickDigits(ticks);
  return (
    <ExplainedChart
      place={place}
      points={points}
      onExplain={(point, click) =>
        onExplain(point.month, click === null ? null : nearest(point, click.height, click.heightOf))
      }
    >
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          data={[...points]}
          margin={{ top: 24, right: labelRoom(Object.values(names)), bottom: 6, left: 4 }}
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
          <ZeroLine />
          {marks.map((mark, line) => (
            <MonthMark key={mark.label} month={mark.month} label={mark.label} line={line} />
          ))}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: color("axis") }}
            content={({ active, label }) => {
              const point = points.find((one) => one.month === label);
              if (active !== true || point === undefined) return null;
              const rows = LENSES.map((lens) => ({
                label: names[lens],
                value: figures.money(point.values[lens]),
                color: LENS_STYLES[lens].color,
              }));
              return <ChartTip title={figures.month(point.month)} rows={rows} />;
            }}
          />
          {LENSES.map((lens) => (
            <Line
              key={lens}
              type="linear"
              dataKey={(point: MarginPoint) => point.values[lens]}
              name={names[lens]}
              stroke={color(LENS_STYLES[lens].color)}
              strokeWidth={LENS_STYLES[lens].width}
              {...(LENS_STYLES[lens].dash === undefined ? {} : { strokeDasharray: LENS_STYLES[lens].dash })}
              dot={false}
              activeDot={{ r: 3.5, strokeWidth: 0 }}
              isAnimationActive={false}
            />
          ))}
          {last !== undefined && (
            <LineEndLabels
              labels={LENSES.map((lens) => ({
                key: lens,
                text: names[lens],
                value: last.values[lens],
                color: LENS_STYLES[lens].color,
                weight: lens.endsWith("/on") ? 600 : 400,
              }))}
            />
          )}
          <AxisCaption text={caption} />
          <ChartCursor place={place} />
        </LineChart>
      </ResponsiveContainer>
    </ExplainedChart>
  );
}
