import { ancestorsOf, ColumnEvaluation, dependentsOf } from "../formula/column-evaluation.ts";
import { ColumnValues } from "../formula/column-values.ts";
import { ExactEvaluation } from "../formula/exact-evaluation.ts";
import { InputValues, inputsByPath } from "../formula/input-values.ts";
import type { ExactReader, FormulaNode } from "../formula/node.ts";
import { isLine } from "../formula/operations.ts";
import { finish, type Steps } from "../formula/steps.ts";
import { exact, plainText } from "../number/exact.ts";
import { breakEvenSteps, crossoverSteps, findMarginBreakEven, findTargetPrice } from "./break-even.ts";
import { changedInputs } from "./changed-inputs.ts";
import type { QuantityText, ScenarioDocument } from "./document.ts";
import { type ExpectedAnswers, findExpectedAnswers } from "./expected-answers.ts";
import { Explainer } from "./explanations.ts";
import { findPayback, warningSteps } from "./findings.ts";
import { findInputMargins } from "./input-margins.ts";
import { type ModelGraph, modelGraphSteps } from "./model-graph.ts";
import { pointValue } from "./point-value.ts";
import { columnTables, exactTableSteps, nodesOfTables } from "./result-tables.ts";
import type {
  BreakEven,
  BreakEvenFigure,
  Crossover,
  Explanation,
  FigureReference,
  Findings,
  LensId,
  Results,
  Scope,
} from "./results.ts";
import type { InputMargins, ScenarioModel, TargetPrice } from "./scenario-model.ts";
import type { Base } from "./trial.ts";

/**
 * A model over a document without faults (shared/scenario/check.ts). Nothing is evaluated before it is asked for. With
 * `isAbandoned`, as in a trial in which AI is given up in the month of `ai.abandonment` (spec section 9).
 */
export function createScenarioModel(document: ScenarioDocument, isAbandoned = false): ScenarioModel {
  return finish(scenarioModelSteps(document, isAbandoned));
}

/** The same in steps of some milliseconds. */
export function* scenarioModelSteps(document: ScenarioDocument, isAbandoned = false): Steps<ScenarioModel> {
  return new GraphModel(yield* modelGraphSteps(document, isAbandoned), isAbandoned);
}

/** Columns are read of lines only; what just explains the queue is read off the exact path, and computed if a credit rests on it. */
function isShownInColumns({ operation }: FormulaNode): boolean {
  return isLine(operation) && !/^queue\.(delayed|serviceTime)/.test(operation.line.line);
}

/** What rests on some inputs. */
interface Resting {
  readonly dependents: Uint8Array;
  readonly stale: readonly FormulaNode[];
}

/** What is read off the columns, and the name under which it is remembered what that rests on. */
interface Wanted {
  readonly key: string;
  readonly nodes: () => readonly FormulaNode[];
}

/** A bridge goes to and fro between some sets of inputs, a slider moves one. */
const MOST_RESTING = 64;

class GraphModel implements ScenarioModel {
  private model: ModelGraph;
  private inputs: InputValues;
  private exactValues: ExactEvaluation;
  private columnValues: ColumnEvaluation | null = null;
  private explainer: Explainer | null = null;
  private inputsAt: ReadonlyMap<string, readonly FormulaNode[]> | null = null;
  /** Flags of the nodes whose columns are behind the inputs, until something that rests on them is asked for. */
  private behind: Uint8Array | null = null;
  private readonly rests = new Map<string, Uint8Array>();
  private resting = new Map<string, Resting>();
  private needed: Uint8Array | null = null;

  private readonly isAbandoned: boolean;

  constructor(model: ModelGraph, isAbandoned: boolean) {
    this.isAbandoned = isAbandoned;
    this.model = model;
    this.inputs = this.readInputs(model.graph.inputs());
    this.exactValues = new ExactEvaluation(model.graph.nodes, this.inputs);
  }

  get document(): ScenarioDocument {
    return this.model.document;
  }

  keepsGraph(document: ScenarioDocument): boolean {
    return this.changedIn(document) !== null;
  }

  update(document: ScenarioDocument): void {
    const changed = this.changedIn(document);
    if (changed === null) {
      this.model = finish(modelGraphSteps(document, this.isAbandoned));
      this.inputsAt = null;
      this.inputs = this.readInputs(this.model.graph.inputs());
      this.exactValues = new ExactEvaluation(this.model.graph.nodes, this.inputs);
      this.columnValues = null;
      this.behind = null;
      this.rests.clear();
      this.explainer = null;
      this.resting.clear();
      this.needed = null;
      return;
    }
    this.model = { ...this.model, document };
    this.explainer = null;
    if (changed.size === 0) return;
    const inputs = this.readInputs(this.nodesTaking(changed), this.inputs);
    const { dependents, stale } = this.restingOn(inputs.changed);
    this.inputs = inputs;
    this.exactValues = this.exactValues.fork(inputs, dependents);
    if (this.columnValues === null) return;
    this.behind ??= new Uint8Array(this.model.graph.nodes.length);
    for (const { index } of stale) this.behind[index] = 1;
  }

  *settleColumnSteps(): Steps<void> {
    const { nodes } = this.model.graph;
    this.columnValues ??= yield* ColumnEvaluation.steps(nodes, this.inputs, () => this.exactValues);
    this.columns();
  }

  columnResults(only?: readonly Scope[], lines?: readonly string[]): Results<number> {
    const names = lines?.join(" ") ?? "";
    const scopes = only?.map((scope) => (scope.kind === "client" ? `client ${scope.id}` : scope.kind));
    const columns = this.columns(
      only && {
        key: `${names} of ${scopes?.join(", ")}`,
        nodes: () => only.flatMap((scope) => nodesOfTables(this.model, scope, lines)),
      },
    );
    return columnTables(this.model, columns, { scopes: only, lines });
  }

  columnMargin(lens: LensId, span: number, clientId?: string): number {
    const margin: FormulaNode = this.model.book.node(lens, clientId ?? null, "margin").overSpans();
    return this.columns({ key: `margin ${margin.index}`, nodes: () => [margin] }).at(margin, 0, span);
  }

  exactResults(only?: readonly Scope[]): Results<string> {
    return finish(this.exactResultSteps(only));
  }

  exactResultSteps(only?: readonly Scope[]): Steps<Results<string>> {
    return exactTableSteps(this.model, this.exactValues, { scopes: only });
  }

  expectedAnswers(
    clientId: string,
    plan: "current" | "proposed",
    months: readonly number[],
  ): readonly ExpectedAnswers[] {
    return findExpectedAnswers(this.model, this.exactValues, clientId, plan, months);
  }

  findings(path: "exact" | "column" = "exact"): Findings {
    return finish(this.findingSteps(path));
  }

  *findingSteps(path: "exact" | "column"): Steps<Findings> {
    const { model } = this;
    const values = this.valuesOn(path);
    const share = values.at(model.breakEvenRealisation, 0, model.spans.length - 1);
    yield;
    const warnings = yield* warningSteps(model, values);
    const payback = this.payback(path);
    yield;
    return {
      payback,
      breakEven: yield* breakEvenSteps(model, this.base(), null, path),
      breakEvenRealisation: share === null ? null : plainText(share),
      warnings,
    };
  }

  payback(path: "exact" | "column" = "exact"): Findings["payback"] {
    const values = this.valuesOn(path);
    return {
      current: findPayback(this.model, values, "current"),
      proposed: findPayback(this.model, values, "proposed"),
    };
  }

  marginBreakEven(clientId?: string): BreakEvenFigure {
    return findMarginBreakEven(this.model, this.base(), clientId ?? null, "column");
  }

  breakEven(clientId?: string): BreakEven {
    return finish(breakEvenSteps(this.model, this.base(), clientId ?? null, "exact"));
  }

  crossover(points: number, clientId?: string): Crossover {
    return finish(this.crossoverSteps(points, clientId));
  }

  crossoverSteps(points: number, clientId?: string): Steps<Crossover> {
    return crossoverSteps(this.model, this.base(), points, clientId ?? null);
  }

  inputMargins(clientId?: string): InputMargins {
    return findInputMargins(this.model, this.base(), clientId ?? null);
  }

  targetPrice(clientId: string, componentId: string, target: string): TargetPrice {
    const factor = findTargetPrice(this.model, this.base(), clientId, componentId, target);
    return factor === null ? { reason: "none" } : { factor: plainText(factor) };
  }

  explain(figure: FigureReference): Explanation {
    this.explainer ??= new Explainer(this.model, this.exactValues);
    return this.explainer.explain(figure);
  }

  inputsBehind(figure: FigureReference): readonly string[] {
    this.explainer ??= new Explainer(this.model, this.exactValues);
    return this.explainer.inputsBehind(figure);
  }

  usesOfInput(path: string): readonly FigureReference[] {
    this.explainer ??= new Explainer(this.model, this.exactValues);
    return this.explainer.usesOfInput(path);
  }

  private valuesOn(path: "exact" | "column"): ExactReader {
    return path === "exact" ? this.exactValues : new ColumnValues(this.columns());
  }

  private restingOn(changed: ReadonlySet<number>): Resting {
    const key = [...changed].join(" ");
    const known = this.resting.get(key);
    if (known !== undefined) return known;
    const { nodes } = this.model.graph;
    const dependents = dependentsOf(nodes, changed);
    this.needed ??= ancestorsOf(nodes, nodes.filter(isShownInColumns));
    const { needed } = this;
    const stale = nodes.filter((node) => dependents[node.index] === 1 && needed[node.index] === 1);
    if (this.resting.size >= MOST_RESTING) this.resting.clear();
    this.resting.set(key, { dependents, stale });
    return { dependents, stale };
  }

  /** Columns in step with the inputs: all of them, or those that what is wanted rests on. */
  private columns(only?: Wanted): ColumnEvaluation {
    const { nodes } = this.model.graph;
    this.columnValues ??= ColumnEvaluation.of(nodes, this.inputs, () => this.exactValues);
    const { behind, columnValues } = this;
    if (behind === null) return columnValues;
    const rests = only === undefined ? null : this.restsOf(only);
    const due: FormulaNode[] = [];
    for (let index = 0; index < behind.length; index++) {
      if (behind[index] === 0 || (rests !== null && rests[index] === 0)) continue;
      due.push(nodes[index]!);
      behind[index] = 0;
    }
    if (only === undefined) this.behind = null;
    columnValues.update(this.inputs, () => this.exactValues, due);
    return columnValues;
  }

  /** Flags of the nodes that something rests on. */
  private restsOf({ key, nodes }: Wanted): Uint8Array {
    const known = this.rests.get(key);
    if (known !== undefined) return known;
    const rests = ancestorsOf(this.model.graph.nodes, nodes());
    this.rests.set(key, rests);
    return rests;
  }

  private base(): Base {
    return { nodes: this.model.graph.nodes, inputs: this.inputs, columns: this.columns(), exact: this.exactValues };
  }

  private changedIn(document: ScenarioDocument): ReadonlySet<string> | null {
    return changedInputs(this.model.document, document, (path) => this.model.inputs.isRead(path));
  }

  private nodesTaking(paths: ReadonlySet<string>): readonly FormulaNode[] {
    this.inputsAt ??= inputsByPath(this.model.graph.inputs());
    const known = this.inputsAt;
    const nodes = new Set([...paths].flatMap((path) => known.get(path) ?? []));
    return [...nodes].toSorted((a, b) => a.index - b.index);
  }

  private readInputs(nodes: readonly FormulaNode[], previous?: InputValues): InputValues {
    const { inputs, document } = this.model;
    const source = {
      stands: (path: string) => inputs.read(document, path),
      exactly: (standing: unknown) => exact(pointValue(standing as QuantityText)),
    };
    return InputValues.read(nodes, source, previous);
  }
}
