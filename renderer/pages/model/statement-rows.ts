/** The rows of the statement, in the order of a management P&L; rows without a figure in any month are left out. */
import type { Component, ScenarioDocument } from "../../../shared/model/document.ts";
import type { KpiId, LensId, Scope } from "../../../shared/model/results.ts";
import type { LensView } from "../../workers/protocol.ts";
import { isProposed } from "./lens-terms.ts";

export type RowForm = "amount" | "percent" | "hours";

export interface StatementRow {
  readonly line: string;
  readonly label: string;
  readonly form: RowForm;
  /** A head row carries the total of its group. */
  readonly head: boolean;
  /** Contra items are shown with the opposite sign: credits lower revenue. */
  readonly contra: boolean;
  /** The figure is formed over years and the horizon only; its months are empty. */
  readonly spansOnly: boolean;
  readonly months: readonly (number | null)[];
  readonly spans: readonly (number | null)[];
}

interface RowPlan {
  readonly line: string;
  readonly label: string;
  readonly form?: RowForm;
  readonly head?: true;
  readonly contra?: true;
  /** Shown even where it is 0 throughout. */
  readonly always?: true;
  readonly kpi?: KpiId;
}

function componentsOf(document: ScenarioDocument, scope: Scope, lens: LensId): readonly Component[] {
  if (scope.kind === "portfolio") return [];
  const client = document.clients.find((one) => one.id === scope.id);
  if (client === undefined) return [];
  return isProposed(lens)
    ? [...client.currentPlan.components, ...client.proposedPlan.components]
    : client.currentPlan.components;
}

function revenueRows(components: readonly Component[]): readonly RowPlan[] {
  const fees: readonly RowPlan[] =
    components.length === 0
      ? [{ line: "revenue.gross", label: "Gross revenue" }]
      : components.map((component) => ({ line: `revenue.component[${component.id}]`, label: component.label }));
  return [
    { line: "revenue.net", label: "Net revenue", head: true },
    ...fees,
    { line: "revenue.minimum", label: components.length === 0 ? "of which minimum" : "Minimum top-up" },
    { line: "revenue.collar", label: components.length === 0 ? "of which collar" : "Collar" },
    { line: "credits", label: "Expected credits", contra: true },
  ];
}

const COST_AND_MARGIN: readonly RowPlan[] = [
  { line: "cost.total", label: "Cost", head: true },
  { line: "cost.labour", label: "Labour" },
  { line: "cost.tools", label: "Tools" },
  { line: "cost.aiUsage", label: "AI usage" },
  { line: "cost.aiEndpoints", label: "AI per endpoint" },
  { line: "cost.aiPlatform", label: "AI platform and seats" },
  { line: "cost.aiIncidents", label: "AI incidents" },
  { line: "cost.programme", label: "AI programme" },
  { line: "cost.oneTime", label: "AI one-time" },
  { line: "cost.passthrough", label: "Pass-through" },
  { line: "margin", label: "Margin", head: true },
  { line: "marginPercent", label: "Margin %", form: "percent", kpi: "marginPercent", always: true },
  { line: "marginCash", label: "Margin, cash", always: true },
  { line: "deflection", label: "Net deflection", form: "percent", kpi: "deflection", always: true },
  { line: "hours.total", label: "Hours worked", form: "hours", head: true },
  { line: "hours.baselineTotal", label: "Hours without AI", form: "hours" },
  { line: "hours.programme", label: "Programme hours", form: "hours" },
];

export function statementRows(
  document: ScenarioDocument,
  scope: Scope,
  lens: LensId,
  view: LensView<number>,
  monthCount: number,
): readonly StatementRow[] {
  const none: readonly null[] = new Array<null>(monthCount).fill(null);
  const rows = [...revenueRows(componentsOf(document, scope, lens)), ...COST_AND_MARGIN];
  return rows.flatMap((row) => {
    const months = view.lines[row.line] ?? none;
    const spans = row.kpi === undefined ? (view.totals[row.line] ?? []) : view.kpis[row.kpi];
    const empty = spans.every((value) => value === null || value === 0) && months.every((value) => !value);
    if (empty && row.head !== true && row.always !== true) return [];
    return [
      {
        line: row.line,
        label: row.label,
        form: row.form ?? "amount",
        head: row.head ?? false,
        contra: row.contra ?? false,
        spansOnly: view.lines[row.line] === undefined,
        months,
        spans,
      },
    ];
  });
}
