/** What the user looks at: page, scope, lens, span, chart, and the trail of figures in the inspector. */
import { create } from "zustand";
import type { TicketFilter } from "../../shared/ingest/ticket-rows.ts";
import type { FigureReference, LensId, Scope } from "../../shared/model/results.ts";
import { LENSES } from "../../shared/model/results.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { remember, remembered } from "./workspace-store.ts";

export const PAGES = ["model", "compare", "risk", "proposal", "data", "settings", "history"] as const;
export type Page = (typeof PAGES)[number];
export const CHARTS = ["monthly", "cumulative", "cost", "crossover"] as const;
export type ChartKind = (typeof CHARTS)[number];

/** A figure that is added to others, or taken from them. */
export interface SumTerm {
  readonly figure: FigureReference;
  readonly label: string;
  readonly minus?: true;
}

/**
 * One step of the inspector: a figure of the model, a sum of such figures that a picture or a table shows, a place on the
 * crossover's curve, the input at which every trace ends, the tickets that inputs were counted from, or the
 * tickets of one count.
 */
export type Inspected =
  | { readonly kind: "figure"; readonly figure: FigureReference; readonly label: string }
  | { readonly kind: "sum"; readonly label: string; readonly terms: readonly SumTerm[] }
  | {
      readonly kind: "crossing";
      readonly label: string;
      readonly crossing: "breakEven" | "breakEvenCash" | "plansCross";
      /** That in view, if not another. */
      readonly scope?: Scope;
    }
  /** A point of the crossover's curve: the margin if every resolution were multiplied. */
  | {
      readonly kind: "point";
      readonly label: string;
      readonly lens: "current/on" | "proposed/on";
      readonly multiplier: number;
    }
  | {
      readonly kind: "tickets";
      readonly label: string;
      readonly importId: string;
      /** Inputs that were counted from tickets of this import. */
      readonly paths: readonly string[];
    }
  /** The tickets that one count counts. */
  | {
      readonly kind: "ticketRows";
      readonly label: string;
      readonly importId: string;
      readonly filter: TicketFilter;
      readonly tickets: number;
    }
  | { readonly kind: "input"; readonly path: string; readonly label: string };

interface SelectionState {
  readonly page: Page;
  readonly scope: Scope;
  readonly lens: LensId;
  /** Index in `Results.spans`; null is the horizon, whatever its index. */
  readonly span: number | null;
  readonly chart: ChartKind;
  readonly trail: readonly Inspected[];
  /** The newest step was opened by a key: the focus is to follow it into the inspector, which takes this back. */
  readonly focusFollows: boolean;
  /** Where a pane has no room beside the results, whether it is drawn over them. */
  readonly drawer: "tree" | "inspector" | null;
}

export const useSelection = create<SelectionState>(() => ({
  page: "model",
  scope: { kind: "portfolio" },
  lens: "proposed/on",
  span: null,
  chart: "crossover",
  trail: [],
  focusFollows: false,
  drawer: null,
}));

export function showPage(page: Page): void {
  useSelection.setState({ page });
  remember("page", page);
}

export function chooseScope(scope: Scope): void {
  useSelection.setState({ scope, trail: [] });
  remember("scope", scope as unknown as Json);
}

export function chooseLens(lens: LensId): void {
  useSelection.setState({ lens });
  remember("lens", lens);
}

export function chooseSpan(span: number | null): void {
  useSelection.setState({ span });
}

export function chooseChart(chart: ChartKind): void {
  useSelection.setState({ chart });
  remember("chart", chart);
}

/** Opens a figure or input afresh; the trail begins with it. Opened by a key, the focus goes there too. */
export function inspect(target: Inspected, byKey = false): void {
  useSelection.setState({ trail: [target], drawer: "inspector", focusFollows: byKey });
}

/** The same from any page: the Model page, in the scope of the first figure, explains it. */
export function inspectOnModelPage(target: Inspected, byKey = false): void {
  const figure = target.kind === "figure" ? target.figure : target.kind === "sum" ? target.terms[0]?.figure : undefined;
  const { scope } = useSelection.getState();
  if (figure !== undefined && JSON.stringify(figure.scope) !== JSON.stringify(scope)) chooseScope(figure.scope);
  showPage("model");
  inspect(target, byKey);
}

/** What the model has to say about the whole, where figures are explained. */
export function showFindings(): void {
  useSelection.setState({ trail: [], drawer: "inspector" });
}

export function showDrawer(drawer: SelectionState["drawer"]): void {
  useSelection.setState({ drawer });
}

/** Goes on from the shown figure to one it rests on. */
export function inspectFurther(target: Inspected): void {
  useSelection.setState((state) => ({ trail: [...state.trail, target] }));
}

export function inspectBackTo(depth: number): void {
  useSelection.setState((state) => ({ trail: state.trail.slice(0, depth + 1) }));
}

function oneOf<T extends string>(choices: readonly T[], value: Json | undefined): T | undefined {
  return choices.find((choice) => choice === value);
}

/** Takes up where the window was left. A remembered client that is gone gives the portfolio. */
export function restoreSelection(clientIds: readonly string[]): void {
  const scope = remembered("scope") as unknown as Scope | undefined;
  const known = scope?.kind === "client" && clientIds.includes(scope.id) ? scope : undefined;
  useSelection.setState((state) => ({
    page: oneOf(PAGES, remembered("page")) ?? state.page,
    lens: oneOf(LENSES, remembered("lens")) ?? state.lens,
    chart: oneOf(CHARTS, remembered("chart")) ?? state.chart,
    scope: known ?? { kind: "portfolio" },
    trail: [],
  }));
}
