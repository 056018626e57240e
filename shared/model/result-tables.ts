/** Results as tables of numbers or decimal text, read off an evaluation. */
import type { ColumnEvaluation } from "../formula/column-evaluation.ts";
import type { ExactEvaluation } from "../formula/exact-evaluation.ts";
import type { FormulaNode } from "../formula/node.ts";
import { finish, type Steps } from "../formula/steps.ts";
import { minorUnitOf } from "../number/currency.ts";
import { add, type Exact, plainText, ZERO } from "../number/exact.ts";
import { OVERLOADED, overloadedMonths } from "./findings.ts";
import type { LinePlace, ScopeKey } from "./line-book.ts";
import { isIntermediate } from "./lines.ts";
import type { ModelGraph } from "./model-graph.ts";
import {
  type KpiId,
  LENSES,
  type LensResults,
  type Results,
  type Scope,
  type ScopeResults,
  type Span,
} from "./results.ts";

/** How one path reads a line: its months, and their sum over a span. */
interface Reading<V> {
  months(place: LinePlace, count: number): (V | null)[];
  sum(values: readonly (V | null)[], span: Span): V | null;
  isOverloaded(node: LinePlace["node"], month: number): boolean;
  cell(place: LinePlace, column: number): V | null;
}

function columnReading(evaluation: ColumnEvaluation): Reading<number> {
  return {
    cell: ({ node, row }, column) => {
      const value = evaluation.at(node, row, column);
      return Number.isNaN(value) ? null : value;
    },
    // Tens of thousands of cells between two frames: read off the column itself.
    months: ({ node, row }, count) => {
      const values = evaluation.values(node);
      const first = node.rows === 1 ? 0 : row * node.width;
      const step = node.width === 1 ? 0 : 1;
      const months: (number | null)[] = [];
      for (let month = 0; month < count; month++) {
        const value = values[first + month * step]!;
        months.push(Number.isNaN(value) ? null : value);
      }
      return months;
    },
    sum: (values, span) => {
      let total = 0;
      for (let month = span.fromMonth; month <= span.toMonth; month++) total += values[month - 1] ?? Number.NaN;
      return Number.isNaN(total) ? null : total;
    },
    isOverloaded: (node, month) => evaluation.at(node, 0, month - 1) !== 0,
  };
}

/** Decimal text; sums are taken on the decimals, not on their text. */
function exactReading(evaluation: ExactEvaluation): Reading<Exact> {
  return {
    cell: (place, column) => evaluation.at(place.node, place.row, column),
    months: (place, count) =>
      Array.from({ length: count }, (_, column) => evaluation.at(place.node, place.row, column)),
    sum: (values, span) => {
      let total: Exact | null = ZERO;
      for (let month = span.fromMonth; month <= span.toMonth && total !== null; month++) {
        const value: Exact | null = values[month - 1] ?? null;
        total = value === null ? null : add(total, value);
      }
      return total;
    },
    isOverloaded: (node, month) => evaluation.at(node, 0, month - 1)?.isZero() === false,
  };
}

/** How the values of a line are written. */
type WriterOf<V, W> = (line: string) => (value: V | null) => W | null;

/** Which tables are written: of some scopes and lines only, if given. KPIs are always there. */
export interface CellsWanted {
  readonly scopes?: readonly Scope[] | undefined;
  readonly lines?: readonly string[] | undefined;
}

function* scopeTableSteps<V, W>(
  model: ModelGraph,
  lens: (typeof LENSES)[number],
  scope: ScopeKey,
  reading: Reading<V>,
  writerOf: WriterOf<V, W>,
  only: readonly string[] | undefined,
): Steps<ScopeResults<W>> {
  const lines: Record<string, (W | null)[]> = {};
  const totals: Record<string, (W | null)[]> = {};
  for (const { line, place, isAdditive } of model.book.lines(lens, scope)) {
    if (only?.includes(line) === false) continue;
    yield;
    const months = reading.months(place, model.document.months);
    const write = writerOf(line);
    lines[line] = months.map(write);
    if (isAdditive) totals[line] = model.spans.map((span) => write(reading.sum(months, span)));
  }
  const named = model.book.scope(lens, scope);
  const kpis = kpiTable((kpi) => {
    const place = named.get(`kpi.${kpi}`);
    const write = writerOf(kpi);
    return place === undefined ? [] : model.spans.map((_span, column) => write(reading.cell(place, column)));
  });
  return { lines, totals, kpis };
}

function kpiTable<W>(values: (kpi: KpiId) => (W | null)[]): Record<KpiId, (W | null)[]> {
  return {
    marginPercent: values("marginPercent"),
    marginPercentUnloaded: values("marginPercentUnloaded"),
    costPerTicket: values("costPerTicket"),
    effectiveHourlyRate: values("effectiveHourlyRate"),
    revenuePerEndpoint: values("revenuePerEndpoint"),
    deflection: values("deflection"),
    containment: values("containment"),
    workAvoided: values("workAvoided"),
    hoursFreed: values("hoursFreed"),
    fteFreed: values("fteFreed"),
    npv: values("npv"),
    npvCash: values("npvCash"),
  };
}

/** Hands over after each line. */
function* resultSteps<V, W>(
  model: ModelGraph,
  path: "exact" | "column",
  reading: Reading<V>,
  writerOf: WriterOf<V, W>,
  { scopes, lines }: CellsWanted,
): Steps<Results<W>> {
  const wants = (scope: Scope) =>
    scopes === undefined ||
    scopes.some(
      (each) =>
        each.kind === scope.kind && (each.kind === "portfolio" || (scope.kind === "client" && each.id === scope.id)),
    );
  function* lensSteps(lens: (typeof LENSES)[number]): Steps<LensResults<W>> {
    const infeasibleMonths = overloadedMonths(model, lens, reading.isOverloaded);
    const clients: Record<string, ScopeResults<W>> = Object.create(null);
    for (const { id } of model.document.clients) {
      if (wants({ kind: "client", id }))
        clients[id] = yield* scopeTableSteps(model, lens, id, reading, writerOf, lines);
    }
    const portfolio = wants({ kind: "portfolio" })
      ? yield* scopeTableSteps(model, lens, null, reading, writerOf, lines)
      : { lines: {}, totals: {}, kpis: kpiTable<W>(() => []) };
    return { feasible: infeasibleMonths.length === 0, infeasibleMonths, clients, portfolio };
  }
  const [first, second, third, fourth] = LENSES;
  return {
    path,
    months: model.months,
    spans: model.spans,
    lenses: {
      [first]: yield* lensSteps(first),
      [second]: yield* lensSteps(second),
      [third]: yield* lensSteps(third),
      [fourth]: yield* lensSteps(fourth),
    },
  };
}

/** What the tables of one scope are read from: its lines (or some of them) and KPIs under every lens, and the desk's overload. */
export function nodesOfTables(model: ModelGraph, scope: Scope, lines?: readonly string[]): FormulaNode[] {
  const key = scope.kind === "client" ? scope.id : null;
  return LENSES.flatMap((lens) => [
    ...[...model.book.scope(lens, key)].flatMap(([line, { node }]) =>
      line.startsWith("kpi.") || (lines === undefined ? !isIntermediate(line) : lines.includes(line)) ? [node] : [],
    ),
    model.book.node(lens, null, OVERLOADED),
  ]);
}

function isWholeMoney(line: string): boolean {
  return line.startsWith("revenue.") || line.startsWith("credits");
}

export function columnTables(model: ModelGraph, evaluation: ColumnEvaluation, wanted: CellsWanted): Results<number> {
  const steps = 10 ** minorUnitOf(model.document.currency);
  // Sums of float64 may end at -0, which no output shows.
  const plain = (value: number | null) => (value === null ? null : value + 0);
  // Revenue and credits are whole minor units; sums of float64 leave dust on them.
  const whole = (value: number | null) => (value === null ? null : Math.round(value * steps) / steps + 0);
  const writerOf = (line: string) => (isWholeMoney(line) ? whole : plain);
  return finish(resultSteps(model, "column", columnReading(evaluation), writerOf, wanted));
}

/** Hands over after each cell that may have to be computed. */
export function* exactTableSteps(
  model: ModelGraph,
  evaluation: ExactEvaluation,
  wanted: CellsWanted,
): Steps<Results<string>> {
  const scopes = wanted.scopes ?? [
    ...model.document.clients.map(({ id }): Scope => ({ kind: "client", id })),
    { kind: "portfolio" },
  ];
  for (const scope of scopes) {
    for (const node of nodesOfTables(model, scope, wanted.lines)) {
      for (let column = 0; column < node.width; column++) {
        for (let row = 0; row < node.rows; row++) evaluation.at(node, row, column);
        yield;
      }
    }
  }
  const write = (value: Exact | null) => (value === null ? null : plainText(value));
  return yield* resultSteps(model, "exact", exactReading(evaluation), () => write, wanted);
}
