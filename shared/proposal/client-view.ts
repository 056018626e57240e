/**
 * The allow-list: everything a client may see of a proposal, each value taken by its name (issue 6, "Client-safe by
 * construction"). No type here has an index signature and nothing is spread or copied whole, so a field added to a
 * scenario, a plan or a result stays inside until somebody names it here.
 */
import type { Component, Plan, ScenarioDocument } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import type { Results } from "../model/results.ts";
import { exact, plainText, subtract } from "../number/exact.ts";
import type {
  BillView,
  ClientView,
  DeliveredView,
  OptionView,
  OutcomeView,
  PriceLineView,
  RangeView,
  TextView,
  UnitsView,
} from "./client-view-shape.ts";
import { type ClientLocale, monthName, priceText } from "./client-words.ts";
import { byContractYear, type ContractTerm, clientOf, sumText, termValues } from "./contract-term.ts";
import type { InvoiceRange, OptionId, ProposalDraft } from "./draft.ts";
import { guaranteeView, limitWords } from "./guarantee-words.ts";
import type { PolicyId, PolicyText } from "./policy.ts";
import { policyObjection } from "./policy.ts";
import { priceWords } from "./price-words.ts";
import { type UnitPrice, unitPriceOf } from "./unit-price.ts";

export interface ViewOption {
  readonly id: OptionId;
  readonly plan: Plan;
  /** Exact results of the scenario with this plan offered; at least the client's. */
  readonly results: Results<string>;
}

export interface ViewSource {
  readonly draft: ProposalDraft;
  readonly document: ScenarioDocument;
  readonly options: readonly ViewOption[];
  readonly delivered: DeliveredView | null;
  readonly policies: readonly PolicyText[];
  readonly policyIds: readonly PolicyId[];
  readonly providerName: string;
  readonly locale: string;
}

interface Pricing {
  readonly source: ViewSource;
  readonly term: ContractTerm;
  readonly locale: ClientLocale;
}

/** Throws a `RangeError` for a client or option that is not there. */
export function clientView(source: ViewSource): ClientView {
  const { draft, document } = source;
  const client = clientOf(document, draft.clientId);
  const term: ContractTerm = { startMonth: draft.startMonth, months: draft.termMonths };
  const pricing: Pricing = { source, term, locale: { locale: source.locale, currency: document.currency } };
  const [first] = source.options;
  if (first === undefined) throw new RangeError("a proposal without options has nothing to show");
  const today = billView(pricing, first.results, "current/off", client.currentPlan);
  const units = (at: number): UnitsView => unitsView(first.results, draft.clientId, at);
  return {
    clientName: client.name,
    providerName: source.providerName,
    currency: document.currency,
    locale: source.locale,
    preparedOn: draft.preparedOn,
    validUntil: draft.validUntil,
    opening: draft.opening,
    scenarioStart: document.startMonth,
    startMonth: draft.startMonth,
    termMonths: draft.termMonths,
    unitsToday: units(1),
    unitsAtStart: units(term.startMonth),
    unitsAtEnd: units(term.startMonth + term.months - 1),
    growth: pointValue(client.growth),
    today,
    options: source.options.map((option) => optionView(pricing, option, today)),
    usesAi: client.ai?.enabled ?? true,
    kinds: document.categories.map(({ name, ai }) => ({ name, tier: ai.tier })),
    delivered: source.delivered === null ? null : deliveredView(source.delivered),
    texts: source.policyIds.map((id) => textView(source.policies, id)),
    simulatedTrials: draft.simulated?.trials ?? null,
  };
}

function unitsView(results: Results<string>, clientId: string, month: number): UnitsView {
  const of = (unit: string) =>
    results.lenses["current/off"].clients[clientId]?.lines[`units[${unit}]`]?.[month - 1] ?? "0";
  return { users: of("users"), endpoints: of("endpoints"), servers: of("servers"), sites: of("sites") };
}

function billView(
  pricing: Pricing,
  results: Results<string>,
  lens: "current/off" | "proposed/on",
  plan: Plan,
): BillView {
  const months = amounts(pricing, results, lens, "revenue.gross");
  const units = (unit: string) => amounts(pricing, results, lens, `units[${unit}]`)[0] ?? "0";
  const lines = plan.components.map((component) => {
    const billed = amounts(pricing, results, lens, `revenue.component[${component.id}]`);
    const split = unitPriceOf(component, units, billed[0] ?? "0");
    return lineView(component.label, termsOf(component, plan, pricing), split, billed);
  });
  const adjusted = (label: string, terms: string, line: string): PriceLineView =>
    lineView(label, terms, { quantity: null, unitPrice: null }, amounts(pricing, results, lens, line));
  const adjustments = [
    adjusted("Minimum fee", "the difference to the monthly minimum", "revenue.minimum"),
    adjusted("Price limits", "the difference to the agreed limits of the bill", "revenue.collar"),
  ].filter(({ years }) => years.some((amount) => Number(amount) !== 0));
  return {
    planName: plan.name,
    lines: [...lines, ...adjustments],
    months,
    years: byContractYear(months).map(sumText),
    total: sumText(months),
  };
}

function amounts(
  { source, term }: Pricing,
  results: Results<string>,
  lens: "current/off" | "proposed/on",
  line: string,
) {
  return termValues(results, lens, source.draft.clientId, line, term).map((value) => value ?? "0");
}

function lineView(label: string, terms: string, split: UnitPrice, months: readonly string[]): PriceLineView {
  return {
    label,
    terms,
    quantity: split.quantity,
    unitPrice: split.unitPrice,
    firstMonth: months[0] ?? "0",
    years: byContractYear(months).map(sumText),
    total: sumText(months),
  };
}

/** The base month of a plan is 1 for today's and the renewal for an offer (spec section 6). */
function termsOf(component: Component, plan: Plan, { source, term, locale }: Pricing): string {
  const { document, draft } = source;
  const client = clientOf(document, draft.clientId);
  const isToday = plan === client.currentPlan;
  const base = isToday ? 1 : term.startMonth;
  const named = (month: number) => monthName(document.startMonth, month, locale.locale);
  const next = plan.nextEscalationMonth ?? (isToday ? 13 : term.startMonth + 12);
  return priceWords(component, { monthOfPlan: (month) => named(base + month - 1), escalation: named(next) }, locale);
}

function optionView(pricing: Pricing, { id, plan, results }: ViewOption, today: BillView): OptionView {
  const { draft } = pricing.source;
  const named = draft.options.find((each) => each.id === id);
  if (named === undefined) throw new RangeError(`the proposal has no option "${id}"`);
  const bill = billView(pricing, results, "proposed/on", plan);
  const range = draft.simulated?.ranges.find(({ option }) => option === id);
  return {
    id,
    name: named.name,
    tagline: named.tagline,
    recommended: draft.recommended === id,
    bill,
    againstToday: plainText(subtract(exact(bill.total), exact(today.total))),
    range: range === undefined ? null : rangeView(range),
    limits: limitWords(plan, (value) => priceText(value, pricing.locale), pricing.locale),
    outcomes: plan.components.flatMap((component) =>
      component.type === "outcome" ? [outcomeView(pricing, component, results)] : [],
    ),
    guarantees: plan.components.flatMap((component) =>
      component.type === "guarantee" ? [guaranteeView(component, pricing.locale)] : [],
    ),
  };
}

function rangeView({ monthP10, monthP90, totalP10, totalP90 }: InvoiceRange): RangeView {
  return { monthP10, monthP90, totalP10, totalP90 };
}

function outcomeView(
  pricing: Pricing,
  component: Component & { type: "outcome" },
  results: Results<string>,
): OutcomeView {
  const { document } = pricing.source;
  const counted = document.categories.filter(({ id }) => component.categories?.includes(id) ?? true);
  const line = component.basis === "aiResolved" ? "ai.resolved" : "tickets.created";
  const months = counted.map(({ id }) => amounts(pricing, results, "proposed/on", `${line}[${id}]`));
  return {
    label: component.label,
    basis: component.basis,
    kinds: counted.map(({ name }) => name),
    expected: Array.from({ length: Math.ceil(pricing.term.months / 12) }, (_, year) =>
      sumText(months.flatMap((each) => byContractYear(each)[year] ?? [])),
    ),
  };
}

function deliveredView({ months, tickets, inTime, measured, reopened, medianHours }: DeliveredView): DeliveredView {
  return {
    months: months.map((each) => ({ month: each.month, tickets: each.tickets })),
    tickets,
    inTime,
    measured,
    reopened,
    medianHours,
  };
}

function textView(policies: readonly PolicyText[], id: PolicyId): TextView {
  const policy = policies.find((each) => each.id === id);
  const objection = policyObjection(policy, id);
  return {
    id,
    title: policy?.title ?? id,
    text: objection === null ? (policy?.text ?? null) : null,
    objection,
    owner: policy?.owner ?? "",
    reviewedOn: policy?.reviewedOn ?? "",
  };
}
