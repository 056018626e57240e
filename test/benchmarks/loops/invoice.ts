/** Spec sections 6 and 7 in plain loops: one plan's bill of one client in one AI state, month by month. */
import { type Component, type Plan, type Pricing, UNIT_KINDS } from "../../../shared/model/document.ts";
import { computeCreditShares } from "./credits.ts";
import { type LoopInputs, moneyOf, numberOf, q9 } from "./inputs.ts";
import type { QueueColumns } from "./queue.ts";
import type { ClientWork } from "./work.ts";

export interface InvoiceColumns {
  readonly amounts: readonly Float64Array[];
  /** Of guarantees; of others never written. */
  readonly owed: readonly Float64Array[];
  readonly shares: readonly Float64Array[];
  readonly quantities: readonly Float64Array[];
  readonly factors: readonly Float64Array[];
  readonly subtotal: Float64Array;
  readonly minimum: Float64Array;
  readonly collar: Float64Array;
  readonly base: Float64Array;
  readonly credits: Float64Array;
  readonly passthrough: Float64Array;
}

export function allocateInvoice(plan: Plan, months: number): InvoiceColumns {
  const column = () => new Float64Array(months);
  const each = () => plan.components.map(column);
  return {
    amounts: each(),
    owed: each(),
    shares: each(),
    quantities: each(),
    factors: each(),
    subtotal: column(),
    minimum: column(),
    collar: column(),
    base: column(),
    credits: column(),
    passthrough: column(),
  };
}

/** What a bill is computed from. */
export interface Billing {
  readonly inputs: LoopInputs;
  readonly client: number;
  readonly state: "off" | "on";
  readonly work: ClientWork;
  readonly queue: QueueColumns;
  readonly weights: readonly number[];
  /** Month (from 0) that is the plan's month 1. */
  readonly baseMonth: number;
  /** From 0. */
  readonly nextEscalation: number;
  /** The current plan's bill, for a proposed plan's collar. */
  readonly reference: InvoiceColumns | null;
}

export function computeInvoice(billing: Billing, plan: Plan, out: InvoiceColumns): void {
  const { inputs, baseMonth } = billing;
  const { months } = inputs;
  const money = moneyOf(inputs);
  out.subtotal.fill(0);
  out.credits.fill(0);
  out.passthrough.fill(0);
  plan.components.forEach((component, at) => {
    const { type } = component;
    const from = baseMonth + (component.fromMonth ?? -Infinity) - 1;
    const to = baseMonth + (component.toMonth ?? Infinity) - 1;
    computeQuantities(billing, component, out.quantities[at]!);
    computeFactors(billing, component, out.factors[at]!);
    const amounts = out.amounts[at]!;
    const price = priceOf(component, baseMonth, money);
    for (let m = 0; m < months; m++) {
      const inWindow = m >= from && m <= to;
      const quantity = out.quantities[at]![m]!;
      amounts[m] = inWindow ? price(quantity, out.factors[at]![m]!, m) : 0;
      if (type === "passthrough" && inWindow) out.passthrough[m]! += quantity * numberOf(component.cost);
      if (type !== "gainshare" && type !== "onetime" && type !== "passthrough") out.subtotal[m]! += amounts[m]!;
    }
  });
  const least = money(numberOf(plan.minimumMonthly));
  for (let m = 0; m < months; m++) {
    out.minimum[m] = Math.max(0, least - out.subtotal[m]!);
    out.base[m] = out.subtotal[m]! + out.minimum[m]!;
  }
  computeCollar(plan, billing.reference, money, out);
  plan.components.forEach((component, at) => {
    if (component.type !== "guarantee") return;
    computeCreditShares(billing, component, out.shares[at]!);
    const from = baseMonth + (component.fromMonth ?? -Infinity) - 1;
    const to = baseMonth + (component.toMonth ?? Infinity) - 1;
    const owedOn = component.creditBase === "plan" ? out.base : out.amounts[at]!;
    for (let m = 0; m < months; m++) {
      const owed = m >= from && m <= to ? money(owedOn[m]! * out.shares[at]![m]!) : 0;
      out.owed[at]![m] = owed;
      out.credits[m]! += owed;
    }
  });
  const cap = numberOf(plan.creditCap, 1);
  for (let m = 0; m < months; m++) out.credits[m] = Math.min(out.credits[m]!, money(cap * out.base[m]!));
}

function computeCollar(
  plan: Plan,
  reference: InvoiceColumns | null,
  money: (value: number) => number,
  out: InvoiceColumns,
): void {
  const { collar } = plan;
  if (collar === undefined) {
    out.collar.fill(0);
    return;
  }
  const floor = collar.floor === null ? null : numberOf(collar.floor);
  const cap = collar.cap === null ? null : numberOf(collar.cap);
  for (let m = 0; m < out.base.length; m++) {
    const bill = out.base[m]!;
    const against = reference === null ? bill : reference.subtotal[m]! + reference.minimum[m]!;
    let clamped = bill;
    if (floor !== null) clamped = Math.max(clamped, floor * against);
    if (cap !== null) clamped = Math.min(clamped, cap * against);
    out.collar[m] = money(clamped) - bill;
    out.base[m] = bill + out.collar[m]!;
  }
}

function computeFactors({ nextEscalation }: Billing, component: Component, out: Float64Array): void {
  const growth = 1 + numberOf(component.escalator);
  const kept = 1 - numberOf(component.discount);
  let factor = kept;
  let steps = 0;
  for (let m = 0; m < out.length; m++) {
    const due = m < nextEscalation ? 0 : Math.floor((m - nextEscalation) / 12) + 1;
    if (due !== steps) {
      steps = due;
      factor = growth ** due * kept;
    }
    out[m] = factor;
  }
}

function computeQuantities({ inputs, work, state }: Billing, component: Component, out: Float64Array): void {
  const { months, categories } = inputs;
  const columns = work[state];
  switch (component.type) {
    case "recurring": {
      const least = numberOf(component.minimum);
      const units = work.units[UNIT_KINDS.indexOf(component.unit)]!;
      for (let m = 0; m < months; m++) out[m] = Math.max(units[m]!, least);
      return;
    }
    case "guarantee":
      out.set(work.units[UNIT_KINDS.indexOf(component.premium.unit)]!);
      return;
    case "passthrough":
      out.set(work.units[UNIT_KINDS.indexOf(component.unit)]!);
      return;
    case "gainshare":
      for (let m = 0; m < months; m++) out[m] = q9(Math.max(0, work.off.total[m]! - columns.total[m]!));
      return;
    case "hours": {
      const included = numberOf(component.included);
      const block = numberOf(component.block);
      for (let m = 0; m < months; m++) {
        let hours = 0;
        for (let c = 0; c < categories.length; c++)
          for (let level = 0; level < 3; level++) hours += columns.handling[level]![c * months + m]!;
        const beyond = q9(Math.max(0, hours - included));
        out[m] = block > 0 ? Math.ceil(q9(beyond / block)) * block : beyond;
      }
      return;
    }
    case "ticket":
    case "outcome": {
      const table =
        component.basis === "created"
          ? columns.created
          : component.basis === "human"
            ? columns.human
            : columns.resolved;
      const { categories: only } = component;
      const rows = inputs.document.categories.flatMap(({ id }, c) =>
        only === undefined || only.includes(id) ? [c] : [],
      );
      const included = numberOf(component.included);
      for (let m = 0; m < months; m++) {
        let tickets = 0;
        for (const c of rows) tickets += table[c * months + m]!;
        out[m] = q9(Math.max(0, tickets - included));
      }
      return;
    }
    case "onetime":
      out.fill(0);
  }
}

type Price = (quantity: number, factor: number, month: number) => number;

function priceOf(component: Component, baseMonth: number, money: (value: number) => number): Price {
  switch (component.type) {
    case "recurring":
    case "ticket": {
      const priced = tierPrice(component.pricing);
      return (quantity, factor) => money(priced(quantity) * factor);
    }
    case "outcome": {
      const priced = tierPrice(component.pricing);
      const floor = numberOf(component.floor);
      const cap = numberOf(component.cap, Infinity);
      return (quantity, factor) => money(Math.min(Math.max(priced(quantity) * factor, floor), cap));
    }
    case "hours": {
      const rate = numberOf(component.rate);
      return (quantity, factor) => money(quantity * rate * factor);
    }
    case "guarantee": {
      const price = numberOf(component.premium.price);
      return (quantity, factor) => money(quantity * price * factor);
    }
    case "passthrough": {
      const price = numberOf(component.price);
      return (quantity, factor) => money(quantity * price * factor);
    }
    case "gainshare": {
      const each = numberOf(component.share) * numberOf(component.hourlyValue);
      const cap = numberOf(component.cap, Infinity);
      const sign = component.direction === "given" ? -1 : 1;
      return (quantity, factor) => sign * money(Math.min(quantity * each * factor, cap));
    }
    case "onetime": {
      const amount = money(numberOf(component.amount) * (1 - numberOf(component.discount)));
      return (_quantity, _factor, month) => (month - baseMonth + 1 === component.month ? amount : 0);
    }
  }
}

function tierPrice(pricing: Pricing): (quantity: number) => number {
  const tiers = pricing.tiers.map((tier) => ({
    upTo: numberOf(tier.upTo, Infinity),
    unit: numberOf(tier.unit),
    flat: numberOf(tier.flat),
  }));
  const only = tiers[0]!;
  switch (pricing.mode) {
    case "flat":
      return (quantity) => quantity * only.unit;
    case "package": {
      const size = numberOf(pricing.size);
      return (quantity) => Math.ceil(q9(quantity / size)) * only.unit;
    }
    case "graduated":
      return (quantity) => {
        let total = 0;
        let from = 0;
        for (const { upTo, unit, flat } of tiers) {
          if (quantity <= from) break;
          total += (Math.min(quantity, upTo) - from) * unit + flat;
          from = upTo;
        }
        return total;
      };
    case "volume":
      return (quantity) => {
        if (quantity <= 0) return 0;
        for (const { upTo, unit, flat } of tiers) if (quantity <= upTo) return quantity * unit + flat;
        return 0;
      };
  }
}
