/** Random plans with every component type, tier mode and guarantee metric. */
import type { Component, Plan, Pricing, QuantityText } from "../../shared/model/document.ts";
import type { Draw } from "./random-draw.ts";

function pricing(draw: Draw): Pricing {
  const mode = draw.one(["flat", "graduated", "volume", "package"] as const);
  if (mode === "package")
    return { mode, size: draw.decimal(0.5, 40), tiers: [{ upTo: null, unit: draw.quantity(10, 400) }] };
  if (mode === "flat") return { mode, tiers: [{ upTo: null, unit: draw.quantity(1, 150, 3) }] };
  const bounds = [draw.whole(5, 30), draw.whole(31, 60), draw.whole(61, 200)].slice(0, draw.whole(1, 3));
  return {
    mode,
    tiers: [...bounds.map(String), null].map((upTo) => ({
      upTo,
      unit: draw.quantity(1, 120),
      ...draw.seldom("flat", () => draw.decimal(0, 50)),
    })),
  };
}

function windowed(draw: Draw): {
  escalator?: QuantityText;
  discount?: QuantityText;
  fromMonth?: number;
  toMonth?: number;
} {
  const fromMonth = draw.whole(1, 6);
  return {
    ...draw.seldom("escalator", () => draw.quantity(-0.05, 0.1, 3)),
    ...draw.seldom("discount", () => draw.quantity(0, 0.3, 3), 0.3),
    ...draw.seldom("fromMonth", () => fromMonth, 0.2),
    ...draw.seldom("toMonth", () => fromMonth + draw.whole(0, 20), 0.2),
  };
}

export const UNITS = ["users", "endpoints", "servers", "sites", "client"] as const;

const COMPONENTS: readonly ((draw: Draw, id: string, categories: readonly string[]) => Component)[] = [
  (draw, id) => ({
    id,
    label: id,
    type: "recurring",
    unit: draw.one(UNITS),
    pricing: pricing(draw),
    ...draw.seldom("minimum", () => draw.decimal(0, 40)),
    ...windowed(draw),
  }),
  (draw, id) => ({
    id,
    label: id,
    type: "hours",
    rate: draw.quantity(60, 180),
    ...draw.seldom("included", () => draw.decimal(0, 30)),
    ...draw.seldom("block", () => draw.one(["0", "0.25", "5", "10"])),
    ...windowed(draw),
  }),
  (draw, id, categories) => ({
    id,
    label: id,
    type: "ticket",
    basis: draw.one(["created", "human"] as const),
    pricing: pricing(draw),
    ...draw.seldom("included", () => draw.decimal(0, 30)),
    ...draw.seldom("categories", () => categories.filter(() => draw.chance(0.6))),
    ...windowed(draw),
  }),
  (draw, id) => ({
    id,
    label: id,
    type: "outcome",
    basis: draw.one(["aiResolved", "created"] as const),
    pricing: pricing(draw),
    ...draw.seldom("floor", () => draw.decimal(0, 200)),
    ...draw.seldom("cap", () => (draw.chance(0.3) ? null : draw.decimal(200, 3000))),
    ...windowed(draw),
  }),
  (draw, id) => ({
    id,
    label: id,
    type: "guarantee",
    metric: "response",
    measure: draw.one(["all", "human"] as const),
    targets: {
      P1: draw.quantity(5, 30, 0),
      P2: draw.quantity(15, 60, 0),
      P3: draw.quantity(60, 240, 0),
      P4: draw.quantity(0, 480, 0),
    },
    ...guarantee(draw, ["0.99", "0.95", "0.9", "0.8"]),
    ...windowed(draw),
  }),
  (draw, id) => ({
    id,
    label: id,
    type: "guarantee",
    metric: "uptime",
    ...guarantee(draw, ["1", "0.999", "0.995", "0.99"]),
    ...windowed(draw),
  }),
  (draw, id) => ({
    id,
    label: id,
    type: "guarantee",
    metric: "security",
    ...guarantee(draw, ["80", "75", "70", "60"]),
    ...windowed(draw),
  }),
  (draw, id) => ({
    id,
    label: id,
    type: "gainshare",
    share: draw.quantity(0, 1),
    hourlyValue: draw.quantity(20, 120),
    direction: draw.one(["earned", "given"] as const),
    ...draw.seldom("cap", () => (draw.chance(0.3) ? null : draw.quantity(50, 500))),
    ...windowed(draw),
  }),
  (draw, id) => ({
    id,
    label: id,
    type: "onetime",
    amount: draw.quantity(0, 5000),
    month: draw.whole(1, 12),
    ...windowed(draw),
  }),
  (draw, id) => ({
    id,
    label: id,
    type: "passthrough",
    unit: draw.one(UNITS),
    price: draw.quantity(1, 30, 3),
    cost: draw.quantity(1, 25, 4),
    ...windowed(draw),
  }),
];

function guarantee(draw: Draw, thresholds: readonly string[]) {
  const count = draw.whole(1, thresholds.length);
  const credits = [0.05, 0.1, 0.25, 0.5].slice(0, count);
  return {
    premium: { unit: draw.one(UNITS), price: draw.quantity(0, 8) },
    bands: credits.map((credit, at) => ({ below: thresholds[at] ?? "0", credit: String(credit) })),
    creditBase: draw.one(["component", "plan"] as const),
    ...draw.seldom("creditCap", () => draw.decimal(0.05, 0.6)),
  };
}

export function plan(draw: Draw, prefix: string, categories: readonly string[], every: boolean): Plan {
  const makers = every ? COMPONENTS : COMPONENTS.filter(() => draw.chance(0.45));
  return {
    name: prefix,
    components: makers.map((make, at) => make(draw, `${prefix}-${at}`, categories)),
    ...draw.seldom("minimumMonthly", () => draw.quantity(0, 8000)),
    ...draw.seldom(
      "collar",
      () => ({
        floor: draw.chance(0.2) ? null : draw.decimal(0.7, 1),
        cap: draw.chance(0.2) ? null : draw.decimal(1, 1.3),
      }),
      0.4,
    ),
    ...draw.seldom("creditCap", () => draw.decimal(0.02, 0.4), 0.4),
    ...draw.seldom("nextEscalationMonth", () => draw.whole(1, 30), 0.4),
  };
}
