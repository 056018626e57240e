/** What each input does alone, as bars about the figure as it stands; the fill tells how well the input is known. */
import { useElementSize } from "@mantine/hooks";
import type { EvidenceGrade } from "../../shared/scenario/change.ts";
import { EvidenceMark } from "../controls/EvidenceBadge.tsx";
import { color, type TokenName } from "../theme/tokens.ts";
import { Drawing } from "./Drawing.tsx";
import classes from "./density-chart.module.css";
import { drawnButton } from "./drawn-button.ts";

export interface TornadoRow {
  readonly key: string;
  readonly label: string;
  /** "71 to 86%". */
  readonly range: string;
  readonly grade: EvidenceGrade;
  /** Change of the figure at the low and at the high value. */
  readonly atLow: number;
  readonly atHigh: number;
  /** Part of the variance, null while it is not known. */
  readonly share: number | null;
}

interface TornadoChartProps {
  readonly rows: readonly TornadoRow[];
  readonly now: string;
  readonly write: (change: number) => string;
  readonly percent: (share: number) => string;
  readonly onExplain: (key: string) => void;
}

export const GRADE_FILLS: Readonly<Record<EvidenceGrade, TokenName>> = {
  measured: "ev-m",
  contract: "ev-c",
  benchmark: "ev-b",
  assumed: "ev-a",
};

const HEAD = 22;
const LEGEND = 24;
const MOST_ROW = 30;
const VALUE_ROOM = 58;
const SHARE_ROOM = 46;

function cut(text: string, width: number): string {
  const most = Math.floor(width / 6);
  return text.length <= most + 1 ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

export function HatchPattern({ id }: { id: string }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={6} height={6} fill={color("surface")} />
      <line x1={0} x2={0} y1={0} y2={6} stroke={color("ev-a")} strokeWidth={5} />
    </pattern>
  );
}

export function TornadoChart({ rows, now, write, percent, onExplain }: TornadoChartProps) {
  const { ref, width, height } = useElementSize();
  const labelWidth = Math.max(110, Math.min(230, width * 0.33));
  const rangeWidth = Math.max(80, Math.min(120, width * 0.17));
  const left = 16 + labelWidth + rangeWidth + VALUE_ROOM;
  const plot = Math.max(1, width - left - VALUE_ROOM - SHARE_ROOM - 8);
  const ends = rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = (value: number): number => left + (high === low ? 0.5 : (value - low) / (high - low)) * plot;
  const step = Math.max(20, Math.min(MOST_ROW, (height - HEAD - LEGEND) / Math.max(1, rows.length)));
  const fill = (grade: EvidenceGrade): string =>
    grade === "assumed" ? "url(#tornado-hatch)" : color(GRADE_FILLS[grade]);
  const shareEnd = width - 12;
  return (
    <div ref={ref} className={classes.box}>
      <Drawing label="Inputs one at a time" width={width} height={height}>
        <defs>
          <HatchPattern id="tornado-hatch" />
        </defs>
        <g fontSize={11} fill={color("text-3")}>
          <text x={16} y={14}>
            Input
          </text>
          <text x={16 + labelWidth + rangeWidth - 8} y={14} textAnchor="end">
            P10 to P90
          </text>
          <text x={x(0)} y={14} textAnchor="middle" fontSize={12} fontWeight={600} fill={color("text")}>
            {now}
          </text>
          <text x={shareEnd} y={14} textAnchor="end">
            Variance
          </text>
        </g>
        {rows.map((row, at) => {
          const top = HEAD + at * step;
          const middle = top + step / 2;
          const [from, to] = [Math.min(row.atLow, row.atHigh, 0), Math.max(row.atLow, row.atHigh, 0)];
          return (
            <g key={row.key}>
              <line x1={16} x2={width - 8} y1={top} y2={top} stroke={color("border")} />
              <g transform={`translate(16 ${middle - 7})`}>
                <EvidenceMark grade={row.grade} />
              </g>
              <text x={36} y={middle + 4} fontSize={12} fill={color("text")}>
                <title>{row.label}</title>
                {cut(row.label, labelWidth - 24)}
              </text>
              <text
                x={16 + labelWidth + rangeWidth - 8}
                y={middle + 4}
                fontSize={11}
                textAnchor="end"
                fill={color("text-2")}
              >
                {row.range}
              </text>
              <rect
                x={x(from)}
                y={middle - Math.min(6.5, step / 2 - 3)}
                width={Math.max(1, x(to) - x(from))}
                height={Math.min(13, step - 6)}
                rx={2}
                fill={fill(row.grade)}
                stroke={row.grade === "assumed" ? color("ev-a") : "none"}
              />
              <text x={x(from) - 5} y={middle + 4} fontSize={11} textAnchor="end" fill={color("text-2")}>
                {write(from)}
              </text>
              <text x={x(to) + 5} y={middle + 4} fontSize={11} fill={color("text-2")}>
                {write(to)}
              </text>
              <text x={shareEnd} y={middle + 4} fontSize={11} textAnchor="end" fill={color("text-2")}>
                {row.share === null ? "" : percent(row.share)}
              </text>
              <g
                {...drawnButton(
                  `${row.label}, ${row.range}: ${write(from)} to ${write(to)}; explain`,
                  classes.row,
                  () => onExplain(row.key),
                )}
              >
                <rect x={4} y={top + 1} width={width - 8} height={step - 2} fill="transparent" rx={3} />
              </g>
            </g>
          );
        })}
        <line
          x1={x(0)}
          x2={x(0)}
          y1={HEAD - 2}
          y2={HEAD + rows.length * step}
          stroke={color("text")}
          strokeWidth={1.25}
        />
        <g transform={`translate(16 ${Math.min(height - 16, HEAD + rows.length * step + 8)})`} fontSize={11}>
          {(["measured", "contract", "benchmark", "assumed"] as const).map((grade, at) => (
            <g key={grade} transform={`translate(${at * 104} 0)`}>
              <rect
                width={18}
                height={8}
                y={1}
                rx={2}
                fill={fill(grade)}
                stroke={grade === "assumed" ? color("ev-a") : "none"}
              />
              <text x={24} y={9} fill={color("text-2")}>
                {grade[0]?.toUpperCase()}
                {grade.slice(1)}
              </text>
            </g>
          ))}
        </g>
      </Drawing>
    </div>
  );
}
