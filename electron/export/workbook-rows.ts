/** The rows of a lens: every named line, by scope and group, in the order of the statement. */
import { isLine } from "../../shared/formula/operations.ts";
import type { Quantity } from "../../shared/formula/quantity.ts";
import { isPerCategory, type ScopeKey } from "../../shared/model/line-book.ts";
import { lineTerm } from "../../shared/model/lines.ts";
import type { ModelGraph } from "../../shared/model/model-graph.ts";
import type { LensId } from "../../shared/model/results.ts";
import { FIRST_ROW } from "./workbook-grid.ts";

export interface LineRow {
  readonly kind: "line";
  readonly row: number;
  readonly line: string;
  readonly label: string;
  readonly node: Quantity;
  /** Row of the formula that this is: the category's. */
  readonly nodeRow: number;
  /** Sums over the years and the horizon, where they mean something. */
  readonly sums: Quantity | null;
  readonly level: number;
}
export interface HeadRow {
  readonly kind: "block" | "group";
  readonly row: number;
  readonly label: string;
}
export interface CheckRow {
  readonly kind: "check";
  readonly row: number;
  readonly group: GroupKey;
  readonly scope: ScopeKey;
}
export type LensRow = LineRow | HeadRow | CheckRow;

const GROUPS = [
  ["revenue", "Revenue", /^(revenue\.|credits)/],
  ["cost", "Cost", /^cost\./],
  ["margin", "Margin", /^margin(Cash)?$/],
  ["figures", "Key figures", /^(kpi\.|breakEvenRealisation|deflection)/],
  ["hours", "Hours", /^(hours\.|freedValue)/],
  ["tickets", "Units, tickets and AI", /^(units\[|adoption|gate|readiness|tickets\.|ai\.)/],
  ["steps", "Rates, bills and queue", /^/],
] as const;
export type GroupKey = (typeof GROUPS)[number][0];
const CHECKED: ReadonlySet<GroupKey> = new Set(["revenue", "cost", "margin", "hours", "tickets"]);

/** Rows that stand out. */
export const TOTALS = /^(revenue\.net|revenue\.gross|cost\.total|cost\.totalCash|margin|marginCash|hours\.total)$/;

/** A plan's first row is the title of the portfolio's block. */
export function planLens(model: ModelGraph, lens: LensId): LensRow[] {
  const { document, book } = model;
  const rows: LensRow[] = [];
  let next = FIRST_ROW;
  const scopes: readonly (readonly [ScopeKey, string])[] = [
    [null, "Portfolio: all clients"],
    ...document.clients.map((client) => [client.id, client.name] as const),
  ];
  for (const [scope, title] of scopes) {
    rows.push({ kind: "block", row: next++, label: title });
    const lines = [...book.scope(lens, scope)];
    const taken = new Set<string>();
    for (const [group, label, pattern] of GROUPS) {
      const members = lines.filter(([line]) => !taken.has(line) && pattern.test(line));
      if (members.length === 0) continue;
      rows.push({ kind: "group", row: next++, label });
      for (const [line, { node, row }] of members) {
        taken.add(line);
        const isDeep = group === "steps" || isPerCategory(lineOf(node));
        rows.push({
          kind: "line",
          row: next++,
          line,
          label: labelOf(model, node, row),
          node,
          nodeRow: row,
          sums: node.axis !== "spans" && lineTerm(line).additive ? node.overSpans() : null,
          level: isDeep ? 2 : 1,
        });
      }
      if (CHECKED.has(group)) rows.push({ kind: "check", row: next++, group, scope });
    }
    next++;
  }
  return rows;
}

function lineOf(node: Quantity): string {
  return isLine(node.operation) ? node.operation.line.line : "";
}

/** "Tickets created, Password resets". */
export function labelOf(model: ModelGraph, node: Quantity, row: number): string {
  if (!isLine(node.operation)) return "";
  const { label, line } = node.operation.line;
  const category = isPerCategory(line) ? model.document.categories[row] : undefined;
  return category === undefined ? label : `${label}, ${category.name}`;
}
