/** Spec section 6: what each price component bills in a month. One row of the table for each type. */
import type { Quantity } from "../formula/quantity.ts";
import type { ComponentInputs } from "./component-inputs.ts";
import { type Component, LEVELS, type UnitKind } from "./document.ts";
import type { Work } from "./labour.ts";
import { buildPrice } from "./tiers.ts";
import type { Automation } from "./units-and-tickets.ts";

/** The month in the plan's own count (1 in its base month) and in the scenario's. */
export interface PlanCalendar {
  readonly planMonth: Quantity;
  readonly scenarioMonth: Quantity;
  /** `nextEscalationMonth`, in scenario months. */
  readonly nextEscalation: Quantity;
}

export interface Delivery {
  readonly automation: Automation;
  readonly work: Work;
}

export interface BilledComponent {
  readonly inputs: ComponentInputs;
  readonly component: Component;
  /** 1 inside `fromMonth`..`toMonth`. */
  readonly inWindow: Quantity;
  readonly quantity: Quantity | null;
  /** Money, 0 outside the window. */
  readonly amount: Quantity;
  /** `q cost` of a pass-through, 0 outside the window. */
  readonly passthroughCost: Quantity | null;
}

/** Where an amount stands in the order of one invoice. */
export function placeInInvoice(type: Component["type"]): "counted" | "gainshare" | "outside" {
  if (type === "gainshare") return "gainshare";
  return type === "onetime" || type === "passthrough" ? "outside" : "counted";
}

function countOf(delivery: Delivery, unit: UnitKind): Quantity {
  return delivery.automation.units[unit].q9();
}

/** `max(0, sum_c - included)` over the component's categories. */
function ticketsBilled(inputs: ComponentInputs, tickets: Quantity): Quantity {
  const { component } = inputs;
  const { categories } = inputs.plan.client.inputs.document;
  const chosen = "categories" in component ? component.categories : undefined;
  const rows =
    chosen === undefined ? "all" : categories.flatMap((category, row) => (chosen.includes(category.id) ? [row] : []));
  const included = inputs.value("included", "tickets", (each) => ("included" in each ? each.included : undefined), "0");
  return tickets.sumOverCategories(rows).minus(included).orZero().q9();
}

/** `f`: escalation from `nextEscalationMonth` on, less the discount. */
function escalatedFactor(inputs: ComponentInputs, calendar: PlanCalendar): Quantity {
  const { graph } = inputs;
  const one = graph.number("1");
  const { scenarioMonth, nextEscalation } = calendar;
  const steps = graph.choose(
    scenarioMonth.isAtLeast(nextEscalation),
    scenarioMonth.minus(nextEscalation).over(graph.number("12")).wholePart().plus(one),
    graph.number("0"),
  );
  const escalator = inputs.value("escalator", "1", (each) => each.escalator, "0");
  return one
    .plus(escalator)
    .toPower(steps)
    .times(one.minus(discountOf(inputs)));
}

function discountOf(inputs: ComponentInputs): Quantity {
  return inputs.value("discount", "1", (each) => each.discount, "0");
}

/** Names a step of the bill, so that it can be found and taken apart: the billed quantity, the factor on its price. */
export type NameStep = (line: "component.quantity" | "component.factor", step: Quantity, label?: string) => Quantity;

const COUNTED: Readonly<Record<UnitKind, string>> = {
  users: "Billed users",
  endpoints: "Billed endpoints",
  servers: "Billed servers",
  sites: "Billed sites",
  client: "Billed client",
};

interface Billing {
  readonly quantity: Quantity | null;
  /** Before the window. */
  readonly amount: Quantity;
  readonly passthroughCost?: Quantity;
}

function billing(inputs: ComponentInputs, delivery: Delivery, calendar: PlanCalendar, named: NameStep): Billing {
  const { component, graph } = inputs;
  const { automation, work } = delivery;
  const factor =
    component.type === "onetime" ? graph.number("1") : named("component.factor", escalatedFactor(inputs, calendar));
  const billed = (quantity: Quantity, label: string) => named("component.quantity", quantity, label);
  switch (component.type) {
    case "recurring": {
      const minimum = inputs.value(
        "minimum",
        "units",
        (each) => (each.type === "recurring" ? each.minimum : undefined),
        "0",
      );
      const quantity = billed(automation.units[component.unit].atLeast(minimum).q9(), COUNTED[component.unit]);
      return { quantity, amount: buildPrice(inputs, component.pricing, quantity).times(factor).toMoney() };
    }
    case "hours": {
      const of = (name: "included" | "rate" | "block", unit: string, fallback?: string) =>
        inputs.value(name, unit, (each) => (each.type === "hours" ? each[name] : undefined), fallback);
      const handling = graph.total(
        "",
        LEVELS.map((level) => work.handling[level].sumOverCategories()),
        "hours",
      );
      const beyond = handling
        .minus(of("included", "hours", "0"))
        .orZero()
        .q9();
      const block = of("block", "hours", "0");
      const inBlocks = graph.choose(block.isPositive(), beyond.over(block).q9().roundedUp().times(block).q9(), beyond);
      const quantity = billed(inBlocks, "Billed hours");
      return { quantity, amount: quantity.times(of("rate", "money/hours")).times(factor).toMoney() };
    }
    case "ticket": {
      const tickets = component.basis === "created" ? automation.created : automation.human;
      const quantity = billed(ticketsBilled(inputs, tickets), "Billed tickets");
      return { quantity, amount: buildPrice(inputs, component.pricing, quantity).times(factor).toMoney() };
    }
    case "outcome": {
      const outcomes = component.basis === "created" ? automation.created : automation.resolved;
      const quantity = billed(ticketsBilled(inputs, outcomes), "Billed outcomes");
      const floor = inputs.value("floor", "money", (each) => (each.type === "outcome" ? each.floor : undefined), "0");
      const price = buildPrice(inputs, component.pricing, quantity).times(factor).atLeast(floor);
      const capped =
        (component.cap ?? null) === null
          ? price
          : price.atMost(inputs.value("cap", "money", (each) => (each.type === "outcome" ? each.cap : undefined)));
      return { quantity, amount: capped.toMoney() };
    }
    case "guarantee": {
      const quantity = billed(countOf(delivery, component.premium.unit), COUNTED[component.premium.unit]);
      const price = inputs.value("premium/price", "money/units", (each) =>
        each.type === "guarantee" ? each.premium.price : undefined,
      );
      return { quantity, amount: quantity.times(price).times(factor).toMoney() };
    }
    case "gainshare": {
      const of = (name: "share" | "hourlyValue" | "cap", unit: string) =>
        inputs.value(name, unit, (each) => (each.type === "gainshare" ? each[name] : undefined));
      const quantity = billed(work.baselineTotal.minus(work.total).orZero().q9(), "Shared hours");
      const value = of("share", "1").times(quantity).times(of("hourlyValue", "money/hours")).times(factor);
      const amount = ((component.cap ?? null) === null ? value : value.atMost(of("cap", "money"))).toMoney();
      return { quantity, amount: component.direction === "given" ? graph.number("0", "money").minus(amount) : amount };
    }
    case "onetime": {
      const once = inputs.value("amount", "money", (each) => (each.type === "onetime" ? each.amount : undefined));
      const month = inputs.value("month", "1", (each) => (each.type === "onetime" ? each.month : undefined));
      const amount = once.times(graph.number("1").minus(discountOf(inputs))).toMoney();
      return {
        quantity: null,
        amount: graph.choose(calendar.planMonth.isEqualTo(month), amount, graph.number("0", "money")),
      };
    }
    case "passthrough": {
      const of = (name: "price" | "cost") =>
        inputs.value(name, "money/units", (each) => (each.type === "passthrough" ? each[name] : undefined));
      const quantity = billed(countOf(delivery, component.unit), COUNTED[component.unit]);
      return {
        quantity,
        amount: quantity.times(of("price")).times(factor).toMoney(),
        passthroughCost: quantity.times(of("cost")),
      };
    }
  }
}

function windowOf(inputs: ComponentInputs, calendar: PlanCalendar): Quantity {
  const { component, graph } = inputs;
  const always = graph.fixed("1", "1", "always");
  const from =
    component.fromMonth === undefined
      ? always
      : calendar.planMonth.isAtLeast(inputs.value("fromMonth", "1", (each) => each.fromMonth));
  if (component.toMonth === undefined) return from;
  const until = inputs.value("toMonth", "1", (each) => each.toMonth).isAtLeast(calendar.planMonth);
  return component.fromMonth === undefined ? until : from.times(until);
}

export function buildComponent(
  inputs: ComponentInputs,
  delivery: Delivery,
  calendar: PlanCalendar,
  named: NameStep,
): BilledComponent {
  const { component, graph } = inputs;
  const { quantity, amount, passthroughCost } = billing(inputs, delivery, calendar, named);
  const inWindow = windowOf(inputs, calendar);
  const windowed = component.fromMonth !== undefined || component.toMonth !== undefined;
  const within = (value: Quantity) => (windowed ? graph.choose(inWindow, value, graph.number("0", "money")) : value);
  return {
    inputs,
    component,
    inWindow,
    quantity,
    amount: within(amount),
    passthroughCost: passthroughCost === undefined ? null : within(passthroughCost),
  };
}
