/** Every leaf field of a plan and of its price components (spec sections 2, 6 and 7). */
import { type ComponentType, type PlanKey, PRIORITIES } from "./document.ts";
import type { Choice, Field, PricingMode } from "./field.ts";
import { rowsOf } from "./field-rows.ts";
import { UNIT_CHOICES } from "./field-table.ts";

export const COMPONENT_TYPES: readonly (Choice & { readonly value: ComponentType })[] = [
  { value: "recurring", label: "Recurring fee" },
  { value: "hours", label: "Hours" },
  { value: "ticket", label: "Tickets" },
  { value: "outcome", label: "Outcomes" },
  { value: "guarantee", label: "Guarantee" },
  { value: "gainshare", label: "Gain share" },
  { value: "onetime", label: "One-time fee" },
  { value: "passthrough", label: "Pass-through" },
];
const PRICED: readonly ComponentType[] = ["recurring", "ticket", "outcome"];
const TIERED: readonly PricingMode[] = ["graduated", "volume"];
const UNPACKAGED: readonly PricingMode[] = ["flat", "graduated", "volume"];

function planFields(plan: PlanKey): readonly Field[] {
  const at = `clients/*/${plan}`;
  const row = rowsOf({ group: plan });
  return [
    row.text(`${at}/name`, "Plan name", "Name of the plan on offers and statements."),
    ...componentFields(`${at}/components/*`, plan),
    row.amount(
      `${at}/minimumMonthly`,
      "Monthly minimum",
      "money/month",
      "Least monthly bill before collar, gain share and credits.",
      {
        defaultValue: "0",
        step: "50",
      },
    ),
    ...(["floor", "cap"] as const).map((end) =>
      row.amount(
        `${at}/collar/${end}`,
        `Collar ${end}`,
        "ratio",
        end === "floor"
          ? "Least bill, as a share of what the current plan would have billed."
          : "Highest bill, as a share of what the current plan would have billed.",
        {
          kind: "decimal",
          nullMeans: `no ${end}`,
          step: "0.01",
          allowed: end === "floor" ? "a share of 0 or more" : "a share of 0 or more, not below the floor",
        },
      ),
    ),
    row.share(
      `${at}/creditCap`,
      "Cap on all credits",
      "Most that all credits of a month may take from the bill, as a share of it.",
      {
        kind: "decimal",
        defaultValue: "1",
      },
    ),
    row.month(
      `${at}/nextEscalationMonth`,
      "Next escalation",
      "month",
      "Month in which escalators raise the prices for the first time; then every 12 months.",
      plan === "currentPlan" ? { defaultValue: 13 } : { defaultRule: "convertMonth + 12" },
    ),
  ];
}

function componentFields(at: string, group: PlanKey): readonly Field[] {
  const all = rowsOf({ group });
  return [
    all.identity(`${at}/id`, "Identifier", "Names the component in results, history and evidence."),
    all.text(`${at}/label`, "Invoice text", "Text of the line on the invoice."),
    all.choice(`${at}/type`, "Type", COMPONENT_TYPES, "What the client pays for.", { structural: true }),
    all.change(`${at}/escalator`, "Escalator", "Yearly change of the prices from the next escalation on.", {
      defaultValue: "0",
    }),
    all.share(`${at}/discount`, "Discount", "Share taken off the prices.", { defaultValue: "0" }),
    all.month(`${at}/fromMonth`, "Charged from", "plan-month", "First month charged, counted in months of the plan.", {
      optional: true,
    }),
    all.month(`${at}/toMonth`, "Charged to", "plan-month", "Last month charged, counted in months of the plan.", {
      optional: true,
      allowed: "a month from 1 to 600, not before the first month charged",
    }),
    ...unitFields(at, group),
    ...volumeFields(at, group),
    ...pricingFields(at, group),
    ...outcomeFields(at, group),
    ...guaranteeFields(at, group),
    ...gainshareFields(at, group),
    ...oneTimeFields(at, group),
  ];
}

function unitFields(at: string, group: PlanKey): readonly Field[] {
  const both = rowsOf({ group, onlyFor: { types: ["recurring", "passthrough"] } });
  const recurring = rowsOf({ group, onlyFor: { types: ["recurring"] } });
  const passthrough = rowsOf({ group, onlyFor: { types: ["passthrough"] } });
  return [
    both.choice(`${at}/unit`, "Billed unit", UNIT_CHOICES, "What is counted for the price."),
    recurring.amount(`${at}/minimum`, "Minimum quantity", "units", "Least quantity billed.", {
      kind: "decimal",
      defaultValue: "0",
    }),
    passthrough.amount(`${at}/price`, "Price", "money/unit-month", "Monthly price billed for each unit."),
    passthrough.amount(`${at}/cost`, "Cost", "money/unit-month", "Monthly cost paid for each unit."),
  ];
}

function volumeFields(at: string, group: PlanKey): readonly Field[] {
  const hours = rowsOf({ group, onlyFor: { types: ["hours"] } });
  const ticket = rowsOf({ group, onlyFor: { types: ["ticket"] } });
  const outcome = rowsOf({ group, onlyFor: { types: ["outcome"] } });
  const counted = rowsOf({ group, onlyFor: { types: ["ticket", "outcome"] } });
  return [
    hours.amount(`${at}/included`, "Included hours", "hours/month", "Monthly hours that other prices already cover.", {
      defaultValue: "0",
    }),
    hours.amount(`${at}/rate`, "Hourly rate", "money/hour", "Price of one billed hour."),
    hours.amount(
      `${at}/block`,
      "Billing block",
      "hours",
      "Hours are billed in whole blocks of this size; 0 bills them as they fall.",
      {
        defaultValue: "0",
        step: "0.25",
      },
    ),
    ticket.choice(
      `${at}/basis`,
      "Tickets counted",
      [
        { value: "created", label: "Created" },
        { value: "human", label: "Worked by people" },
      ],
      "Which tickets are billed.",
    ),
    outcome.choice(
      `${at}/basis`,
      "Outcomes counted",
      [
        { value: "aiResolved", label: "Resolved by AI" },
        { value: "created", label: "Created" },
      ],
      "Which tickets are billed as outcomes.",
    ),
    counted.text(`${at}/categories/*`, "Category", "A category whose tickets count; without the list all count.", {
      allowed: "the identifier of a category of this scenario, each once",
    }),
    counted.amount(
      `${at}/included`,
      "Included tickets",
      "tickets/month",
      "Monthly tickets that other prices already cover.",
      {
        defaultValue: "0",
      },
    ),
  ];
}

function pricingFields(at: string, group: PlanKey): readonly Field[] {
  const priced = rowsOf({ group, onlyFor: { types: PRICED } });
  const tiered = rowsOf({ group, onlyFor: { types: PRICED, modes: TIERED } });
  const packaged = rowsOf({ group, onlyFor: { types: PRICED, modes: ["package"] } });
  return [
    priced.choice(
      `${at}/pricing/mode`,
      "Pricing",
      [
        { value: "flat", label: "Flat" },
        { value: "graduated", label: "Graduated" },
        { value: "volume", label: "Volume" },
        { value: "package", label: "Package" },
      ],
      "One price; each tier at its own price; all at the price of the tier reached; or whole packages.",
      { structural: true },
    ),
    priced.positive(`${at}/pricing/tiers/*/upTo`, "Up to", "units", "Upper bound of the tier, included in it.", {
      kind: "decimal",
      nullMeans: "no upper bound",
    }),
    ...(
      [
        ["recurring", "Price per unit", "money/unit-month"],
        ["ticket", "Price per ticket", "money/ticket"],
        ["outcome", "Price per outcome", "money/outcome"],
      ] as const
    ).map(([type, label, unit]) =>
      priced.amount(`${at}/pricing/tiers/*/unit`, label, unit, "Price of each unit of the quantity in this tier.", {
        onlyFor: { types: [type], modes: UNPACKAGED },
      }),
    ),
    packaged.amount(`${at}/pricing/tiers/*/unit`, "Price per package", "money/package", "Price of each package begun."),
    tiered.amount(`${at}/pricing/tiers/*/flat`, "Tier fee", "money/month", "Charged once when the tier is used.", {
      defaultValue: "0",
    }),
    packaged.positive(`${at}/pricing/size`, "Package size", "units", "Quantity in one package.", { kind: "decimal" }),
  ];
}

function outcomeFields(at: string, group: PlanKey): readonly Field[] {
  const row = rowsOf({ group, onlyFor: { types: ["outcome"] } });
  return [
    row.amount(
      `${at}/floor`,
      "Monthly floor",
      "money/month",
      "Standing minimum of this line, billed also without outcomes.",
      {
        kind: "decimal",
        defaultValue: "0",
      },
    ),
    row.amount(`${at}/cap`, "Monthly cap", "money/month", "Most that this line bills in a month.", {
      kind: "decimal",
      defaultValue: null,
      nullMeans: "no cap",
      allowed: "a number of 0 or more, not below the floor",
    }),
  ];
}

function guaranteeFields(at: string, group: PlanKey): readonly Field[] {
  const row = rowsOf({ group, onlyFor: { types: ["guarantee"] } });
  const response = rowsOf({ group, onlyFor: { types: ["guarantee"], metrics: ["response"] } });
  const service = rowsOf({ group, onlyFor: { types: ["guarantee"], metrics: ["response", "uptime"] } });
  const security = rowsOf({ group, onlyFor: { types: ["guarantee"], metrics: ["security"] } });
  return [
    row.choice(
      `${at}/metric`,
      "Guaranteed metric",
      [
        { value: "response", label: "Response time" },
        { value: "uptime", label: "Uptime" },
        { value: "security", label: "Security score" },
      ],
      "What is measured against the credit bands.",
      { structural: true },
    ),
    row.choice(`${at}/premium/unit`, "Premium unit", UNIT_CHOICES, "What is counted for the price of the guarantee."),
    row.amount(`${at}/premium/price`, "Premium", "money/unit-month", "Monthly price of the guarantee for each unit."),
    service.share(`${at}/bands/*/below`, "Below", "The credit is due where the measured share is below this.", {
      kind: "decimal",
    }),
    security.amount(
      `${at}/bands/*/below`,
      "Below",
      "points",
      "The credit is due where the measured score is below this.",
      {
        kind: "decimal",
      },
    ),
    row.share(`${at}/bands/*/credit`, "Credit", "Share of the credit base that is given back.", { kind: "decimal" }),
    row.choice(
      `${at}/creditBase`,
      "Credit base",
      [
        { value: "component", label: "This premium" },
        { value: "plan", label: "The whole bill" },
      ],
      "Amount that the credit is a share of.",
    ),
    row.share(`${at}/creditCap`, "Credit cap", "Most that this guarantee gives back, as a share of its credit base.", {
      kind: "decimal",
      defaultValue: "1",
    }),
    ...PRIORITIES.map((priority) =>
      response.amount(
        `${at}/targets/${priority}`,
        `Response target, ${priority}`,
        "minutes",
        `Minutes within which a ${priority} ticket must be answered.`,
      ),
    ),
    response.choice(
      `${at}/measure`,
      "Tickets measured",
      [
        { value: "all", label: "All" },
        { value: "human", label: "Worked by people" },
      ],
      "Whether tickets that AI resolved count as answered in time.",
    ),
  ];
}

function gainshareFields(at: string, group: PlanKey): readonly Field[] {
  const row = rowsOf({ group, onlyFor: { types: ["gainshare"] } });
  return [
    row.share(`${at}/share`, "Shared part", "Share of the value of freed hours that is passed on."),
    row.amount(`${at}/hourlyValue`, "Value of a freed hour", "money/hour", "Agreed value of each hour that AI frees."),
    row.amount(`${at}/cap`, "Monthly cap", "money/month", "Most that is shared in a month.", {
      defaultValue: null,
      nullMeans: "no cap",
    }),
    row.choice(
      `${at}/direction`,
      "Direction",
      [
        { value: "earned", label: "Earned by us" },
        { value: "given", label: "Given to the client" },
      ],
      "Whether the provider earns the share or gives it to the client as a rebate.",
    ),
  ];
}

function oneTimeFields(at: string, group: PlanKey): readonly Field[] {
  const row = rowsOf({ group, onlyFor: { types: ["onetime"] } });
  return [
    row.amount(`${at}/amount`, "Amount", "money", "Amount billed once."),
    row.month(`${at}/month`, "Billed in", "plan-month", "Month in which it is billed, counted in months of the plan."),
  ];
}

export const PLAN_FIELDS: readonly Field[] = [...planFields("currentPlan"), ...planFields("proposedPlan")];
