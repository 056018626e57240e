/**
 * The peer of `bench recalculation`: spec sections 4 to 8 as a programmer would write them for float64 and nothing else.
 * All lines are kept, in arrays that are allocated once; AI off shares the baseline's. It explains nothing, knows no units, and
 * recomputes everything on every edit.
 */
import type { Plan, ScenarioDocument } from "../../shared/model/document.ts";
import { allocateCost, type ClientCost, computeCost, poolShares, yearlyPrices } from "./loops/cost.ts";
import { readInputs } from "./loops/inputs.ts";
import { allocateInvoice, type Billing, computeInvoice, type InvoiceColumns } from "./loops/invoice.ts";
import { namedLines } from "./loops/named-lines.ts";
import { allocateQueue, computeQueue, type QueueColumns, slotWeights } from "./loops/queue.ts";
import {
  allocateLens,
  computeLens,
  computePortfolio,
  discountFactors,
  type LensColumns,
  type PortfolioPlan,
  planPortfolio,
  type ScopeColumns,
} from "./loops/results.ts";
import { allocateWork, type ClientWork, computeWork } from "./loops/work.ts";

export const STATES = ["off", "on"] as const;
export type State = (typeof STATES)[number];

export interface ClientInvoices {
  readonly current: InvoiceColumns;
  readonly proposed: InvoiceColumns;
}

export class HandWrittenLoops {
  readonly works: readonly ClientWork[];
  readonly costs: readonly ClientCost[];
  readonly queues: Readonly<Record<State, QueueColumns>>;
  readonly invoices: Readonly<Record<State, readonly ClientInvoices[]>>;
  /** In the order of the lenses. */
  readonly lenses: readonly LensColumns[];
  private readonly portfolios: readonly PortfolioPlan[];
  private readonly shares: readonly Float64Array[];
  private document: ScenarioDocument;

  constructor(document: ScenarioDocument) {
    const { months, categories, clients, desk } = document;
    const slots = desk.profile?.length ?? 1;
    const invoices = () =>
      clients.map((client) => ({
        current: allocateInvoice(client.currentPlan, months),
        proposed: allocateInvoice(client.proposedPlan, months),
      }));
    this.document = document;
    this.works = clients.map(() => allocateWork(categories.length, months));
    this.costs = clients.map(() => allocateCost(months));
    this.shares = clients.map(() => new Float64Array(months));
    this.queues = { off: allocateQueue(slots, months), on: allocateQueue(slots, months) };
    this.invoices = { off: invoices(), on: invoices() };
    this.lenses = ["off", "on", "off", "on"].map(() => allocateLens(document));
    this.portfolios = this.lenses.map((lens, at) => planPortfolio(this, at % 2 === 0 ? "off" : "on", lens));
    this.update(document);
  }

  /** Takes other numbers; lists keep their lengths. */
  update(document: ScenarioDocument): void {
    this.document = document;
    const inputs = readInputs(document);
    const weights = slotWeights(inputs);
    const yearly = yearlyPrices(inputs);
    const { works, costs, shares } = this;
    for (const [at, work] of works.entries()) computeWork(inputs, inputs.clients[at]!, work);
    poolShares(inputs, works, shares);
    for (const [at, work] of works.entries()) computeCost(inputs, at, work, yearly, shares[at]!, costs[at]!);
    for (const state of STATES) {
      const queue = this.queues[state];
      computeQueue(inputs, works, state, weights, queue);
      for (const [client, { current, proposed }] of this.invoices[state].entries()) {
        const { currentPlan, proposedPlan, convertMonth } = document.clients[client]!;
        const billing = { inputs, client, state, work: works[client]!, queue, weights };
        const ofCurrent: Billing = {
          ...billing,
          baseMonth: 0,
          nextEscalation: nextEscalation(currentPlan, 13),
          reference: null,
        };
        computeInvoice(ofCurrent, currentPlan, current);
        if (convertMonth === null) continue;
        computeInvoice(
          {
            ...billing,
            baseMonth: convertMonth - 1,
            nextEscalation: nextEscalation(proposedPlan, convertMonth + 12),
            reference: current,
          },
          proposedPlan,
          proposed,
        );
      }
    }
    const discounts = discountFactors(inputs);
    for (const [at, lens] of this.lenses.entries()) {
      const state = at % 2 === 0 ? "off" : "on";
      for (const [client, columns] of lens.clients.entries()) {
        computeLens(
          inputs,
          client,
          at >= 2,
          this.invoices[state][client]!,
          works[client]!,
          state,
          costs[client]!,
          discounts,
          columns,
        );
      }
      computePortfolio(inputs, this.portfolios[at]!, state, discounts, lens.portfolio);
    }
  }

  /** Every line and figure of one client, or of the portfolio, under a lens, by its id. */
  lines(lens: number, client: number | null): Map<string, Float64Array> {
    return namedLines(this.document, this, lens, client);
  }

  figures(lens: number, client: number | null): ScopeColumns["figures"] {
    const { clients, portfolio } = this.lenses[lens]!;
    return client === null ? portfolio.figures : clients[client]!.figures;
  }
}

function nextEscalation(plan: Plan, fallback: number): number {
  return (plan.nextEscalationMonth ?? fallback) - 1;
}
