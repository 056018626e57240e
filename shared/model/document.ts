/** The scenario document of spec/model.md section 2, as TypeScript sees it after `checkScenario` found no fault. */

/** Plain decimal text, `-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?`. A JSON number is accepted on reading. */
export type DecimalText = string | number;

export type Distribution =
  | { dist: "uniform"; min: DecimalText; max: DecimalText; point?: DecimalText }
  | { dist: "triangular" | "pert"; min: DecimalText; mode: DecimalText; max: DecimalText; point?: DecimalText }
  | {
      dist: "normal";
      mean: DecimalText;
      sd: DecimalText;
      min?: DecimalText;
      max?: DecimalText;
      point?: DecimalText;
    }
  | { dist: "lognormal"; p10: DecimalText; p90: DecimalText; point?: DecimalText }
  | { dist: "beta"; successes: DecimalText; trials: DecimalText; point?: DecimalText };

/** A decimal, or a distribution in its place; sections 2 to 8 use its point value. */
export type QuantityText = DecimalText | Distribution;

export const LEVELS = ["L1", "L2", "L3"] as const;
export type Level = (typeof LEVELS)[number];
export const PRIORITIES = ["P1", "P2", "P3", "P4"] as const;
export type Priority = (typeof PRIORITIES)[number];
export const UNIT_KINDS = ["users", "endpoints", "servers", "sites", "client"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
export type CountedUnit = Exclude<UnitKind, "client">;
export const AUTONOMY_TIERS = ["autonomous", "approval", "assist", "human"] as const;
export type AutonomyTier = (typeof AUTONOMY_TIERS)[number];

export type PerLevel<T> = Record<Level, T>;
export type PerPriority<T> = Record<Priority, T>;

export interface LabourLevel {
  salary: QuantityText;
  burden: QuantityText;
  overhead: QuantityText;
  paidHours: QuantityText;
  utilisation: QuantityText;
}

export interface DeskStep {
  fromMonth: number;
  technicians: number;
}

export interface CategoryAi {
  tier: AutonomyTier;
  eligible: QuantityText;
  resolution: QuantityText;
  reopen: QuantityText;
  prevention: QuantityText;
  assist: QuantityText;
  selection?: QuantityText;
  incident?: QuantityText;
  oversightLevel: Level;
  approvalMinutes: QuantityText;
  reviewShare: QuantityText;
  reviewMinutes: QuantityText;
  reworkMinutes: QuantityText;
  handoverMinutes: QuantityText;
}

export interface Category {
  id: string;
  name: string;
  driver: UnitKind;
  ticketsPerUnit: QuantityText;
  seasonality?: QuantityText[];
  touch: PerLevel<QuantityText>;
  minutes: PerLevel<QuantityText>;
  priority: PerPriority<DecimalText>;
  ai: CategoryAi;
}

export interface Role {
  name: string;
  fte: QuantityText;
  salary: QuantityText;
  burden: QuantityText;
  overhead: QuantityText;
}

export interface AiProgramme {
  goLiveMonth: number;
  costsFromMonth?: number;
  ramp: { shape: "step" | "linear" | "s-curve"; months: number };
  readinessFloor: QuantityText;
  technicians: number;
  costs: {
    platform: QuantityText;
    perTechnician: QuantityText;
    perEndpoint: QuantityText;
    perAttempt: QuantityText;
    perResolution: QuantityText;
    billedOn?: "claimed" | "net";
    perIncident?: QuantityText;
    annualPriceChange: QuantityText;
  };
  programme: {
    level: Level;
    hours: QuantityText;
    trainingHoursPerTechnician: QuantityText;
    roles: Role[];
  };
  oneTime: { implementation: QuantityText; perClient: QuantityText };
  outageReduction: QuantityText;
  securityUplift: QuantityText;
  abandonment?: { probability: DecimalText; month: number };
  volumeDispersion?: DecimalText | null;
}

export interface Tier {
  upTo: DecimalText | null;
  unit: QuantityText;
  flat?: QuantityText;
}

export type Pricing =
  | { mode: "flat" | "graduated" | "volume"; tiers: Tier[] }
  | { mode: "package"; tiers: Tier[]; size: DecimalText };

interface ComponentBase {
  id: string;
  label: string;
  escalator?: QuantityText;
  discount?: QuantityText;
  fromMonth?: number;
  toMonth?: number;
}

export interface CreditBand {
  below: DecimalText;
  credit: DecimalText;
}

interface GuaranteeBase extends ComponentBase {
  type: "guarantee";
  premium: { unit: UnitKind; price: QuantityText };
  bands: CreditBand[];
  creditBase: "component" | "plan";
  creditCap?: DecimalText;
}

export interface RecurringComponent extends ComponentBase {
  type: "recurring";
  unit: UnitKind;
  minimum?: DecimalText;
  pricing: Pricing;
}
export interface HoursComponent extends ComponentBase {
  type: "hours";
  included?: QuantityText;
  rate: QuantityText;
  block?: QuantityText;
}
export interface TicketComponent extends ComponentBase {
  type: "ticket";
  basis: "created" | "human";
  categories?: string[];
  included?: QuantityText;
  pricing: Pricing;
}
export interface OutcomeComponent extends ComponentBase {
  type: "outcome";
  basis: "aiResolved" | "created";
  categories?: string[];
  included?: QuantityText;
  pricing: Pricing;
  floor?: DecimalText;
  cap?: DecimalText | null;
}
export interface GainshareComponent extends ComponentBase {
  type: "gainshare";
  share: QuantityText;
  hourlyValue: QuantityText;
  cap?: QuantityText | null;
  direction: "earned" | "given";
}
export interface OnetimeComponent extends ComponentBase {
  type: "onetime";
  amount: QuantityText;
  month: number;
}
export interface PassthroughComponent extends ComponentBase {
  type: "passthrough";
  unit: UnitKind;
  price: QuantityText;
  cost: QuantityText;
}
export type GuaranteeComponent = GuaranteeBase &
  (
    | { metric: "response"; targets: PerPriority<QuantityText>; measure: "all" | "human" }
    | { metric: "uptime" }
    | { metric: "security" }
  );

export type Component =
  | RecurringComponent
  | HoursComponent
  | TicketComponent
  | OutcomeComponent
  | GuaranteeComponent
  | GainshareComponent
  | OnetimeComponent
  | PassthroughComponent;
export type ComponentType = Component["type"];

export interface Plan {
  name: string;
  components: Component[];
  minimumMonthly?: QuantityText;
  collar?: { floor: DecimalText | null; cap: DecimalText | null };
  creditCap?: DecimalText;
  nextEscalationMonth?: number;
}
export type PlanKey = "currentPlan" | "proposedPlan";

export interface Client {
  id: string;
  name: string;
  units: Record<CountedUnit, number>;
  growth: QuantityText;
  ticketFactor?: QuantityText;
  readiness: {
    quality: QuantityText;
    quantity: QuantityText;
    accessibility: QuantityText;
    permissions: QuantityText;
    gateUntilMonth?: number;
  };
  ai?: { enabled?: boolean; goLiveMonth?: number };
  reliability?: { outagesPerMonth: QuantityText; meanOutageHours: QuantityText; hoursPerMonth: QuantityText };
  security?: { scoreMean: QuantityText; scoreSd: QuantityText };
  convertMonth: number | null;
  currentPlan: Plan;
  proposedPlan: Plan;
}

export interface ScenarioDocument {
  format: "outturn-scenario";
  version: 1;
  name: string;
  currency: string;
  rounding?: "half-up" | "half-even";
  startMonth: string;
  months: number;
  discountRate: QuantityText;
  labour: {
    levels: PerLevel<LabourLevel>;
    wageInflation: QuantityText;
    realisation: { share: QuantityText; lagMonths: number };
  };
  tools: {
    perUser: QuantityText;
    perEndpoint: QuantityText;
    perServer: QuantityText;
    perSite: QuantityText;
    perClient: QuantityText;
    annualPriceChange: QuantityText;
  };
  proactive: { hoursPerEndpoint: PerLevel<QuantityText>; aiSaving: QuantityText };
  desk: {
    technicians: number;
    coverageHours: QuantityText;
    otherTickets?: QuantityText;
    otherMinutes?: QuantityText;
    techniciansWithAi?: DeskStep[];
    discipline?: "fcfs" | "priority";
    profile?: DecimalText[];
  };
  categories: Category[];
  ai: AiProgramme;
  clients: Client[];
}
