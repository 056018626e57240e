/** Which cells of the model a simulation adds up, and where in the batch: sums over the horizon, single months, further sums. */
import type { FormulaNode } from "../formula/node.ts";
import type { LinePlace } from "../model/line-book.ts";
import type { ModelGraph } from "../model/model-graph.ts";
import { LENSES, type LensId, type Scope } from "../model/results.ts";
import { LINE_OF_TOTAL, MONTHLY_TOTALS, type Total } from "./batch.ts";
import type { SimulationOutline } from "./outline.ts";
import type { MonthlyFigures } from "./request.ts";

const scopeKey = (scope: Scope): string | null => (scope.kind === "client" ? scope.id : null);

/** A cell of the model and the column of the batch that it goes into. */
export interface WantedCell {
  readonly column: number;
  readonly lens: LensId;
  readonly node: FormulaNode;
  /** Of a category; 0 where there is one row. */
  readonly row: number;
  /** Counts from 0. */
  readonly month: number;
}

/** Every lens month by month, into its sum over the horizon. */
function horizonCells(model: ModelGraph, { layout, request }: SimulationOutline): WantedCell[] {
  const cells: WantedCell[] = [];
  for (let month = 0; month < request.document.months; month++) {
    for (const lens of LENSES) {
      for (const total of layout.totals) {
        const node = lineNode(model, lens, request.scope, total);
        cells.push({ column: layout.total(lens, total), lens, node, row: 0, month });
      }
      // The desk does not know of plans.
      if (lens.startsWith("current"))
        cells.push({ column: layout.overloaded(lens), lens, node: overloadNode(model, lens), row: 0, month });
    }
  }
  return cells;
}

function monthlyCells(
  model: ModelGraph,
  { layout, request }: SimulationOutline,
  { lens, from, count }: MonthlyFigures,
): WantedCell[] {
  return Array.from({ length: count }, (_, at) =>
    MONTHLY_TOTALS.map((total) => ({
      column: layout.month(at, total),
      lens,
      node: lineNode(model, lens, request.scope, total),
      row: 0,
      month: from - 1 + at,
    })),
  ).flat();
}

function furtherCells(model: ModelGraph, { layout, request }: SimulationOutline): WantedCell[] {
  return (request.sums ?? []).flatMap(({ lens, lines, from, count }, at) =>
    lines.flatMap((line) => {
      const { node, row } = placeOf(model, lens, request.scope, line);
      const months = Math.min(count, request.document.months - from + 1);
      return Array.from({ length: Math.max(0, months) }, (_, month) => ({
        column: layout.sum(at),
        lens,
        node,
        row,
        month: from - 1 + month,
      }));
    }),
  );
}

function lineNode(model: ModelGraph, lens: LensId, scope: Scope, total: Total): FormulaNode {
  return monthOf(model.book.node(lens, scopeKey(scope), LINE_OF_TOTAL[total]));
}

/** What a figure over the spans is the sum of; a figure of months itself. */
function monthOf(node: FormulaNode): FormulaNode {
  if (node.axis !== "spans") return node;
  const [operand] = node.operands;
  if (operand === undefined || !["line", "sumOverMonths"].includes(node.operation.name))
    throw new Error(`${node.operation.name} is no sum over months`);
  return monthOf(operand);
}

function overloadNode(model: ModelGraph, lens: LensId): FormulaNode {
  return model.book.node(lens, null, "queue.overloaded");
}

function placeOf(model: ModelGraph, lens: LensId, scope: Scope, line: string): LinePlace {
  const place = model.book.scope(lens, scopeKey(scope)).get(line);
  if (place === undefined) throw new Error(`no line ${line} under ${lens}`);
  return place;
}

/** In the order of the months: what is known of a month is known while it lasts. */
export function wantedCells(model: ModelGraph, outline: SimulationOutline): WantedCell[] {
  const { monthly } = outline.request;
  const main = monthly === undefined ? horizonCells(model, outline) : monthlyCells(model, outline, monthly);
  return [...main, ...furtherCells(model, outline)].sort((a, b) => a.month - b.month);
}
