/** From a figure on a page to its formula, its numbers and what it rests on. */
import type { ExactEvaluation } from "../formula/exact-evaluation.ts";
import { type CellReference, explainFormula } from "../formula/explain.ts";
import type { FormulaNode, Piece } from "../formula/node.ts";
import { isInput, isLine } from "../formula/operations.ts";
import { figureText } from "../formula/phrase.ts";
import { type Exact, plainText, sum } from "../number/exact.ts";
import { cellReading, inputPath, namedBy } from "./explained-cells.ts";
import { displayUnit } from "./figure-unit.ts";
import { inputLabel } from "./input-label.ts";
import { inputsBehind } from "./inputs-behind.ts";
import { isPerCategory, type LinePlace, lineOfCategory, type ScopeKey } from "./line-book.ts";
import { lineTerm } from "./lines.ts";
import type { ModelGraph } from "./model-graph.ts";
import {
  type Explanation,
  type ExplanationPiece,
  type ExplanationRow,
  type FigureReference,
  KPIS,
  LENSES,
  type LensId,
  type Scope,
} from "./results.ts";

export class UnknownFigure extends Error {
  constructor(figure: FigureReference) {
    super(`no figure ${figure.line} under ${figure.lens}`);
    this.name = "UnknownFigure";
  }
}

const REASONS: Readonly<Record<string, string>> = {
  marginPercent: "There is no net revenue to relate the margin to.",
  marginPercentUnloaded: "There is no net revenue to relate the margin to.",
  deflection: "There are no tickets in this period.",
  costPerTicket: "There are no tickets in this period.",
  containment: "AI attempts no tickets in this period.",
  workAvoided: "There are no tickets in this period.",
  effectiveHourlyRate: "No hours are worked in this period.",
  revenuePerEndpoint: "There are no endpoints.",
  breakEvenRealisation: "AI frees no hours.",
};

export class Explainer {
  private readonly model: ModelGraph;
  private readonly evaluation: ExactEvaluation;
  private readonly found = new Map<LensId, Map<number, { scope: ScopeKey; line: string }>>();
  private readonly users = new Map<LensId, Map<number, FormulaNode[]>>();

  constructor(model: ModelGraph, evaluation: ExactEvaluation) {
    this.model = model;
    this.evaluation = evaluation;
  }

  explain(figure: FigureReference): Explanation {
    const isKpi = KPIS.some((kpi) => kpi === figure.line);
    if (figure.span !== undefined && !isKpi && figure.line !== "breakEvenRealisation") return this.explainTotal(figure);
    const place = this.placeOf(figure, isKpi && figure.span !== undefined ? `kpi.${figure.line}` : figure.line);
    const column = figure.span ?? (figure.month ?? 1) - 1;
    const width = figure.span === undefined ? this.model.document.months : this.model.spans.length;
    if (!Number.isInteger(column) || column < 0 || column >= width) throw new UnknownFigure(figure);
    const { words, numbers, restsOn } = explainFormula(place.node, place.row, column, this.evaluation, this.labelOf);
    const value = this.evaluation.at(place.node, place.row, column);
    const term = lineTerm(figure.line);
    const piece = this.pieceWriter(figure);
    const label = this.labelOf(place.node, place.row, column);
    // A client's figure goes into the portfolio's of the same name.
    const ofAll = (row: ExplanationRow): ExplanationRow =>
      row.label === label && figure.scope.kind === "client" && row.figure?.scope.kind === "portfolio"
        ? { ...row, label: `${label}, all clients` }
        : row;
    return {
      figure,
      label,
      unit: displayUnit(place.node, figure.line),
      value: value === null ? null : plainText(value),
      ...(value === null ? { reason: REASONS[figure.line] ?? "The figure it is divided by is 0." } : {}),
      section: term.section,
      ...(term.note === undefined ? {} : { note: term.note }),
      words: words.map(piece),
      numbers: [...numbers.map(piece), { text: ` = ${figureText(value, 9)}` }],
      restsOn: restsOn.map((cell) => this.row(cell, figure)),
      usedBy: this.usersOf(figure.lens, place.node)
        .filter(({ axis }) => axis === "none" || axis === (figure.span === undefined ? "months" : "spans"))
        .map((node) => ofAll(this.row({ node, row: node.rows === 1 ? 0 : place.row, column }, figure))),
    };
  }

  /** Figures whose formula holds the input directly, for the first month that reads it. */
  usesOfInput(path: string): FigureReference[] {
    const [lens] = [...LENSES].reverse();
    return this.model.graph.inputs().flatMap((input) => {
      const cell = cellReading(input, path);
      if (cell === null) return [];
      return this.usersOf(lens!, input).flatMap((node) => {
        const row = node.rows === 1 ? 0 : cell.row;
        const column = node.axis === "months" ? cell.column : 0;
        return (
          this.reference({ node, row, column }, { lens: lens!, scope: { kind: "portfolio" }, line: "", month: 1 }) ?? []
        );
      });
    });
  }

  /** Where every trace of a figure ends. */
  inputsBehind(figure: FigureReference): string[] {
    const isKpi = KPIS.some((kpi) => kpi === figure.line);
    const { node, row } = this.placeOf(figure, isKpi && figure.span !== undefined ? `kpi.${figure.line}` : figure.line);
    return inputsBehind(node, row);
  }

  /** A total is the sum of its months. */
  private explainTotal(figure: FigureReference): Explanation {
    const place = this.placeOf(figure, figure.line);
    const term = lineTerm(figure.line);
    const span = this.model.spans[figure.span ?? -1];
    if (span === undefined) throw new UnknownFigure(figure);
    const months = Array.from({ length: span.toMonth - span.fromMonth + 1 }, (_, at) => span.fromMonth + at);
    const values = months.map((month) => this.evaluation.at(place.node, place.row, month - 1));
    const exists = values.filter((value): value is Exact => value !== null);
    const total = term.additive && exists.length === values.length ? sum(exists) : null;
    const { lens, scope, line } = figure;
    const label = this.labelOf(place.node, place.row, 0);
    const rows = months.map((month, at): ExplanationRow => {
      const value = values[at] ?? null;
      return {
        label: this.model.months[month - 1] ?? "",
        value: value === null ? null : plainText(value),
        unit: displayUnit(place.node, line),
        figure: { lens, scope, line, month },
      };
    });
    return {
      figure,
      label,
      unit: displayUnit(place.node, line),
      value: total === null ? null : plainText(total),
      ...(total === null ? { reason: "This figure is no sum: it is formed anew for each period." } : {}),
      section: term.section,
      ...(term.note === undefined ? {} : { note: term.note }),
      words: [{ text: `the sum over ${months.length} months of ${label}` }],
      numbers: [
        ...rows.flatMap((row, at): ExplanationPiece[] => [
          ...(at === 0 ? [] : [{ text: " + " }]),
          { text: figureText(values[at] ?? null), ...(row.figure === undefined ? {} : { figure: row.figure }) },
        ]),
        { text: ` = ${figureText(total, 9)}` },
      ],
      restsOn: rows,
      usedBy: [],
    };
  }

  private placeOf(figure: FigureReference, line: string): LinePlace {
    const scope = figure.scope.kind === "portfolio" ? null : figure.scope.id;
    if (scope !== null && this.clientName(scope) === undefined) throw new UnknownFigure(figure);
    const place =
      this.model.book.scope(figure.lens, scope).get(line) ?? this.model.book.scope(figure.lens, null).get(line);
    if (place === undefined) throw new UnknownFigure(figure);
    return place;
  }

  private readonly labelOf = (of: FormulaNode, row: number, column: number): string => {
    const node = namedBy(of);
    const category =
      row < 0 || (node.rows === 1 && !this.isCategoryNode(node))
        ? undefined
        : this.model.document.categories[row]?.name;
    const { operation } = node;
    if (isInput(operation)) {
      const label = operation.source.label(operation.source.slotAt(Math.max(row, 0), Math.max(column, 0)));
      return category === undefined || !operation.source.key.startsWith("categories/*")
        ? label
        : `${label}, ${category}`;
    }
    if (!isLine(operation)) return operation.name;
    const label = operation.line.label;
    return category === undefined || !isPerCategory(operation.line.line) ? label : `${label}, ${category}`;
  };

  private isCategoryNode(node: FormulaNode): boolean {
    const { operation } = node;
    if (isLine(operation)) return isPerCategory(operation.line.line);
    return isInput(operation) && operation.source.key.startsWith("categories/*");
  }

  private pieceWriter(figure: FigureReference): (piece: Piece) => ExplanationPiece {
    return (piece) => {
      const raised = piece.raised === true ? { raised: true } : {};
      if (piece.node === undefined) return { text: piece.text, ...raised };
      const cell = { node: piece.node, row: Math.max(piece.row ?? 0, 0), column: Math.max(piece.column ?? 0, 0) };
      if (isInput(piece.node.operation)) return { text: piece.text, ...raised, input: { path: inputPath(cell) } };
      const reference = this.reference(cell, figure);
      return { text: piece.text, ...raised, ...(reference === undefined ? {} : { figure: reference }) };
    };
  }

  private row(cell: CellReference, figure: FigureReference): ExplanationRow {
    const value = this.evaluation.at(cell.node, cell.row, cell.column);
    const text = value === null ? null : plainText(value);
    const { operation } = namedBy(cell.node);
    if (isInput(operation)) {
      const path = inputPath(cell);
      return {
        label: this.labelOf(cell.node, cell.row, cell.column),
        value: text,
        unit: inputLabel(this.model.document, path)?.field.unit ?? "factor",
        input: { path },
      };
    }
    const reference = this.reference(cell, figure);
    const client =
      isLine(operation) && operation.line.clientId !== null && figure.scope.kind === "portfolio"
        ? this.clientName(operation.line.clientId)
        : undefined;
    const label = this.labelOf(cell.node, cell.row, cell.column);
    return {
      label: client === undefined ? label : `${label}, ${client}`,
      value: text,
      unit: displayUnit(cell.node, isLine(operation) ? operation.line.line : ""),
      ...(reference === undefined ? {} : { figure: reference }),
    };
  }

  private clientName(id: string): string | undefined {
    return this.model.document.clients.find((client) => client.id === id)?.name;
  }

  /** Where a named node is found under a lens. */
  private reference(cell: CellReference, from: FigureReference): FigureReference | undefined {
    const entry = this.entries(from.lens).get(namedBy(cell.node).index);
    if (entry === undefined) return undefined;
    const category = this.model.document.categories[cell.row]?.id ?? "";
    const line = isPerCategory(entry.line) ? lineOfCategory(entry.line, category) : entry.line;
    const scope: Scope = entry.scope === null ? { kind: "portfolio" } : { kind: "client", id: entry.scope };
    const isSpan = cell.node.axis === "spans";
    return {
      lens: from.lens,
      scope,
      line: line.replace(/^kpi\./, ""),
      ...(isSpan ? { span: cell.column } : { month: cell.column + 1 }),
    };
  }

  private entries(lens: LensId): Map<number, { scope: ScopeKey; line: string }> {
    const known = this.found.get(lens);
    if (known !== undefined) return known;
    const entries = new Map<number, { scope: ScopeKey; line: string }>();
    for (const scope of [null, ...this.model.document.clients.map(({ id }) => id)]) {
      for (const [, { node }] of this.model.book.scope(lens, scope)) {
        if (isLine(node.operation) && !entries.has(node.index))
          entries.set(node.index, { scope, line: node.operation.line.line });
      }
    }
    this.found.set(lens, entries);
    return entries;
  }

  /** Named formulas of the lens that mention a node before the next name. */
  private usersOf(lens: LensId, used: FormulaNode): FormulaNode[] {
    let users = this.users.get(lens);
    if (users === undefined) {
      users = new Map();
      const nodes = this.model.graph.nodes;
      for (const index of this.entries(lens).keys()) {
        const line = nodes[index]!;
        const pending: FormulaNode[] = [...line.operands];
        const seen = new Set<number>();
        for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
          if (seen.has(node.index)) continue;
          seen.add(node.index);
          if (isLine(node.operation) || isInput(node.operation)) {
            const known = users.get(node.index);
            if (known === undefined) users.set(node.index, [line]);
            else known.push(line);
          } else pending.push(...node.operands);
        }
      }
      this.users.set(lens, users);
    }
    return (users.get(used.index) ?? []).filter((node) => node.axis === used.axis || used.axis === "none");
  }
}
