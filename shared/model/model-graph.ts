/** The whole of spec/model.md as one formula graph over one document. */
import { money } from "../formula/operations.ts";
import { FormulaGraph, type Quantity } from "../formula/quantity.ts";
import { finish, type Steps } from "../formula/steps.ts";
import { minorUnitOf } from "../number/currency.ts";
import type { Delivery } from "./components.ts";
import { buildCost, buildPool, type ClientCost } from "./cost.ts";
import { buildQueue } from "./desk-queue.ts";
import type { ScenarioDocument } from "./document.ts";
import { Inputs } from "./inputs.ts";
import { buildInvoice, buildRevenue, type Invoice, referenceBill } from "./invoice.ts";
import { buildLabourRates, buildWork, type LabourRates } from "./labour.ts";
import { type AiState, LineBook } from "./line-book.ts";
import { LENSES, type Span } from "./results.ts";
import { buildBreakEvenRealisation, buildKpis, buildMargin, buildPortfolio } from "./results-lines.ts";
import { buildAutomation, SharedInputs } from "./units-and-tickets.ts";

export interface ModelGraph {
  readonly document: ScenarioDocument;
  readonly graph: FormulaGraph;
  readonly inputs: Inputs;
  readonly book: LineBook;
  readonly spans: readonly Span[];
  readonly months: readonly string[];
  /** Bills of both plans by AI state and client position. */
  readonly invoices: Readonly<Record<AiState, readonly ClientInvoices[]>>;
  readonly breakEvenRealisation: Quantity;
  readonly costsFromMonth: Quantity;
  /** Tickets and work by AI state and client position: where a simulation puts what it draws. */
  readonly deliveries: Readonly<Record<AiState, readonly Delivery[]>>;
}

export interface ClientInvoices {
  readonly current: Invoice;
  readonly proposed: Invoice;
}

/** `YYYY-MM` of every month. */
export function monthsOf(document: Pick<ScenarioDocument, "startMonth" | "months">): string[] {
  const first = Number(document.startMonth.slice(0, 4)) * 12 + Number(document.startMonth.slice(5)) - 1;
  return Array.from({ length: document.months }, (_, at) => {
    const month = first + at;
    return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

/** Years of 12 months from month 1, then the horizon. */
export function spansOf(document: Pick<ScenarioDocument, "startMonth" | "months">): Span[] {
  const months = monthsOf(document);
  const years: Span[] = [];
  for (let fromMonth = 1; fromMonth <= document.months; fromMonth += 12) {
    const toMonth = Math.min(fromMonth + 11, document.months);
    const [first = "", last = ""] = [months[fromMonth - 1], months[toMonth - 1]];
    const isCalendarYear = first.endsWith("-01");
    years.push({ label: isCalendarYear ? first.slice(0, 4) : `${first} to ${last}`, fromMonth, toMonth });
  }
  return [...years, { label: `${document.months} months`, fromMonth: 1, toMonth: document.months }];
}

interface StateParts {
  readonly deliveries: readonly Delivery[];
  readonly costs: readonly ClientCost[];
  readonly invoices: readonly ClientInvoices[];
}

/** Everything of one AI state: the work is the same under both plans, so four lenses need two passes. */
function* stateSteps(
  state: AiState,
  inputs: Inputs,
  shared: SharedInputs,
  rates: LabourRates,
  book: LineBook,
): Steps<StateParts> {
  const clients = inputs.document.clients.map((_client, at) => inputs.ofClient(at));
  const deliveries: Delivery[] = [];
  for (const client of clients) {
    const automation = buildAutomation(client, shared, state, book);
    deliveries.push({ automation, work: buildWork(client, shared, automation, state, book) });
    yield;
  }
  const automations = deliveries.map(({ automation }) => automation);
  const pool = state === "on" ? buildPool(inputs, shared, rates, automations, book) : null;
  const queue = buildQueue(inputs, deliveries, state, book);
  yield;
  const costs: ClientCost[] = [];
  for (const [at, client] of clients.entries()) {
    const { automation, work } = deliveries[at]!;
    costs.push(buildCost(client, shared, rates, automation, work, pool, state, book));
    yield;
  }
  const invoices: ClientInvoices[] = [];
  for (const [at, client] of clients.entries()) {
    const delivery = deliveries[at]!;
    const current = buildInvoice(client, "currentPlan", delivery, queue, state, book, null);
    const proposed =
      client.client.convertMonth === null
        ? current
        : buildInvoice(client, "proposedPlan", delivery, queue, state, book, referenceBill(current));
    invoices.push({ current, proposed });
    yield;
  }
  return { deliveries, costs, invoices };
}

/** Builds the graph. The document must have no fault. `isAbandoned`: as in a trial in which AI is given up (section 9). */
export function buildModelGraph(document: ScenarioDocument, isAbandoned = false): ModelGraph {
  return finish(modelGraphSteps(document, isAbandoned));
}

/** The same, handing over after each client. */
export function* modelGraphSteps(document: ScenarioDocument, isAbandoned: boolean): Steps<ModelGraph> {
  const spans = spansOf(document);
  const rounding = money(minorUnitOf(document.currency), document.rounding ?? "half-up");
  const graph = new FormulaGraph({ rows: document.categories.length, months: document.months, spans }, rounding);
  const inputs = new Inputs(graph, document);
  const book = new LineBook(document.categories);
  const shared = new SharedInputs(inputs, isAbandoned);
  const rates = buildLabourRates(inputs, book);
  const states: Record<AiState, StateParts> = {
    off: yield* stateSteps("off", inputs, shared, rates, book),
    on: yield* stateSteps("on", inputs, shared, rates, book),
  };
  for (const lens of LENSES) {
    const state: AiState = lens.endsWith("/on") ? "on" : "off";
    const { costs, invoices } = states[state];
    const outside: Quantity[] = [];
    for (const [at, client] of document.clients.entries()) {
      const { current, proposed } = invoices[at]!;
      const revenue = buildRevenue(inputs.ofClient(at), lens, current, proposed, book);
      buildMargin(graph, lens, client.id, costs[at]!, revenue, book);
      buildKpis(inputs, lens, client.id, rates, revenue.outside, book);
      outside.push(revenue.outside);
      yield;
    }
    buildKpis(inputs, lens, null, rates, buildPortfolio(inputs, lens, outside, book), book);
  }
  return {
    document,
    graph,
    inputs,
    book,
    spans,
    months: monthsOf(document),
    invoices: { off: states.off.invoices, on: states.on.invoices },
    breakEvenRealisation: buildBreakEvenRealisation(inputs, book),
    costsFromMonth: shared.costsFromMonth(),
    deliveries: { off: states.off.deliveries, on: states.on.deliveries },
  };
}
