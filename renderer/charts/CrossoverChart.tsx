/**
 * The signature picture: margin of both plans over the net deflection rate, where outcome pricing breaks even, where the
 * plans cross, and today's assumption as a marker that can be dragged or stepped.
 */

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from "recharts";
import type { Figures } from "../controls/figures.ts";
import { pressed } from "../controls/key-table.ts";
import { color } from "../theme/tokens.ts";
import { AxisCaption, LineEndLabels, labelRoom, niceScale, TICK, tickDigits, ZeroLine } from "./ChartParts.tsx";
import { CrossoverMarker } from "./CrossoverMarker.tsx";
import classes from "./crossover-marker.module.css";

export interface CrossoverPoint {
  readonly deflection: number;
  readonly currentOn: number;
  readonly proposedOn: number;
}

export interface CrossoverPicture {
  /** Ascending by deflection. */
  readonly points: readonly CrossoverPoint[];
  readonly currentOff: number;
  readonly breakEven: { readonly deflection: number; readonly margin: number } | null;
  readonly plansCross: { readonly deflection: number; readonly margin: number } | null;
  /** The marker; while it is dragged, where it is held. */
  readonly now: number;
}

interface CrossoverChartProps {
  readonly picture: CrossoverPicture;
  readonly names: { readonly current: string; readonly proposed: string };
  readonly caption: string;
  readonly figures: Figures;
  /** Live while dragging; `null` gives up. */
  readonly onDrag: (deflection: number | null) => void;
  readonly onDrop: (deflection: number) => void;
  readonly onExplain: (what: CrossoverSpot, byKey: boolean) => void;
}

/** What of the crossover can be explained: today, and where lines meet. */
export type CrossoverSpot = "now" | "breakEven" | "plansCross";

/** A ring as a button: a click, Enter or E explains it. */
function spotProps(what: CrossoverSpot, label: string, onExplain: CrossoverChartProps["onExplain"]) {
  return {
    className: classes.spot,
    role: "button",
    tabIndex: 0,
    "aria-label": label,
    onClick: () => onExplain(what, false),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (!pressed(event, "explain", "explainByEnter")) return;
      event.preventDefault();
      onExplain(what, true);
    },
  } as const;
}

function Rings({ picture, figures, onExplain }: Pick<CrossoverChartProps, "picture" | "figures" | "onExplain">) {
  const plot = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (plot === undefined || x === undefined || y === undefined) return null;
  const { breakEven, plansCross } = picture;
  const base = plot.y + plot.height;
  const place = (point: { deflection: number; margin: number }) => ({
    cx: Number(x(point.deflection)),
    cy: Number(y(point.margin)),
  });
  const even = breakEven === null ? null : place(breakEven);
  const cross = plansCross === null ? null : place(plansCross);
  const labelLeft = even !== null && even.cx > plot.x + plot.width - 90;
  return (
    <g>
      {even !== null && breakEven !== null && (
        <g {...spotProps("breakEven", `${figures.percent(breakEven.deflection)} break-even, explain`, onExplain)}>
          <line x1={even.cx} x2={even.cx} y1={even.cy} y2={base} stroke={color("proposed")} strokeDasharray="3 3" />
          <circle
            cx={even.cx}
            cy={even.cy}
            r={5}
            fill={color("surface")}
            stroke={color("proposed")}
            strokeWidth={2.5}
          />
          <text
            x={even.cx + (labelLeft ? -9 : 9)}
            y={Math.min(even.cy + 26, base - 22)}
            textAnchor={labelLeft ? "end" : "start"}
            fontSize={14}
            fontWeight={600}
            fill={color("text")}
          >
            {figures.percent(breakEven.deflection)}
          </text>
          <text
            x={even.cx + (labelLeft ? -9 : 9)}
            y={Math.min(even.cy + 42, base - 6)}
            textAnchor={labelLeft ? "end" : "start"}
            fontSize={12}
            fill={color("text-2")}
          >
            {/* The space parts it from the figure where both are read as one text. */}
            {" break-even"}
          </text>
        </g>
      )}
      {cross !== null && plansCross !== null && (
        <g {...spotProps("plansCross", `Plans cross ${figures.percent(plansCross.deflection)}, explain`, onExplain)}>
          <circle cx={cross.cx} cy={cross.cy} r={3.5} fill={color("surface")} stroke={color("ink")} strokeWidth={1.5} />
          <text x={cross.cx - 8} y={cross.cy - 8} textAnchor="end" fontSize={11} fill={color("text-2")}>
            {`Plans cross ${figures.percent(plansCross.deflection)}`}
          </text>
        </g>
      )}
    </g>
  );
}

/** Between the plans where outcome pricing earns more. */
function wedge(points: readonly CrossoverPoint[]): (point: CrossoverPoint) => [number, number] {
  const lead = points.some((point) => point.proposedOn > point.currentOn);
  return (point) => [point.currentOn, lead ? Math.max(point.currentOn, point.proposedOn) : point.currentOn];
}

/** A scenario in which AI solves next to nothing has a scale as well. */
const ACROSS_STEPS = [0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

export function CrossoverChart({ picture, names, caption, figures, onDrag, onDrop, onExplain }: CrossoverChartProps) {
  const { points, currentOff } = picture;
  const values = points.flatMap((point) => [point.currentOn, point.proposedOn]);
  const { domain, ticks } = niceScale([...values, currentOff], false);
  const high = points.at(-1)?.deflection ?? 1;
  const step = ACROSS_STEPS.find((one) => high / one >= 4) ?? 0.001;
  const across = Array.from({ length: Math.floor(high / step + 1e-9) + 1 }, (_, index) => index * step);
  const last = points.at(-1);
  const digits = tickDigits(ticks);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={[...points]}
        margin={{
          top: 26,
          right: labelRoom([names.current, names.proposed].map((name) => `${name}, AI off`)),
          bottom: 6,
          left: 4,
        }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke={color("grid")} />
        <XAxis
          type="number"
          dataKey="deflection"
          domain={[0, high]}
          ticks={across}
          tickFormatter={(value: number) => figures.percent(value, step < 0.01 ? 1 : 0)}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: color("axis") }}
          height={36}
          label={{
            value: "Net deflection over the horizon",
            position: "insideBottomRight",
            offset: 0,
            fontSize: 11,
            fill: color("text-3"),
          }}
        />
        <YAxis
          domain={domain}
          ticks={ticks}
          tickFormatter={(value: number) => figures.shortMoney(value, digits)}
          tick={TICK}
          tickLine={false}
          axisLine={false}
          width={digits > 2 ? 64 : 56}
        />
        <ZeroLine />
        <Area
          dataKey={wedge(points)}
          stroke="none"
          fill={color("proposed")}
          fillOpacity={0.1}
          isAnimationActive={false}
          activeDot={false}
        />
        <Line
          dataKey={() => currentOff}
          stroke={color("current")}
          strokeWidth={1.25}
          strokeDasharray="2 4"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="currentOn"
          type="linear"
          stroke={color("current")}
          strokeWidth={2}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="proposedOn"
          type="linear"
          stroke={color("proposed")}
          strokeWidth={2.5}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        {last !== undefined && (
          <LineEndLabels
            labels={[
              { key: "p", text: `${names.proposed}, AI on`, value: last.proposedOn, color: "proposed" },
              { key: "c", text: `${names.current}, AI on`, value: last.currentOn, color: "current" },
              { key: "o", text: `${names.current}, AI off`, value: currentOff, color: "text-3", weight: 400 },
            ]}
          />
        )}
        <AxisCaption text={caption} />
        <CrossoverMarker
          picture={picture}
          figures={figures}
          onDrag={onDrag}
          onDrop={onDrop}
          onExplain={(byKey) => onExplain("now", byKey)}
        />
        <Rings picture={picture} figures={figures} onExplain={onExplain} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
