/**
 * Lines of the statement as rows of fixed cells: each is laid out by itself, so that figures which change all at once
 * cost no layout of the whole, as those of a native table would.
 */
import { memo } from "react";
import type { Span } from "../../../shared/model/results.ts";
import type { Figures } from "../../controls/figures.ts";
import classes from "./statement.module.css";
import type { StatementRow } from "./statement-rows.ts";
import { cellText } from "./statement-text.ts";

export const FIRST_WIDTH = 176;

export interface StatementColumns {
  /** Of the horizon. */
  readonly months: number;
  /** First and last month drawn, counted from 0. */
  readonly from: number;
  readonly to: number;
  readonly monthWidth: number;
  readonly spans: number;
  /** Spans from here on stay in view at the right. */
  readonly fixedFrom: number;
  readonly spanWidth: number;
}

interface LineProps {
  readonly row: StatementRow;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: StatementColumns;
  /** Column of the cursor, null where it is in another row. */
  readonly cursor: number | null;
  readonly figures: Figures;
}

const ROW_HEAD = { role: "rowheader" } as const;
const rowAt = (index: number) => ({ role: "row", "aria-rowindex": index }) as const;
const headAt = (index: number) => ({ role: "columnheader", "aria-colindex": index }) as const;
const cellAt = (index: number, chosen: boolean) =>
  ({ role: "gridcell", "aria-colindex": index, ...(chosen ? { "aria-selected": true } : {}) }) as const;

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

export const StatementLine = memo(function StatementLine({
  row,
  index,
  top,
  height,
  columns,
  cursor,
  figures,
}: LineProps) {
  const { months, from, to, monthWidth, spans, fixedFrom, spanWidth } = columns;

  function cell(column: number) {
    const span = column - months;
    const value = (span < 0 ? row.months[column] : row.spans[span]) ?? null;
    const { text, negative, none } = cellText(row, value, figures);
    const here = cursor === column;
    const names = [
      classes.cell,
      span >= 0 && classes.total,
      span === 0 && classes.firstTotal,
      here && classes.here,
      negative && classes.negative,
      none && classes.none,
    ];
    return (
      <div
        key={column}
        id={`statement-${index}-${column}`}
        {...cellAt(column + 2, here)}
        className={names.filter(Boolean).join(" ")}
        style={{ width: span < 0 ? monthWidth : spanWidth }}
        data-row={index}
        data-column={column}
      >
        {none && span < 0 && row.spansOnly ? null : none ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="ot-hidden">none</span>
          </>
        ) : (
          text
        )}
      </div>
    );
  }

  const names = [classes.line, row.head && classes.groupHead, row.head && index > 0 && classes.ruled];
  return (
    <div {...rowAt(index + 2)} className={names.filter(Boolean).join(" ")} style={{ top, height }}>
      <div {...ROW_HEAD} className={classes.first} title={row.label}>
        {row.label}
        {row.form === "hours" && <span className={classes.unit}> h</span>}
      </div>
      <span className={classes.gap} style={{ width: from * monthWidth }} />
      {range(from, to).map(cell)}
      <span className={classes.fill} />
      {range(months, months + fixedFrom - 1).map(cell)}
      <span className={classes.fixed}>{range(months + fixedFrom, months + spans - 1).map(cell)}</span>
    </div>
  );
});

interface HeadProps {
  readonly currency: string;
  readonly months: readonly { readonly column: number; readonly name: string }[];
  readonly columns: StatementColumns;
  readonly spans: readonly Span[];
}

export function StatementHead({ currency, months, columns, spans }: HeadProps) {
  const { from, monthWidth, fixedFrom, spanWidth } = columns;
  const spanHead = (span: Span, index: number) => (
    <div
      key={span.label}
      {...headAt(columns.months + index + 2)}
      className={`${classes.cell} ${classes.total} ${index === 0 ? classes.firstTotal : ""}`}
      style={{ width: spanWidth }}
    >
      {span.label}
    </div>
  );
  return (
    <div {...rowAt(1)} className={classes.head}>
      <div {...headAt(1)} className={classes.first}>
        {currency}
      </div>
      <span className={classes.gap} style={{ width: from * monthWidth }} />
      {months.map(({ column, name }) => (
        <div key={column} {...headAt(column + 2)} className={classes.cell} style={{ width: monthWidth }}>
          {name}
        </div>
      ))}
      <span className={classes.fill} />
      {spans.slice(0, fixedFrom).map(spanHead)}
      <span className={classes.fixed}>
        {spans.slice(fixedFrom).map((span, index) => spanHead(span, fixedFrom + index))}
      </span>
    </div>
  );
}
