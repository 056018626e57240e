/** The waterfall from one margin to another: a bar for each effect, which opens into its inputs. */
import { Fragment } from "react";
import { Bar, BarChart, ResponsiveContainer, usePlotArea, useXAxisScale, XAxis, YAxis } from "recharts";
import { niceScale, TICK, tickDigits } from "../../charts/ChartParts.tsx";
import type { Figures } from "../../controls/figures.ts";
import { pressed } from "../../controls/key-table.ts";
import { color, type TokenName } from "../../theme/tokens.ts";
import classes from "./bridge.module.css";

export interface Step {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly amount: number;
  /** In whole units, so that what is shown adds up. */
  readonly shown: number;
  /** Running margin on both sides; a total stands on the axis. */
  readonly from: number;
  readonly to: number;
  readonly isTotal: boolean;
  readonly color: TokenName;
  readonly opacity: number;
}

interface BridgeChartProps {
  readonly steps: readonly Step[];
  /** Key of the opened step. */
  readonly opened: string | null;
  readonly onOpen: (key: string) => void;
  /** Explains one of the two margins. */
  readonly onExplain: (end: "from" | "to", byKey: boolean) => void;
  readonly figures: Figures;
  readonly caption: string;
}

const LABELS = 176;
const VALUES = 92;
/** Of a row. */
const MOST_HEIGHT = 56;
const BAR_HEIGHT = 24;
const BAR_PART = 0.62;
const AXIS_HEIGHT = 38;
/** All rows at their full height, with the axis. */
export const heightFor = (rows: number): number => rows * MOST_HEIGHT + AXIS_HEIGHT + 10;

/** Where every bar would be a sliver at the end of two long ones, the axis begins later and says so. */
const LEAST_PART = 0.12;

function scaleOf(steps: readonly Step[]): { domain: [number, number]; ticks: number[]; isCut: boolean } {
  const values = steps.flatMap(({ from, to, isTotal }) => (isTotal ? [to] : [from, to]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isCut = low > 0 && high - low < LEAST_PART * high && high > low;
  return { ...niceScale(values, !isCut), isCut };
}

function signed({ shown, isTotal }: Step, figures: Figures): string {
  return !isTotal && shown > 0 ? `+${figures.amount(shown)}` : figures.amount(shown);
}

function Rows({ steps, opened, onOpen, onExplain, figures, isCut }: BridgeChartProps & { isCut: boolean }) {
  const plot = usePlotArea();
  const scale = useXAxisScale();
  if (plot === undefined || scale === undefined) return null;
  const x = (value: number): number => Number(scale(value));
  // Of its first drawing the scale knows nothing yet.
  if (!Number.isFinite(x(0))) return null;
  const height = Math.min(MOST_HEIGHT, plot.height / steps.length);
  const thick = Math.min(BAR_HEIGHT, height * BAR_PART);
  const hasNotes = height >= 36;
  return steps.map((step, index) => {
    const top = plot.y + index * height;
    const middle = top + height / 2;
    const zero = isCut ? plot.x : x(0);
    const [start, end] = step.isTotal ? [zero, x(step.to)] : [x(step.from), x(step.to)];
    const [left, right] = [Math.min(start, end), Math.max(start, end)];
    const isOpen = !step.isTotal && opened === step.key;
    const value = signed(step, figures);
    const next = steps[index + 1];
    const act = (byKey: boolean): void => {
      if (step.isTotal) onExplain(index === 0 ? "from" : "to", byKey);
      else onOpen(step.key);
    };
    const behaviour = {
      role: "button",
      tabIndex: 0,
      ...(step.isTotal ? {} : { "aria-expanded": isOpen }),
      onClick: () => act(false),
      onKeyDown: (event: React.KeyboardEvent) => {
        if (!pressed(event, "explain", "explainByEnter")) return;
        event.preventDefault();
        act(true);
      },
    } as const;
    const negative = step.shown < 0;
    return (
      <Fragment key={step.key}>
        <g className={classes.step} {...behaviour}>
          <rect
            className={isOpen ? classes.openRow : classes.row}
            x={4}
            y={top + 1}
            width={plot.x + plot.width + VALUES - 8}
            height={height - 2}
            rx={4}
            fill="transparent"
          />
          <text
            x={16}
            y={middle + (hasNotes && step.note !== "" ? -2 : 4)}
            fontSize={12}
            fontWeight={step.isTotal ? 600 : 500}
            fill={color("text")}
          >
            {step.label}
          </text>{" "}
          {hasNotes && (
            <text x={16} y={middle + 13} fontSize={11} fill={color("text-3")}>
              {step.note}
            </text>
          )}{" "}
          <rect
            x={left}
            y={middle - thick / 2}
            width={Math.max(right - left, 1.5)}
            height={thick}
            rx={2}
            fill={color(step.color)}
            fillOpacity={step.opacity}
          />
          {step.isTotal && isCut && (
            <path
              d={`M${plot.x + 10} ${middle - thick / 2 - 2} l5 ${thick / 2 + 2} l-5 0 l5 ${thick / 2 + 2}`}
              fill="none"
              stroke={color("surface")}
              strokeWidth={2}
            />
          )}
          {!step.isTotal && Math.round(step.amount) !== 0 && (
            <path
              d={step.amount > 0 ? `M${right + 4} ${middle - 4} l4 4 l-4 4` : `M${left - 4} ${middle - 4} l-4 4 l4 4`}
              fill="none"
              stroke={color("text-2")}
              strokeWidth={1.25}
            />
          )}
          <text
            x={plot.x + plot.width + VALUES - 16 + (negative ? 4 : 0)}
            y={middle + 4}
            textAnchor="end"
            fontSize={12}
            fontWeight={step.isTotal ? 600 : 500}
            fill={color(negative ? "negative" : "text")}
          >
            {value}
          </text>
        </g>
        {next !== undefined && (
          <line
            x1={end}
            x2={end}
            y1={middle + thick / 2}
            y2={middle + height - thick / 2}
            stroke={color("axis")}
            strokeWidth={1}
          />
        )}
      </Fragment>
    );
  });
}

export function BridgeChart(props: BridgeChartProps) {
  const { steps, figures, caption } = props;
  const { domain, ticks, isCut } = scaleOf(steps);
  const digits = tickDigits(ticks);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...steps]}
        layout="vertical"
        margin={{ top: 6, right: VALUES, bottom: 4, left: LABELS }}
        accessibilityLayer={false}
      >
        <XAxis
          type="number"
          domain={domain}
          ticks={ticks}
          allowDataOverflow
          tickFormatter={(value: number) => figures.shortMoney(value, digits)}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: color("axis") }}
          height={AXIS_HEIGHT}
          label={{
            value: isCut ? `${caption}; the axis does not begin at 0` : caption,
            position: "insideBottomRight",
            offset: 0,
            fontSize: 11,
            fill: color("text-3"),
          }}
        />
        <YAxis type="category" dataKey="key" hide width={0} />
        <Bar dataKey="amount" fill="transparent" isAnimationActive={false} />
        <GridLines ticks={ticks} />
        <Rows {...props} isCut={isCut} />
      </BarChart>
    </ResponsiveContainer>
  );
}

function GridLines({ ticks }: { ticks: readonly number[] }) {
  const plot = usePlotArea();
  const scale = useXAxisScale();
  if (plot === undefined || scale === undefined) return null;
  return ticks
    .filter((tick) => Number.isFinite(Number(scale(tick))))
    .map((tick) => (
      <line
        key={tick}
        x1={Number(scale(tick))}
        x2={Number(scale(tick))}
        y1={plot.y}
        y2={plot.y + plot.height}
        stroke={color("grid")}
      />
    ));
}
