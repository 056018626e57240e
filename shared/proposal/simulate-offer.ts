/** The range of a client's invoices over a contract, from the trials of spec section 9; the same seed gives the same range. */
import type { Client, Component, Plan, ScenarioDocument } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import { minorUnitOf } from "../number/currency.ts";
import { exact, plainText, roundHalfUp } from "../number/exact.ts";
import { canonicalJson } from "../scenario/canonical.ts";
import { Simulation } from "../simulation/simulate.ts";
import { type ContractTerm, clientOf } from "./contract-term.ts";
import type { InvoiceRange, OptionId, ProposalDraft } from "./draft.ts";
import { planOffer, shownPlans, termOf } from "./price-offer.ts";

/** From this month on, or null where the line was over before. */
function fromStart(component: Component, startMonth: number): Component | null {
  if (component.toMonth !== undefined && component.toMonth < startMonth) return null;
  if (component.type === "onetime" && component.month < startMonth) return null;
  return { ...component, fromMonth: Math.max(component.fromMonth ?? 1, startMonth) };
}

/**
 * The offer's scenario with nothing billed before the contract begins and nothing after it ends: trials come with sums over
 * the whole horizon. Today's plan keeps its lines from then on, because a collar refers to it.
 */
export function billedInContract(
  document: ScenarioDocument,
  clientId: string,
  plan: Plan,
  term: ContractTerm,
): ScenarioDocument {
  const offered = planOffer(document, clientId, plan, term);
  const windowed = (client: Client): Client => ({
    ...client,
    currentPlan: {
      ...client.currentPlan,
      components: client.currentPlan.components.flatMap((each) => fromStart(each, term.startMonth) ?? []),
    },
  });
  return {
    ...offered,
    months: term.startMonth + term.months - 1,
    clients: offered.clients.map((client) => (client.id === clientId ? windowed(client) : client)),
  };
}

export interface RangeRequest {
  readonly document: ScenarioDocument;
  readonly clientId: string;
  readonly term: ContractTerm;
  readonly trials: number;
  readonly seed: number;
}

/** The text whose SHA-256 ties ranges to the offer they were simulated for. */
export function rangeBasis(draft: ProposalDraft, document: ScenarioDocument): string {
  return canonicalJson({ document, term: termOf(draft), clientId: draft.clientId, plans: shownPlans(draft, document) });
}

/** Linear between order statistics (spec section 9). */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}

/** P10 and P90 of what is invoiced before credits. The `month` figures are of an average month. */
export function invoiceRange(option: OptionId, plan: Plan, request: RangeRequest): InvoiceRange {
  const { document, clientId, term, trials, seed } = request;
  const scope = { kind: "client", id: clientId } as const;
  const simulation = new Simulation({
    document: billedInContract(document, clientId, plan, term),
    scope,
    trials,
    seed,
  });
  const { columns } = simulation.run({ from: 0, count: trials });
  const { layout } = simulation.outline;
  const column = (total: "net" | "credits") => layout.total("proposed/on", total) * trials;
  // A monthly minimum of today's plan stands before the contract too, the same in every trial.
  const before =
    Number(pointValue(clientOf(document, clientId).currentPlan.minimumMonthly ?? "0")) * (term.startMonth - 1);
  const invoiced = Float64Array.from(
    { length: trials },
    (_, trial) => (columns[column("net") + trial] ?? 0) + (columns[column("credits") + trial] ?? 0) - before,
  ).sort();
  const text = (value: number) => plainText(roundHalfUp(exact(value), minorUnitOf(document.currency)));
  const [low, high] = [quantile(invoiced, 0.1), quantile(invoiced, 0.9)];
  return {
    option,
    monthP10: text(low / term.months),
    monthP90: text(high / term.months),
    totalP10: text(low),
    totalP90: text(high),
  };
}
