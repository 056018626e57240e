/** Spec section 8: margin, ratios over spans, portfolio sums. */
import type { FormulaGraph, Quantity } from "../formula/quantity.ts";
import type { ClientCost } from "./cost.ts";
import { LEVELS } from "./document.ts";
import type { Inputs } from "./inputs.ts";
import type { ClientRevenue } from "./invoice.ts";
import type { LabourRates } from "./labour.ts";
import { isPerCategory, type LineBook, lineOfCategory, type ScopeKey } from "./line-book.ts";
import { lineTerm } from "./lines.ts";
import type { LensId } from "./results.ts";

/** Section 5.5 and 8, of one client under one lens. */
export function buildMargin(
  graph: FormulaGraph,
  lens: LensId,
  scope: ScopeKey,
  cost: ClientCost,
  revenue: ClientRevenue,
  book: LineBook,
): void {
  const name = (line: string, quantity: Quantity) => book.add([lens], scope, line, quantity);
  const { ai } = cost;
  const beside = [
    cost.tools,
    ai.usage,
    ai.incidents,
    ai.endpoints,
    ai.platform,
    ai.programme,
    ai.oneTime,
    revenue.passthroughCost,
  ];
  const total = name("cost.total", graph.total("", [cost.labour, ...beside], "money"));
  const totalCash = name("cost.totalCash", graph.total("", [cost.labourCash, ...beside], "money"));
  const margin = name("margin", revenue.net.minus(total));
  name("marginPercent", margin.ratioToPositive(revenue.net));
  name("marginCash", revenue.net.minus(totalCash));
}

/** Lines of which a portfolio has none (spec section 8), or whose sum over clients means nothing. */
function isSummed(line: string): boolean {
  return !/^(adoption|gate|readiness|deflection|marginPercent|pool\.share|revenue\.component|credits\.component|component\.|credit\.share|invoice\.|kpi\.)/.test(
    line,
  );
}

/** Sums over the clients of every line that has one. */
export function buildPortfolio(inputs: Inputs, lens: LensId, outside: readonly Quantity[], book: LineBook): Quantity {
  const { graph, document } = inputs;
  const ids = document.clients.map((client) => client.id);
  const [first] = ids;
  if (first === undefined) throw new Error("a scenario has at least one client");
  const done = new Set<Quantity>();
  for (const [, { node }] of book.scope(lens, first)) {
    const { line } = lineNameOf(node);
    if (done.has(node) || !isSummed(line)) continue;
    done.add(node);
    const sample = isPerCategory(line) ? lineOfCategory(line, document.categories[0]?.id ?? "") : line;
    const terms = ids.map((id) => book.node(lens, id, sample));
    book.add([lens], null, line, graph.total("all clients", terms, node.unit), lineNameOf(node).label);
  }
  book.add(
    [lens],
    null,
    "deflection",
    sumOf(book, lens, null, inputs, "ai.resolved").ratioTo(sumOf(book, lens, null, inputs, "tickets.created")),
  );
  book.add(
    [lens],
    null,
    "marginPercent",
    book.node(lens, null, "margin").ratioToPositive(book.node(lens, null, "revenue.net")),
  );
  return graph.total("all clients", outside, "money");
}

function lineNameOf(node: Quantity): { line: string; label: string } {
  const { operation } = node;
  if (!("line" in operation)) throw new Error(`${operation.name} is not a named line`);
  return operation.line as { line: string; label: string };
}

/** Sum over the categories of a line that has a row for each. */
function sumOf(
  book: LineBook,
  lens: LensId,
  scope: ScopeKey,
  inputs: Inputs,
  line: string,
  form = (node: Quantity): Quantity => node,
): Quantity {
  const [first] = inputs.document.categories;
  if (first === undefined) return form(inputs.graph.number("0", "tickets"));
  return form(book.node(lens, scope, `${line}[${first.id}]`)).sumOverCategories();
}

/** The KPIs of one scope, each a column over the spans. */
export function buildKpis(
  inputs: Inputs,
  lens: LensId,
  scope: ScopeKey,
  rates: LabourRates,
  outside: Quantity,
  book: LineBook,
): void {
  const { graph, document } = inputs;
  const kpi = (id: string, quantity: Quantity) => book.add([lens], scope, id, quantity, lineTerm(id).label);
  const over = (line: string) => book.node(lens, scope, line).overSpans();
  // Over the months first, so that each category's total is a figure that opens into its months.
  const tickets = (line: string) => sumOf(book, lens, scope, inputs, line, (node) => node.overSpans());
  const margin = over("margin");
  const net = over("revenue.net");
  kpi("kpi.marginPercent", margin.ratioToPositive(net));
  kpi(
    "kpi.marginPercentUnloaded",
    margin.plus(over("cost.labour")).minus(over("cost.labourWages")).ratioToPositive(net),
  );
  kpi(
    "kpi.costPerTicket",
    over("cost.total").minus(over("cost.oneTime")).minus(over("cost.passthrough")).ratioTo(tickets("tickets.created")),
  );
  kpi("kpi.effectiveHourlyRate", net.minus(outside.overSpans()).ratioTo(over("hours.total")));
  kpi("kpi.revenuePerEndpoint", net.ratioTo(over("units[endpoints]")));
  kpi("kpi.deflection", tickets("ai.resolved").ratioTo(tickets("tickets.created")));
  kpi("kpi.containment", tickets("ai.claimed").ratioTo(tickets("ai.attempted")));
  kpi("kpi.workAvoided", tickets("tickets.prevented").plus(tickets("ai.resolved")).ratioTo(tickets("tickets.base")));
  kpi("kpi.hoursFreed", over("hours.baselineTotal").minus(over("hours.total")).minus(over("hours.programme")));
  const programmeLevel = document.ai.programme.level;
  const freedPeople = LEVELS.map((level) => {
    const hours = over(`hours.baseline[${level}]`).minus(over(`hours.level[${level}]`));
    const net = level === programmeLevel ? hours.minus(over("hours.programme")) : hours;
    return net.over(rates.productiveMonth[level]).over(graph.spanMonths());
  });
  kpi("kpi.fteFreed", graph.total("", freedPeople, "people"));
  // Kept as a column because break-even on cash searches on it.
  over("marginCash");
  const rate = inputs.one("discountRate", "1", (each) => each.discountRate);
  const discount = graph
    .number("1")
    .plus(rate)
    .toPower(graph.month().over(graph.number("12")));
  kpi("kpi.npv", book.node(lens, scope, "margin").over(discount).overSpans());
  kpi("kpi.npvCash", book.node(lens, scope, "marginCash").over(discount).overSpans());
}

/** `(X + E) / F` of section 8, over the spans; the horizon is reported. Whole scenario, `proposed/on`. */
export function buildBreakEvenRealisation(inputs: Inputs, book: LineBook): Quantity {
  const lens = "proposed/on";
  const over = (line: string) => book.node(lens, null, line).overSpans();
  const aiCost = inputs.graph.total(
    "",
    ["cost.aiUsage", "cost.aiIncidents", "cost.aiEndpoints", "cost.aiPlatform", "cost.programme", "cost.oneTime"].map(
      over,
    ),
    "money",
  );
  const freed = over("freedValue");
  const added = freed.minus(over("cost.labourBaseline").minus(over("cost.labour")));
  return book.add([lens], null, "breakEvenRealisation", aiCost.plus(added).ratioToPositive(freed));
}
