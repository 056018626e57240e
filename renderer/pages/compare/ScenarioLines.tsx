/** Margin of the compared scenarios over the months, each in its own colour and letter. */
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { ChartCursor, ExplainedChart, useCursorPlace } from "../../charts/ChartCursor.tsx";
import { AxisCaption, LineEndLabels, niceScale, tickDigits, ZeroLine } from "../../charts/ChartParts.tsx";
import { ChartTip } from "../../charts/ChartTip.tsx";
import { monthAxis, VALUE_AXIS } from "../../charts/month-axis.ts";
import type { Figures } from "../../controls/figures.ts";
import { color } from "../../theme/tokens.ts";
import type { Column } from "./columns.ts";

export interface LinePoint {
  readonly month: string;
  /** By scenario; absent outside its horizon. */
  readonly values: Readonly<Record<string, number>>;
}

interface ScenarioLinesProps {
  readonly points: readonly LinePoint[];
  readonly columns: readonly Column[];
  readonly caption: string;
  readonly figures: Figures;
  /** What is drawn of a scenario at a month. */
  readonly onExplain: (scenario: string, month: string, byKey: boolean) => void;
}

type Click = { readonly height: number; readonly heightOf: (value: number) => number } | null;

const END_LABEL_ROOM = 36;

export function ScenarioLines({ points, columns, caption, figures, onExplain }: ScenarioLinesProps) {
  const place = useCursorPlace();
  const { domain, ticks } = niceScale(
    points.flatMap(({ values }) => Object.values(values)),
    true,
  );
  const digits = tickDigits(ticks);
  /** Of the line nearest to the pointer; by key, of the baseline. */
  function explain({ month, values }: LinePoint, click: Click): void {
    const away = (value: number): number => (click === null ? 0 : Math.abs(click.heightOf(value) - click.height));
    const near = columns
      .flatMap((column) => {
        const value = values[column.id];
        return value === undefined ? [] : [{ column, off: away(value) }];
      })
      .toSorted((a, b) => a.off - b.off)[0]?.column;
    if (near !== undefined) onExplain(near.id, month, click === null);
  }
  return (
    <ExplainedChart place={place} points={points} onExplain={explain}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          data={[...points]}
          margin={{ top: 28, right: END_LABEL_ROOM, bottom: 6, left: 4 }}
          accessibilityLayer
        >
          <CartesianGrid vertical={false} stroke={color("grid")} />
          <XAxis
            {...monthAxis(
              points.map(({ month }) => month),
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
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: color("axis") }}
            content={({ active, label }) => {
              const point = points.find(({ month }) => month === label);
              if (active !== true || point === undefined) return null;
              const rows = columns.flatMap((column) => {
                const value = point.values[column.id];
                return value === undefined
                  ? []
                  : [{ label: `${column.letter} ${column.name}`, value: figures.money(value), color: column.color }];
              });
              return <ChartTip title={figures.month(point.month)} rows={rows} />;
            }}
          />
          {columns.map((column, at) => (
            <Line
              key={column.id}
              type="linear"
              dataKey={(point: LinePoint) => point.values[column.id]}
              name={`${column.letter} ${column.name}`}
              stroke={color(column.color)}
              strokeWidth={at === 0 ? 2.5 : 1.75}
              dot={false}
              activeDot={{ r: 3.5, strokeWidth: 0 }}
              isAnimationActive={false}
            />
          ))}
          <LineEndLabels
            labels={columns.flatMap((column) => {
              const last = points.findLast(({ values }) => values[column.id] !== undefined);
              const value = last?.values[column.id];
              if (last === undefined || value === undefined) return [];
              const early = last === points.at(-1) ? {} : { endsAt: last.month };
              return [{ key: column.id, text: column.letter, value, color: column.color, ...early }];
            })}
          />
          <AxisCaption text={caption} />
          <ChartCursor place={place} />
        </LineChart>
      </ResponsiveContainer>
    </ExplainedChart>
  );
}
