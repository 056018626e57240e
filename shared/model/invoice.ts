/** Spec section 6, order of one invoice, and section 3, which plan is in force under which lens. */
import type { Quantity } from "../formula/quantity.ts";
import { PlanInputs } from "./component-inputs.ts";
import {
  type BilledComponent,
  buildComponent,
  type Delivery,
  type PlanCalendar,
  placeInInvoice,
} from "./components.ts";
import type { Queue } from "./desk-queue.ts";
import type { PlanKey } from "./document.ts";
import type { ClientInputs } from "./inputs.ts";
import { type AiState, LENSES_OF_STATE, type LineBook } from "./line-book.ts";
import type { LensId } from "./results.ts";
import { buildCreditShare, buildResponseSample, type Sample } from "./service-levels.ts";

export interface Guarantee {
  readonly billed: BilledComponent;
  readonly sample: Sample | null;
  /** Expected share of the credit base. */
  readonly share: Quantity;
  readonly credit: Quantity;
}

/** One plan's bill in every month, whether in force or not. */
export interface Invoice {
  readonly key: PlanKey;
  readonly billed: readonly BilledComponent[];
  readonly guarantees: readonly Guarantee[];
  /** `S`. */
  readonly subtotal: Quantity;
  readonly minimum: Quantity;
  readonly collar: Quantity;
  /** `S'`. */
  readonly base: Quantity;
  readonly credits: Quantity;
  readonly passthroughCost: Quantity;
}

const PLAN_NAMES: Readonly<Record<PlanKey, string>> = { currentPlan: "current plan", proposedPlan: "proposed plan" };

function calendarOf(plan: PlanInputs): PlanCalendar {
  const { graph } = plan.client.inputs;
  const convertMonth = () => plan.client.one("convertMonth", "1", (client) => client.convertMonth ?? undefined);
  const month = graph.month();
  const given = plan.plan.nextEscalationMonth !== undefined;
  const stated = () => plan.value("nextEscalationMonth", "1", (each) => each.nextEscalationMonth);
  if (plan.key === "currentPlan") {
    return {
      scenarioMonth: month,
      planMonth: month,
      nextEscalation: given ? stated() : graph.fixed("13", "1", "month 13"),
    };
  }
  return {
    scenarioMonth: month,
    planMonth: month.minus(convertMonth()).plus(graph.number("1")),
    nextEscalation: given ? stated() : convertMonth().plus(graph.number("12")),
  };
}

export function buildInvoice(
  client: ClientInputs,
  key: PlanKey,
  delivery: Delivery,
  queue: Queue,
  state: AiState,
  book: LineBook,
  currentBill: Quantity | null,
): Invoice {
  const plan = new PlanInputs(client, key);
  const { graph } = client.inputs;
  const zero = graph.number("0", "money");
  const calendar = calendarOf(plan);
  const note = (line: string, quantity: Quantity, label: string) =>
    book.add(LENSES_OF_STATE[state], client.client.id, `${line}[${key}]`, quantity, `${label}, ${PLAN_NAMES[key]}`);

  const billed = plan.plan.components.map((component, at) => {
    const id = `${key},${component.id}`;
    const built = buildComponent(plan.component(at), delivery, calendar, (line, step, label) =>
      book.add(LENSES_OF_STATE[state], client.client.id, `${line}[${id}]`, step, label),
    );
    const amount = book.add(
      LENSES_OF_STATE[state],
      client.client.id,
      `component.amount[${id}]`,
      built.amount,
      `${component.label} of the ${PLAN_NAMES[key]}`,
    );
    return { ...built, amount };
  });
  const counted = billed.filter(({ component }) => placeInInvoice(component.type) === "counted");
  const subtotal = note(
    "invoice.subtotal",
    graph.total(
      "",
      counted.map(({ amount }) => amount),
      "money",
    ),
    "Subtotal",
  );
  const minimumMonthly = plan.value("minimumMonthly", "money", (each) => each.minimumMonthly, "0");
  const minimum = minimumMonthly.toMoney().minus(subtotal).orZero();
  const bill = subtotal.plus(minimum);
  const collar = buildCollar(plan, bill, currentBill ?? bill) ?? zero;
  const base = note(
    "invoice.base",
    graph.total("", [subtotal, minimum, collar], "money"),
    "Bill after minimum and collar",
  );

  const guarantees = billed.flatMap((each): Guarantee[] => {
    const { component, inputs } = each;
    if (component.type !== "guarantee") return [];
    const sample = component.metric === "response" ? buildResponseSample(inputs, component, delivery, queue) : null;
    const share = book.add(
      LENSES_OF_STATE[state],
      client.client.id,
      `credit.share[${key},${component.id}]`,
      buildCreditShare(inputs, component, delivery, sample),
      `Expected credit share, ${component.label}`,
    );
    const owed = (component.creditBase === "plan" ? base : each.amount).times(share).toMoney();
    const isWindowed = component.fromMonth !== undefined || component.toMonth !== undefined;
    return [{ billed: each, sample, share, credit: isWindowed ? graph.choose(each.inWindow, owed, zero) : owed }];
  });
  const creditCap = plan.value("creditCap", "1", (each) => each.creditCap, "1");
  const credits = graph
    .total(
      "",
      guarantees.map(({ credit }) => credit),
      "money",
    )
    .atMost(creditCap.times(base).toMoney());
  const passthroughCost = graph.total(
    "",
    billed.flatMap((each) => each.passthroughCost ?? []),
    "money",
  );
  return {
    key,
    billed,
    guarantees,
    subtotal,
    minimum,
    collar,
    base,
    credits: guarantees.length === 0 ? zero : credits,
    passthroughCost,
  };
}

/** Null where the plan has no collar. `reference` is the current plan's bill of the same month and AI state. */
function buildCollar(plan: PlanInputs, bill: Quantity, reference: Quantity): Quantity | null {
  const { collar } = plan.plan;
  if (collar === undefined) return null;
  const end = (name: "floor" | "cap") =>
    plan.value(`collar/${name}`, "1", (each) => each.collar?.[name]).times(reference);
  const raised = collar.floor === null ? bill : bill.atLeast(end("floor"));
  const clamped = collar.cap === null ? raised : raised.atMost(end("cap"));
  return clamped.toMoney().minus(bill);
}

/** The bill of the current plan before collar, which the proposed plan's collar refers to. */
export function referenceBill(current: Invoice): Quantity {
  return current.subtotal.plus(current.minimum);
}

export interface ClientRevenue {
  readonly gross: Quantity;
  readonly credits: Quantity;
  readonly net: Quantity;
  readonly passthroughCost: Quantity;
  /** One-time and pass-through amounts, left out of the effective hourly rate. */
  readonly outside: Quantity;
}

/** The lines of one lens: the current plan's, or from `convertMonth` on the proposed plan's. */
export function buildRevenue(
  client: ClientInputs,
  lens: LensId,
  current: Invoice,
  proposed: Invoice,
  book: LineBook,
): ClientRevenue {
  const { graph } = client.inputs;
  const zero = graph.number("0", "money");
  const name = (line: string, quantity: Quantity, label?: string) =>
    book.add([lens], client.client.id, line, quantity, label);
  const converts = client.client.convertMonth !== null;
  const isProposedLens = lens.startsWith("proposed");
  const converted = converts
    ? graph.month().isAtLeast(client.one("convertMonth", "1", (each) => each.convertMonth ?? undefined))
    : null;
  /** What holds under this lens of a figure that both plans have. */
  const inForce = (before: Quantity, after: Quantity) =>
    isProposedLens && converted !== null ? graph.choose(converted, after, before) : before;

  const never = graph.fixed("0", "money", "nothing, as the client never converts");
  const invoices = isProposedLens && converts ? [current, proposed] : [current];
  const billed = invoices.flatMap((invoice) =>
    invoice.billed.map(({ component, amount }) => {
      const line = name(
        `revenue.component[${component.id}]`,
        invoice === current ? inForce(amount, zero) : inForce(zero, amount),
        component.label,
      );
      return { component, amount: line };
    }),
  );
  for (const invoice of invoices) {
    for (const { billed: each, credit } of invoice.guarantees) {
      const owed = invoice === current ? inForce(credit, zero) : inForce(zero, credit);
      name(`credits.component[${each.component.id}]`, owed, `Expected credit, ${each.component.label}`);
    }
  }
  if (isProposedLens && !converts) {
    for (const component of client.client.proposedPlan.components) {
      name(`revenue.component[${component.id}]`, never, component.label);
      if (component.type === "guarantee")
        name(`credits.component[${component.id}]`, never, `Expected credit, ${component.label}`);
    }
  }
  const minimum = name("revenue.minimum", inForce(current.minimum, proposed.minimum));
  const collar = name("revenue.collar", inForce(current.collar, proposed.collar));
  const gross = name(
    "revenue.gross",
    graph.total("", [...billed.map(({ amount }) => amount), minimum, collar], "money"),
  );
  const credits = name("credits", inForce(current.credits, proposed.credits));
  return {
    gross,
    credits,
    net: name("revenue.net", gross.minus(credits)),
    passthroughCost: name("cost.passthrough", inForce(current.passthroughCost, proposed.passthroughCost)),
    outside: graph.total(
      "",
      billed.flatMap(({ component, amount }) => (placeInInvoice(component.type) === "outside" ? [amount] : [])),
      "money",
    ),
  };
}
