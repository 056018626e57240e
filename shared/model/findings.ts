/** Spec section 8: payback and warnings, read off exact values, or off float64 while those are being computed. */
import type { ExactReader } from "../formula/node.ts";
import type { Quantity } from "../formula/quantity.ts";
import type { Steps } from "../formula/steps.ts";
import { minorUnitOf } from "../number/currency.ts";
import { add, compare, divide, type Exact, exact, multiply, subtract, sum, ZERO } from "../number/exact.ts";
import type { BilledComponent } from "./components.ts";
import type { Invoice } from "./invoice.ts";
import type { AiState } from "./line-book.ts";
import type { ModelGraph } from "./model-graph.ts";
import { pointValue } from "./point-value.ts";
import { LENSES, type LensId, type Payback, type PaybackFigure, type Warning } from "./results.ts";
import { tierPrices } from "./tiers.ts";

function cell(evaluation: ExactReader, node: Quantity, month: number): Exact {
  const value = evaluation.at(node, 0, month - 1);
  if (value === null) throw new Error("this figure always exists");
  return value;
}

export function findPayback(model: ModelGraph, evaluation: ExactReader, plan: "current" | "proposed"): Payback {
  const figure = (line: "margin" | "marginCash"): PaybackFigure => {
    const on = model.book.node(`${plan}/on`, null, line);
    const off = model.book.node(`${plan}/off`, null, line);
    const tolerance = divide(exact("-0.5"), exact(10 ** minorUnitOf(model.document.currency)));
    const costsFrom = evaluation.at(model.costsFromMonth, 0, 0)?.toNumber() ?? 1;
    let running = ZERO;
    let everBelow = false;
    let recoveredFrom: number | null = null;
    for (let month = 1; month <= model.document.months; month++) {
      running = add(running, subtract(cell(evaluation, on, month), cell(evaluation, off, month)));
      if (compare(running, tolerance) < 0) {
        everBelow = true;
        recoveredFrom = null;
      } else if (month >= costsFrom) recoveredFrom ??= month;
    }
    if (!everBelow) return { month: null, reason: "no-investment" };
    return recoveredFrom === null ? { month: null, reason: "not-recovered" } : { month: recoveredFrom };
  };
  return { margin: figure("margin"), marginCash: figure("marginCash") };
}

interface PlacedInvoice {
  readonly invoice: Invoice;
  readonly path: string;
  /** Months in which the plan is in force under the lens. */
  readonly months: readonly number[];
}

function monthsWhere(count: number, holds: (month: number) => boolean): number[] {
  return Array.from({ length: count }, (_, at) => at + 1).filter(holds);
}

function invoicesInForce(model: ModelGraph, lens: LensId): PlacedInvoice[] {
  const state: AiState = lens.endsWith("/on") ? "on" : "off";
  const { clients, months } = model.document;
  return clients.flatMap((client, at) => {
    const { current, proposed } = model.invoices[state][at]!;
    const converts = lens.startsWith("proposed") ? client.convertMonth : null;
    const placed: PlacedInvoice[] = [
      {
        invoice: current,
        path: `/clients/${at}/currentPlan`,
        months: monthsWhere(months, (month) => converts === null || month < converts),
      },
    ];
    if (converts !== null) {
      placed.push({
        invoice: proposed,
        path: `/clients/${at}/proposedPlan`,
        months: monthsWhere(months, (month) => month >= converts),
      });
    }
    return placed;
  });
}

const TENTH = exact("0.1");

/** Months in which a bound at which the bill falls lies within 10 % of the billed quantity. */
function cliffMonths(billed: BilledComponent, evaluation: ExactReader, months: readonly number[]): number[] {
  const { component, inputs, quantity } = billed;
  const pricing = "pricing" in component ? component.pricing : undefined;
  if (pricing?.mode !== "volume" || quantity === null) return [];
  const read = (node: Quantity) => cell(evaluation, node, 1);
  const tiers = tierPrices(inputs, pricing, quantity.unit.text).map((tier) => ({
    upTo: tier.upTo === null ? null : read(tier.upTo),
    unit: read(tier.unit),
    flat: read(tier.flat),
  }));
  const cliffs = tiers.flatMap(({ upTo, unit, flat }, at) => {
    const next = tiers[at + 1];
    if (upTo === null || next === undefined) return [];
    const inside = add(multiply(upTo, unit), flat);
    const beyond = add(multiply(upTo, next.unit), next.flat);
    return compare(beyond, inside) < 0 ? [upTo] : [];
  });
  return months.filter((month) => {
    const q = cell(evaluation, quantity, month);
    return cliffs.some((bound) => compare(subtract(bound, q).abs(), multiply(TENTH, q)) <= 0);
  });
}

function warningsOfPlan(placed: PlacedInvoice, lens: LensId, evaluation: ExactReader): Warning[] {
  const { invoice, path } = placed;
  const warnings: Warning[] = [];
  const warn = (code: Warning["code"], where: string, months: readonly number[]) => {
    if (months.length > 0) warnings.push({ code, where: `${lens}#${where}`, months });
  };
  invoice.billed.forEach((billed, at) => {
    const where = `${path}/components/${at}`;
    const inForce = placed.months.filter((month) => !cell(evaluation, billed.inWindow, month).isZero());
    warn("tier-cliff", where, cliffMonths(billed, evaluation, inForce));
    const sample = invoice.guarantees.find((guarantee) => guarantee.billed === billed)?.sample;
    if (sample !== undefined && sample !== null) {
      warn(
        "small-sample-guarantee",
        where,
        inForce.filter((month) => compare(cell(evaluation, sample.tickets, month), exact("20")) < 0),
      );
    }
  });
  warn(
    "collar-binding",
    `${path}/collar`,
    placed.months.filter((month) => !cell(evaluation, invoice.collar, month).isZero()),
  );
  return warnings;
}

function realisationWarning(model: ModelGraph, lens: LensId, evaluation: ExactReader): Warning[] {
  const { book, document, inputs } = model;
  const realised = book.node(lens, null, "hours.realised[L1]");
  const servers = book.node(lens, null, "queue.servers");
  const number = (path: string) => exact(pointValue(inputs.read(document, path)));
  const months = monthsWhere(document.months, (month) => {
    const released = subtract(number("desk/technicians"), cell(evaluation, servers, month));
    const positive = compare(released, ZERO) > 0 ? released : ZERO;
    const hours = multiply(multiply(positive, number("desk/coverageHours")), number("labour/levels/L1/utilisation"));
    return compare(cell(evaluation, realised, month), hours) > 0;
  });
  return months.length === 0
    ? []
    : [{ code: "realisation-without-release", where: `${lens}#/desk/techniciansWithAi`, months }];
}

function seasonalityWarnings(model: ModelGraph): Warning[] {
  const { categories } = model.document;
  return categories.flatMap((category, at): Warning[] => {
    if (category.seasonality === undefined) return [];
    const factors = category.seasonality.map((_factor, month) =>
      exact(
        pointValue(
          model.inputs.read(model.document, `categories/${model.inputs.categorySegment(at)}/seasonality/${month}`),
        ),
      ),
    );
    const mean = divide(sum(factors), exact("12"));
    const isFar = compare(subtract(mean, exact("1")).abs(), exact("0.001")) > 0;
    return isFar ? [{ code: "seasonality-mean", where: `#/categories/${at}/seasonality`, months: [] }] : [];
  });
}

/** The portfolio's line that is not 0 in a month in which the first-line queue cannot keep up. */
export const OVERLOADED = "queue.overloaded";

/** Months in which the first-line queue cannot keep up. */
export function overloadedMonths(
  model: ModelGraph,
  lens: LensId,
  isOverloaded: (node: Quantity, month: number) => boolean,
): number[] {
  const node = model.book.node(lens, null, OVERLOADED);
  return monthsWhere(model.document.months, (month) => isOverloaded(node, month));
}

/** Hands over after each plan in force. */
export function* warningSteps(model: ModelGraph, evaluation: ExactReader): Steps<Warning[]> {
  const warnings = seasonalityWarnings(model);
  for (const lens of LENSES) {
    const overloaded = overloadedMonths(model, lens, (node, month) => !cell(evaluation, node, month).isZero());
    if (overloaded.length > 0) warnings.push({ code: "overloaded", where: `${lens}#/desk`, months: overloaded });
    for (const placed of invoicesInForce(model, lens)) {
      warnings.push(...warningsOfPlan(placed, lens, evaluation));
      yield;
    }
    if (lens.endsWith("/on")) warnings.push(...realisationWarning(model, lens, evaluation));
    yield;
  }
  return warnings;
}
