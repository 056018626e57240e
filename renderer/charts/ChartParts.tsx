/** What every chart shares: axes, grid and labels at the ends of lines, drawn from the chart's own scales. */
import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { color, type TokenName } from "../theme/tokens.ts";

/** Recharts' own tick text, in the size and colour of the design. */
export const TICK = { fontSize: 11, fill: color("text-3") } as const;

export interface EndLabel {
  readonly key: string;
  readonly text: string;
  readonly value: number;
  readonly color: TokenName;
  readonly weight?: 400 | 600;
  /** Entry of the category axis at which the line ends, where it does so before the chart. */
  readonly endsAt?: string;
}

const GAP = 14;

/** Moves label heights apart, keeping their order, to at least 14 px, within the plot. */
export function spread(heights: readonly number[], top: number, bottom: number): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  let last = top - GAP;
  for (const index of order) {
    last = Math.max(last + GAP, placed[index] ?? 0);
    placed[index] = last;
  }
  let next = bottom + GAP;
  for (const index of order.toReversed()) {
    next = Math.min(next - GAP, placed[index] ?? 0);
    placed[index] = next;
  }
  return placed;
}

export function LineEndLabels({ labels }: { labels: readonly EndLabel[] }) {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  const across = useXAxisScale();
  if (plot === undefined || scale === undefined || across === undefined) return null;
  const [early, late] = [labels.filter(({ endsAt }) => endsAt !== undefined), labels.filter(({ endsAt }) => !endsAt)];
  const heightOf = ({ value }: EndLabel): number => Number(scale(value));
  const placed = spread(late.map(heightOf), plot.y + 4, plot.y + plot.height - 4);
  const style = ({ color: token, weight = 600 }: EndLabel) =>
    ({ fill: color(token), fontSize: 12, fontWeight: weight }) as const;
  return (
    <g>
      {late.map((label, index) => (
        <text key={label.key} x={plot.x + plot.width + 10} y={(placed[index] ?? 0) + 4} {...style(label)}>
          {label.text}
        </text>
      ))}
      {early.map((label) => {
        const x = Number(across(label.endsAt));
        if (!Number.isFinite(x)) return null;
        const y = Math.min(heightOf(label) + 16, plot.y + plot.height - 4);
        // Other lines go on behind it.
        const edge = { stroke: color("surface"), strokeWidth: 3, paintOrder: "stroke" } as const;
        return (
          <g key={label.key}>
            <circle cx={x} cy={heightOf(label)} r={3.5} fill={color(label.color)} />
            <text x={x + 4} y={y} {...style(label)} {...edge}>
              {label.text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** The measure of the value axis, above it at the left. */
export function AxisCaption({ text }: { text: string }) {
  const plot = usePlotArea();
  if (plot === undefined) return null;
  return (
    <text x={plot.x} y={plot.y - 8} fontSize={11} fill={color("text-3")}>
      {text}
    </text>
  );
}

/** A line at zero, drawn only where the axis does not begin there. */
export function ZeroLine() {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  if (plot === undefined || scale === undefined) return null;
  const zero = Number(scale(0));
  if (!(zero > plot.y && zero < plot.y + plot.height - 1)) return null;
  return <line x1={plot.x} x2={plot.x + plot.width} y1={zero} y2={zero} stroke={color("axis")} strokeWidth={1} />;
}

/** A vertical hairline with a word: "converts", "AI live". `month` is an entry of the category axis, `line` keeps labels apart. */
export function MonthMark({ month, label, line }: { month: string; label: string; line: number }) {
  const plot = usePlotArea();
  const scale = useXAxisScale();
  if (plot === undefined || scale === undefined) return null;
  const x = Number(scale(month));
  if (!Number.isFinite(x)) return null;
  return (
    <g>
      <line x1={x} x2={x} y1={plot.y} y2={plot.y + plot.height} stroke={color("axis")} strokeDasharray="1 3" />
      <text x={x + 4} y={plot.y + 10 + line * 13} fontSize={11} fill={color("text-3")}>
        {label}
      </text>
    </g>
  );
}

/** Decimals in which neighbouring ticks of a money axis still differ, where thousands and millions are written short. */
export function tickDigits(ticks: readonly number[]): number {
  const most = Math.max(...ticks.map(Math.abs));
  const unit = most >= 1e6 ? 1e6 : most >= 1e3 ? 1e3 : 1;
  const step = Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0)) / unit;
  return [0, 1, 2, 3].find((digits) => Math.abs(step * 10 ** digits - Math.round(step * 10 ** digits)) < 1e-6) ?? 3;
}

/** Room at the right for the longest of these labels, at 12 px. */
export function labelRoom(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length)) * 6.6 + 20;
}

/** An axis shorter than a cent says nothing. */
const LEAST_RANGE = 0.01;

/** 4 to 7 round steps that enclose the values. */
export function niceScale(
  values: readonly number[],
  includeZero: boolean,
): { domain: [number, number]; ticks: number[] } {
  const real = values.filter(Number.isFinite);
  const low = Math.min(...real, ...(includeZero || real.length === 0 ? [0] : []));
  const high = Math.max(...real, ...(includeZero || real.length === 0 ? [0] : []));
  const range = Math.max(high - low, LEAST_RANGE);
  const rough = range / 4;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  const from = Math.floor(low / step + 1e-9) * step;
  const to = Math.ceil(high / step - 1e-9) * step;
  // A single height still needs room above it.
  const count = Math.max(1, Math.round((to - from) / step));
  return {
    domain: [from, from + count * step],
    ticks: Array.from({ length: count + 1 }, (_, index) => from + index * step),
  };
}
