/** Results side by side: the chosen lens, and whether outcome pricing pays. */
import type { KpiId, LensId, PaybackFigure, Scope } from "../../../shared/model/results.ts";
import type { ComparedTotal } from "../../workers/compare-protocol.ts";
import { lensName } from "../model/lens-terms.ts";
import type { Column } from "./columns.ts";
import { type Cell, NOTHING, PENDING, type Row } from "./compare-rows.ts";
import type { Target } from "./open-target.ts";

export interface Shown {
  readonly columns: readonly Column[];
  readonly lens: LensId;
  readonly scope: Scope;
  /** A year from 0, or the horizon of each scenario. */
  readonly span: number | null;
}

type Line = Extract<Row, { kind: "line" }>;
type Texts = (value: number, column: Column) => string;

function line(key: string, label: string, unit: string, cells: readonly Cell[], strong = false): Line {
  return { kind: "line", key, label, unit, grade: null, strong, depth: 0, opened: null, cells };
}

/** Index in the column's own spans; null where its scenario ends before. */
export function spanOf({ figures }: Column, span: number | null): number | null {
  if (figures === null) return null;
  const last = figures.spans.length - 1;
  return span === null ? last : span < last ? span : null;
}

function totalOf(column: Column, lens: LensId, total: ComparedTotal, span: number | null): number | null {
  const at = spanOf(column, span);
  return at === null ? null : (column.figures?.lenses?.[lens].totals[total][at] ?? null);
}

function cellOf(value: number | null, column: Column, text: Texts, target: Target | null): Cell {
  if (value === null) return NOTHING;
  const shown = text(value, column);
  return { text: shown, data: value, changed: false, negative: value < 0 && /[1-9]/.test(shown), target };
}

const amount: Texts = (value, { written }) => written.amount(value);
const price: Texts = (value, { written }) => written.price(value);
/** A difference: its sign is shown in front where it is a gain. */
const change: Texts = (value, { written }) =>
  Math.round(value) > 0 ? `+${written.amount(value)}` : written.amount(value);
const share: Texts = (value, { written }) => {
  const size = written.number(Math.abs(value) * 100, 1);
  return value < 0 && /[1-9]/.test(size) ? `(${size})` : size;
};
const points: Texts = (value, column) => `${value > 0 ? "+" : ""}${share(value, column)}`;

/** Shown as the difference of what is shown, so that columns add up to the eye; passed on in full. */
function differenceCell(own: number, other: number, column: Column, target: Target): Cell {
  return { ...cellOf(Math.round(own) - Math.round(other), column, change, target), data: own - other };
}

function figureTarget(
  { id }: Column,
  { lens, scope }: Shown,
  lineId: string,
  label: string,
  span: number | null,
): Target | null {
  if (span === null) return null;
  return {
    kind: "inspect",
    scenario: id,
    what: { kind: "figure", label, figure: { lens, scope, line: lineId, span } },
  };
}

function totalRow(shown: Shown, total: ComparedTotal, label: string): Line {
  const cells = shown.columns.map((column) =>
    cellOf(
      totalOf(column, shown.lens, total, shown.span),
      column,
      amount,
      figureTarget(column, shown, total, label, spanOf(column, shown.span)),
    ),
  );
  return line(total, label, currencyOf(shown), cells, total === "margin");
}

function kpiRow(shown: Shown, kpi: KpiId, label: string, unit: string, text: Texts): Line {
  const cells = shown.columns.map((column) => {
    const at = spanOf(column, shown.span);
    const value = at === null ? null : (column.figures?.lenses?.[shown.lens].kpis[kpi][at] ?? null);
    return cellOf(value, column, text, figureTarget(column, shown, kpi, label, at));
  });
  return line(kpi, label, unit, cells);
}

function currencyOf({ columns }: Shown): string {
  const codes = new Set(columns.map(({ document }) => document.currency));
  return codes.size === 1 ? ([...codes][0] ?? "") : "";
}

function againstBaseline(shown: Shown): Line {
  const [baseline] = shown.columns;
  const cells = shown.columns.map((column, at): Cell => {
    if (at === 0 || baseline === undefined || column.document.currency !== baseline.document.currency) return NOTHING;
    const [own, base] = [column, baseline].map((one) => totalOf(one, shown.lens, "margin", shown.span));
    if (own == null || base == null) return NOTHING;
    const end = ({ id }: Column) => ({ scenario: id, lens: shown.lens });
    return differenceCell(own, base, column, { kind: "bridge", from: end(baseline), to: end(column) });
  });
  return line("against", `Against ${baseline?.letter ?? ""}`, currencyOf(shown), cells);
}

/** The rows of the chosen lens. */
export function lensRows(shown: Shown): readonly Row[] {
  const { columns, lens } = shown;
  const [baseline] = columns;
  if (baseline === undefined) return [];
  const at = spanOf(baseline, shown.span);
  const span = shown.span === null ? "horizon" : (baseline.figures?.spans[at ?? -1]?.label ?? "year");
  return [
    { kind: "head", key: "lens", label: `${lensName(lens, baseline.plans)}, ${spanLabel(shown, span)}` },
    totalRow(shown, "revenue.net", "Net revenue"),
    totalRow(shown, "cost.total", "Cost"),
    totalRow(shown, "margin", "Margin"),
    ...(columns.length > 1 ? [againstBaseline(shown)] : []),
    kpiRow(shown, "marginPercent", "Margin", "%", share),
    kpiRow(shown, "costPerTicket", "Cost per ticket", currencyOf(shown), price),
  ];
}

/** "36 months" where all horizons are as long. */
function spanLabel({ columns, span }: Shown, label: string): string {
  if (span !== null) return label;
  const horizons = new Set(columns.map(({ document }) => document.months));
  return horizons.size === 1 ? `${[...horizons][0]} months` : "whole horizons";
}

function againstLens(shown: Shown, against: LensId, label: string, strong: boolean): Line {
  const cells = shown.columns.map((column): Cell => {
    const span = spanOf(column, shown.span);
    const [own, other] = (["proposed/on", against] as const).map((lens) => totalOf(column, lens, "margin", shown.span));
    if (own == null || other == null || span === null) return NOTHING;
    const figure = (lens: LensId) => ({ lens, scope: shown.scope, line: "margin", span });
    const terms = [
      { figure: figure("proposed/on"), label: `Margin, ${lensName("proposed/on", column.plans)}` },
      { figure: figure(against), label: `Margin, ${lensName(against, column.plans)}`, minus: true },
    ] as const;
    return differenceCell(own, other, column, {
      kind: "inspect",
      scenario: column.id,
      what: { kind: "sum", label: `${label}`, terms },
    });
  });
  return line(against, label, currencyOf(shown), cells, strong);
}

function breakEvenOf({ findings }: Column): number | null {
  const found = findings?.breakEven;
  if (found === undefined || "reason" in found || found.deflection === null) return null;
  return Number(found.deflection);
}

function breakEvenCell(column: Column, even: number | null, target: Target): Cell {
  if (even !== null) return cellOf(even, column, share, target);
  return column.findings === null ? PENDING : { ...NOTHING, text: "none", data: "none", target };
}

function paybackCell(column: Column, figure: PaybackFigure | undefined): Cell {
  if (figure === undefined) return PENDING;
  const target = { kind: "findings", scenario: column.id } as const;
  if (figure.month === null) {
    const text = figure.reason === "no-investment" ? "at once" : "not yet";
    return { text, data: text, changed: false, negative: figure.reason === "not-recovered", target };
  }
  const month = column.figures?.months[figure.month - 1] ?? "";
  return { text: column.written.shortMonth(month), data: month, changed: false, negative: false, target };
}

/** Break-even and payback move the whole scenario over its whole horizon, whatever client and year are in view. */
export function payRows(shown: Shown): readonly Row[] {
  const { columns, scope } = shown;
  const [baseline] = columns;
  if (baseline === undefined) return [];
  const { current } = baseline.plans;
  const name = current.charAt(0).toLowerCase() + current.slice(1);
  const all = scope.kind === "client" ? "%, all clients" : "%";
  const crossing = (column: Column): Target => ({
    kind: "inspect",
    scenario: column.id,
    what: { kind: "crossing", label: "Break-even", crossing: "breakEven" },
  });
  const deflection = (column: Column): Target | null =>
    figureTarget(
      column,
      { ...shown, lens: "proposed/on", scope: { kind: "portfolio" } },
      "deflection",
      "Net deflection",
      spanOf(column, null),
    );
  return [
    { kind: "head", key: "pays", label: "Does outcome pricing pay?" },
    againstLens(shown, "current/off", `Against ${name}, AI off`, true),
    againstLens(shown, "current/on", `Against ${name}, AI on`, false),
    line(
      "deflection",
      "Net deflection",
      all,
      columns.map((column) => cellOf(column.figures?.deflection ?? null, column, share, deflection(column))),
    ),
    line(
      "breakEven",
      "Break-even deflection",
      all,
      columns.map((column) => breakEvenCell(column, breakEvenOf(column), crossing(column))),
    ),
    line(
      "headroom",
      "Headroom",
      "pp",
      columns.map((column) => {
        const [now, even] = [column.figures?.deflection ?? null, breakEvenOf(column)];
        return cellOf(now === null || even === null ? null : now - even, column, points, crossing(column));
      }),
    ),
    line(
      "payback",
      "AI pays back from",
      scope.kind === "client" ? "cash, all clients" : "cash",
      columns.map((column) => paybackCell(column, column.findings?.payback.proposed.marginCash)),
    ),
  ];
}
