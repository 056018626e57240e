/** Spec section 8: break-even, plans cross, target price, and the margin curves that show them. */
import type { FormulaNode } from "../formula/node.ts";
import { isInput } from "../formula/operations.ts";
import type { Quantity } from "../formula/quantity.ts";
import { finish, type Steps } from "../formula/steps.ts";
import { compare, divide, type Exact, exact, multiply, ONE, plainText, subtract, ZERO } from "../number/exact.ts";
import { pathSegment } from "./fields.ts";
import type { ScopeKey } from "./line-book.ts";
import type { ModelGraph } from "./model-graph.ts";
import type { BreakEven, BreakEvenFigure, Crossover, LensId } from "./results.ts";
import { type Base, crossingSteps, scaledShare, Trial } from "./trial.ts";

const NONE: BreakEvenFigure = { reason: "none" };

function resolutionNode(model: ModelGraph): Quantity | undefined {
  return model.graph.nodes.find(
    (node) => isInput(node.operation) && node.operation.source.key === "categories/*/ai/resolution",
  );
}

function horizonOf(model: ModelGraph, lens: LensId, scope: ScopeKey, line: string): Quantity {
  return model.book.node(lens, scope, line).overSpans();
}

/** Rows whose resolution the multiplier moves. */
function movableRows(model: ModelGraph): boolean[] {
  return model.document.categories.map(({ ai }) => ai.tier === "autonomous" || ai.tier === "approval");
}

interface Multiplier {
  readonly node: Quantity;
  readonly shares: readonly Exact[];
  readonly movable: readonly boolean[];
  /** `1 / least positive resolution`. */
  readonly upper: Exact;
}

function multiplierOf(model: ModelGraph, base: Base): Multiplier | null {
  const node = resolutionNode(model);
  if (node === undefined) return null;
  const shares = base.inputs.slots(node);
  const movable = movableRows(model);
  const positive = shares.filter((share, row) => movable[row] === true && compare(share, ZERO) > 0);
  const [first, ...others] = positive;
  if (first === undefined) return null;
  const least = others.reduce((lowest, share) => (compare(share, lowest) < 0 ? share : lowest), first);
  return { node, shares, movable, upper: divide(ONE, least) };
}

function valuesAt({ node, shares, movable }: Multiplier, x: Exact): Map<number, Exact[]> {
  return new Map([[node.index, shares.map((share, row) => (movable[row] === true ? scaledShare(share, x) : share))]]);
}

/** `scope` null: the whole scenario. Hands over after each trial. */
export function* breakEvenSteps(
  model: ModelGraph,
  base: Base,
  scope: ScopeKey,
  path: "exact" | "column",
): Steps<BreakEven> {
  const found = yield* searchSteps(model, base, scope, path, SEARCHES);
  const [breakEven = NONE, breakEvenCash = NONE, plansCross = NONE] = found;
  return { breakEven, breakEvenCash, plansCross };
}

/** The break-even alone, in less than half the time of all three. `clientId` null: the whole scenario. */
export function findMarginBreakEven(
  model: ModelGraph,
  base: Base,
  scope: ScopeKey,
  path: "exact" | "column",
): BreakEvenFigure {
  return finish(searchSteps(model, base, scope, path, SEARCHES.slice(0, 1)))[0] ?? NONE;
}

function* searchSteps(
  model: ModelGraph,
  base: Base,
  scope: ScopeKey,
  path: "exact" | "column",
  searches: typeof SEARCHES,
): Steps<readonly BreakEvenFigure[]> {
  const multiplier = multiplierOf(model, base);
  if (multiplier === null) return [];
  const horizon = model.spans.length - 1;
  const deflection = model.book.node("proposed/on", null, "kpi.deflection");
  const pairs = searches.map(([line, lens, against]): readonly [Quantity, Quantity] => [
    horizonOf(model, lens, scope, line),
    horizonOf(model, against, scope, line),
  ]);
  const trial = new Trial(base, new Set([multiplier.node.index]), [...pairs.flat(), deflection]);
  // All searches scan the same grid: one evaluation of the model serves all of them.
  const scanned = new Map<string, readonly number[]>();
  const signsAt = (x: Exact): readonly number[] => {
    const key = plainText(x);
    const known = scanned.get(key);
    if (known !== undefined) return known;
    trial.set(valuesAt(multiplier, x));
    const signs = pairs.map(([mine, other]) => signOfDifference(trial, mine, other, horizon));
    scanned.set(key, signs);
    return signs;
  };
  const figures: BreakEvenFigure[] = [];
  for (const at of pairs.keys()) {
    const x = yield* crossingSteps(multiplier.upper, (each) => signsAt(each)[at] ?? 0);
    if (x === null) {
      figures.push(NONE);
      continue;
    }
    trial.set(valuesAt(multiplier, x));
    const share = path === "exact" ? trial.value(deflection, horizon) : trial.approximate(deflection, horizon);
    figures.push({ multiplier: plainText(x), deflection: share === null ? null : plainText(share) });
    yield;
  }
  return figures;
}

const SEARCHES: readonly (readonly [line: string, lens: LensId, against: LensId])[] = [
  ["margin", "proposed/on", "current/off"],
  ["marginCash", "proposed/on", "current/off"],
  ["margin", "proposed/on", "current/on"],
];

function signOfDifference(trial: Trial, mine: FormulaNode, other: FormulaNode, horizon: number): number {
  return trial.sign(
    (read) => [read(mine), read(other)],
    (read) => subtract(read(mine), read(other)),
    horizon,
  );
}

/** Fields of a component that the factor multiplies; floors, caps and costs stay. */
const PRICE_FIELDS = /\/(pricing\/tiers\/\d+\/(unit|flat)|rate|premium\/price|price|hourlyValue|amount)$/;

/** Null where no factor in [0, 10] meets the target. Throws for a client or component that is not there. */
/** Whether the input at a path is one of the prices of a component, in whichever plan it stands. */
export function isPriceOf(clientId: string, componentId: string): (path: string) => boolean {
  // A client may be called "components" too, so a path is read from its start.
  const places = (["currentPlan", "proposedPlan"] as const).map(
    (plan) => `clients/${pathSegment(clientId)}/${plan}/components/${pathSegment(componentId)}/`,
  );
  return (path) => PRICE_FIELDS.test(path) && places.some((place) => path.startsWith(place));
}

export function findTargetPrice(
  model: ModelGraph,
  base: Base,
  clientId: string,
  componentId: string,
  target: string,
): Exact | null {
  const isPrice = isPriceOf(clientId, componentId);
  const prices = model.graph
    .inputs()
    .filter((node) => isInput(node.operation) && node.operation.source.paths.some(isPrice));
  const horizon = model.spans.length - 1;
  const margin = horizonOf(model, "proposed/on", clientId, "margin");
  const net = horizonOf(model, "proposed/on", clientId, "revenue.net");
  const wanted = exact(target);
  const trial = new Trial(base, new Set(prices.map((node) => node.index)), [margin, net]);
  const search = crossingSteps(exact("10"), (factor) => {
    trial.set(
      new Map(prices.map((node) => [node.index, base.inputs.slots(node).map((price) => multiply(price, factor))])),
    );
    return trial.sign(
      (read) => [read(margin), wanted.toNumber() * read(net)],
      (read) => subtract(read(margin), multiply(wanted, read(net))),
      horizon,
    );
  });
  return finish(search);
}

/** Horizon margins over the multiplier, column path. Hands over after each point. */
export function* crossoverSteps(model: ModelGraph, base: Base, points: number, scope: ScopeKey): Steps<Crossover> {
  const multiplier = multiplierOf(model, base);
  const horizon = model.spans.length - 1;
  const margins = {
    currentOn: horizonOf(model, "current/on", scope, "margin"),
    proposedOn: horizonOf(model, "proposed/on", scope, "margin"),
  };
  const deflection = model.book.node("proposed/on", scope, "kpi.deflection");
  const constant = (lens: LensId) => base.columns.at(horizonOf(model, lens, scope, "margin"), 0, horizon);
  const upper = multiplier?.upper.toNumber() ?? 1;
  const multipliers = Array.from({ length: points }, (_, point) => (upper * point) / (points - 1));
  const trial =
    multiplier === null
      ? null
      : new Trial(base, new Set([multiplier.node.index]), [...Object.values(margins), deflection]);
  const curves: { deflection: (number | null)[]; currentOn: number[]; proposedOn: number[] } = {
    deflection: [],
    currentOn: [],
    proposedOn: [],
  };
  for (const x of multipliers) {
    if (multiplier !== null) trial?.set(valuesAt(multiplier, exact(x.toFixed(12))));
    const read = (node: FormulaNode) => trial?.number(node, horizon) ?? base.columns.at(node, 0, horizon);
    const share = read(deflection);
    curves.deflection.push(Number.isNaN(share) ? null : share);
    curves.currentOn.push(read(margins.currentOn));
    curves.proposedOn.push(read(margins.proposedOn));
    yield;
  }
  return { multipliers, ...curves, currentOff: constant("current/off"), proposedOff: constant("proposed/off") };
}
