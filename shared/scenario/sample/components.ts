/** Short forms for the plans of the sample; every price is in US dollars a month unless its name says otherwise. */
import type {
  CreditBand,
  GuaranteeComponent,
  HoursComponent,
  OnetimeComponent,
  OutcomeComponent,
  PassthroughComponent,
  Plan,
  Pricing,
  RecurringComponent,
  TicketComponent,
  UnitKind,
} from "../../model/document.ts";

type Extra<T> = Partial<Omit<T, "id" | "label" | "type">>;

export const flat = (unit: string): Pricing => ({ mode: "flat", tiers: [{ upTo: null, unit }] });

export const packageOf = (size: string, unit: string): Pricing => ({
  mode: "package",
  tiers: [{ upTo: null, unit }],
  size,
});

/** Tiers as `[upper bound, price per unit, flat amount]`; the last bound is null. */
export const tiered = (
  mode: "graduated" | "volume",
  ...tiers: readonly (readonly [string | null, string, string?])[]
): Pricing => ({
  mode,
  tiers: tiers.map(([upTo, unit, flatAmount]) => ({
    upTo,
    unit,
    ...(flatAmount === undefined ? {} : { flat: flatAmount }),
  })),
});

export const recurring = (
  id: string,
  label: string,
  unit: UnitKind,
  price: string | Pricing,
  extra: Extra<RecurringComponent> = {},
): RecurringComponent => ({
  id,
  label,
  type: "recurring",
  unit,
  pricing: typeof price === "string" ? flat(price) : price,
  escalator: "0.04",
  ...extra,
});

export const hours = (
  id: string,
  label: string,
  included: string,
  rate: string,
  extra: Extra<HoursComponent> = {},
): HoursComponent => ({ id, label, type: "hours", included, rate, escalator: "0.03", ...extra });

export const ticketFee = (
  id: string,
  label: string,
  basis: TicketComponent["basis"],
  price: string | Pricing,
  extra: Extra<TicketComponent> = {},
): TicketComponent => ({
  id,
  label,
  type: "ticket",
  basis,
  pricing: typeof price === "string" ? flat(price) : price,
  ...extra,
});

export const outcomeFee = (
  id: string,
  label: string,
  price: string | Pricing,
  extra: Extra<OutcomeComponent> = {},
): OutcomeComponent => ({
  id,
  label,
  type: "outcome",
  basis: "aiResolved",
  pricing: typeof price === "string" ? flat(price) : price,
  escalator: "0.03",
  ...extra,
});

export const oneTime = (
  id: string,
  label: string,
  amount: string,
  extra: Extra<OnetimeComponent> = {},
): OnetimeComponent => ({ id, label, type: "onetime", amount, month: 1, ...extra });

export const licences = (
  id: string,
  label: string,
  unit: UnitKind,
  price: string,
  cost: string,
): PassthroughComponent => ({ id, label, type: "passthrough", unit, price, cost });

const responseBands: CreditBand[] = [
  { below: "0.95", credit: "0.05" },
  { below: "0.9", credit: "0.1" },
  { below: "0.8", credit: "0.25" },
];
const uptimeBands: CreditBand[] = [
  { below: "0.999", credit: "0.05" },
  { below: "0.995", credit: "0.1" },
  { below: "0.99", credit: "0.15" },
];
const securityBands: CreditBand[] = [
  { below: "70", credit: "0.03" },
  { below: "65", credit: "0.06" },
];

interface Terms {
  id: string;
  unit: UnitKind;
  price: string;
  base?: "component" | "plan";
  cap?: string;
}

const terms = ({ id, unit, price, base = "component", cap }: Terms) => ({
  id,
  type: "guarantee" as const,
  premium: { unit, price },
  creditBase: base,
  ...(cap === undefined ? {} : { creditCap: cap }),
});

/** Response in 95 % of the tickets measured; minutes by priority. */
export const responseGuarantee = (
  promise: Terms,
  measure: "all" | "human" = "all",
  [P1, P2, P3, P4]: readonly [string, string, string, string] = ["15", "30", "60", "120"],
): GuaranteeComponent => ({
  ...terms(promise),
  label: "Response guarantee",
  metric: "response",
  targets: { P1, P2, P3, P4 },
  measure,
  bands: responseBands,
});

/** Published step tables credit a share of the whole fee: ektasi.io, SLA of 5 Sep 2025. */
export const uptimeGuarantee = (promise: Terms): GuaranteeComponent => ({
  ...terms({ base: "plan", ...promise }),
  label: "Uptime guarantee",
  metric: "uptime",
  bands: uptimeBands,
});

export const securityGuarantee = (promise: Terms): GuaranteeComponent => ({
  ...terms(promise),
  label: "Security score guarantee",
  metric: "security",
  bands: securityBands,
});

export const plan = (name: string, components: Plan["components"], extra: Partial<Plan> = {}): Plan => ({
  name,
  components,
  ...extra,
});
