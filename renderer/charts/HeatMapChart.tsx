/** Margin above today over net deflection and price: every cell its figure, the break-even as a stepped edge, today framed. */
import { useElementSize } from "@mantine/hooks";
import { useRef, useState } from "react";
import { pressed } from "../controls/key-table.ts";
import { color } from "../theme/tokens.ts";
import { Drawing } from "./Drawing.tsx";
import classes from "./density-chart.module.css";
import { drawnButton } from "./drawn-button.ts";

export interface HeatPlace {
  readonly row: number;
  readonly column: number;
}

interface HeatMapChartProps {
  /** Row by row, money above today. */
  readonly cells: readonly (readonly number[])[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Deflection of each column, rising: where the band goes. */
  readonly scale: readonly number[];
  readonly today: HeatPlace;
  readonly rowCaption: string;
  readonly columnCaption: string;
  readonly band: { readonly from: number; readonly to: number; readonly label: string } | null;
  readonly write: (value: number) => string;
  readonly onExplain: (place: HeatPlace) => void;
}

const LEFT = 80;
const RIGHT = 12;
const BOTTOM = 54;
const GAP = 2;
const FAINTEST = 0.06;
const STRONGEST = 0.6;
const STEPS = { cellUp: [-1, 0], cellDown: [1, 0], cellLeft: [0, -1], cellRight: [0, 1] } as const;

export function HeatMapChart(props: HeatMapChartProps) {
  const { cells, rows, columns, scale, today, rowCaption, columnCaption, band, write, onExplain } = props;
  const { ref, width, height } = useElementSize();
  const [cursor, setCursor] = useState<HeatPlace>(today);
  const grid = useRef<SVGGElement>(null);
  const cellWidth = Math.max(10, (width - LEFT - RIGHT) / Math.max(1, columns.length));
  const cellHeight = Math.max(12, (height - BOTTOM) / Math.max(1, rows.length));
  const most = Math.max(1, ...cells.flat().map(Math.abs));
  const x = (column: number): number => LEFT + column * cellWidth;
  const y = (row: number): number => row * cellHeight + 1;

  /** Between columns by their deflection, held to the drawing. */
  function placeOf(deflection: number): number {
    const at = scale.findIndex((value) => value >= deflection);
    if (at === 0) return x(0.5);
    if (at < 0) return x(columns.length - 0.5);
    const [low = 0, high = 1] = [scale[at - 1], scale[at]];
    return x(at - 0.5 + (deflection - low) / (high - low));
  }

  /** The stepped edge: in each row to the left of the first cell above today, and across where it moves. */
  const edge = cells.map((row) => {
    const at = row.findIndex((value) => value >= 0);
    return at < 0 ? columns.length : at;
  });
  const steps = edge.flatMap((column, row) => {
    const across =
      row > 0 && edge[row - 1] !== column ? [`M${x(edge[row - 1]!)} ${y(row) - 1} L${x(column)} ${y(row) - 1}`] : [];
    const isInside = column > 0 && column < columns.length;
    return [...across, ...(isInside ? [`M${x(column)} ${y(row) - 1} L${x(column)} ${y(row + 1) - 1}`] : [])];
  });

  function move(event: React.KeyboardEvent): void {
    const key = pressed(event, "cellUp", "cellDown", "cellLeft", "cellRight");
    if (key === null) return;
    const [down, right] = STEPS[key];
    event.preventDefault();
    const row = Math.min(rows.length - 1, Math.max(0, cursor.row + down));
    const column = Math.min(columns.length - 1, Math.max(0, cursor.column + right));
    setCursor({ row, column });
    grid.current?.querySelector<SVGElement>(`[data-place="${row} ${column}"]`)?.focus();
  }

  return (
    <div ref={ref} className={classes.box}>
      <Drawing label="Margin over deflection and price" width={width} height={height}>
        <g ref={grid} {...{ onKeyDown: move }}>
          {cells.map((row, at) => (
            <g key={rows[at]}>
              <text
                x={LEFT - 12}
                y={y(at) + cellHeight / 2 + 4}
                textAnchor="end"
                fontSize={12}
                fontWeight={at === today.row ? 600 : 400}
                fill={color(at === today.row ? "text" : "text-2")}
              >
                {rows[at]}
              </text>
              {row.map((value, column) => {
                const isCursor = cursor.row === at && cursor.column === column;
                const isToday = today.row === at && today.column === column;
                return (
                  <g
                    key={columns[column]}
                    {...drawnButton(
                      `${rowCaption} ${rows[at]}, ${columnCaption} ${columns[column]}: ${write(value)}${isToday ? ", today" : ""}; explain`,
                      classes.row,
                      () => onExplain({ row: at, column }),
                    )}
                    tabIndex={isCursor ? 0 : -1}
                    data-place={`${at} ${column}`}
                    {...{ onFocus: () => setCursor({ row: at, column }) }}
                  >
                    <rect
                      x={x(column) + GAP / 2}
                      y={y(at)}
                      width={cellWidth - GAP}
                      height={cellHeight - GAP}
                      rx={3}
                      fill={color(value < 0 ? "negative" : "proposed")}
                      fillOpacity={FAINTEST + (STRONGEST - FAINTEST) * Math.min(1, Math.abs(value) / most)}
                    />
                    <text
                      x={x(column) + cellWidth / 2}
                      y={y(at) + cellHeight / 2 + 3}
                      textAnchor="middle"
                      fontSize={12}
                      fontWeight={isToday ? 600 : 400}
                      fill={color("text")}
                    >
                      {write(value)}
                    </text>
                    {isToday && (
                      <rect
                        x={x(column) + 1}
                        y={y(at)}
                        width={cellWidth - 2}
                        height={cellHeight - GAP}
                        rx={4}
                        fill="none"
                        stroke={color("ink")}
                        strokeWidth={2}
                      />
                    )}
                  </g>
                );
              })}
            </g>
          ))}
        </g>
        <path d={steps.join(" ")} stroke={color("ink")} strokeWidth={2} fill="none" pointerEvents="none" />
        <g fontSize={12} fill={color("text-2")}>
          <text x={LEFT - 12} y={height - BOTTOM + 18} textAnchor="end" fontSize={11} fill={color("text-3")}>
            {rowCaption}
          </text>
          {columns.map((label, column) => (
            <text
              key={label}
              x={x(column) + cellWidth / 2}
              y={height - BOTTOM + 18}
              textAnchor="middle"
              fontSize={11}
              fontWeight={column === today.column ? 600 : 400}
              fill={color(column === today.column ? "text" : "text-3")}
            >
              {label}
            </text>
          ))}
          <text x={width - RIGHT} y={height - 4} textAnchor="end" fontSize={11} fill={color("text-3")}>
            {columnCaption}
          </text>
        </g>
        {band !== null && (
          <g>
            <line
              x1={placeOf(band.from)}
              x2={placeOf(band.to)}
              y1={height - BOTTOM + 29}
              y2={height - BOTTOM + 29}
              stroke={color("ev-c")}
              strokeWidth={4}
              strokeLinecap="round"
            />
            <text
              x={placeOf(band.from) - 8}
              y={height - BOTTOM + 33}
              textAnchor="end"
              fontSize={11}
              fill={color("ev-c")}
            >
              {band.label}
            </text>
          </g>
        )}
      </Drawing>
    </div>
  );
}
