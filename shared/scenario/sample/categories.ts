/** The eight ticket categories of the sample: what arises, who works on it and for how long, and what AI may do. */
import type { AutonomyTier, Category, CategoryAi, Level, UnitKind } from "../../model/document.ts";

const byLevel = (L1: string, L2: string, L3: string) => ({ L1, L2, L3 });
const byPriority = (P1: string, P2: string, P3: string, P4: string) => ({ P1, P2, P3, P4 });

/** Approval, review and rework minutes follow the tier; research/msp-economics.md 3.2. */
const control: Record<AutonomyTier, Pick<CategoryAi, "approvalMinutes" | "reviewShare" | "reviewMinutes">> = {
  autonomous: { approvalMinutes: "0", reviewShare: "0.05", reviewMinutes: "3" },
  approval: { approvalMinutes: "4", reviewShare: "0.1", reviewMinutes: "3" },
  assist: { approvalMinutes: "0", reviewShare: "0", reviewMinutes: "0" },
  human: { approvalMinutes: "0", reviewShare: "0", reviewMinutes: "0" },
};

const automation = (
  tier: AutonomyTier,
  eligible: string,
  resolution: string,
  reopen: string,
  oversightLevel: Level,
  extra: Partial<CategoryAi> = {},
): CategoryAi => ({
  tier,
  eligible,
  resolution,
  reopen,
  prevention: "0",
  assist: "0.1",
  selection: "0.25",
  oversightLevel,
  ...control[tier],
  reworkMinutes: "10",
  handoverMinutes: "2",
  incident: "0.0002",
  ...extra,
});

const category = (
  id: string,
  name: string,
  driver: UnitKind,
  ticketsPerUnit: string,
  rest: Omit<Category, "id" | "name" | "driver" | "ticketsPerUnit">,
): Category => ({ id, name, driver, ticketsPerUnit, ...rest });

export const sampleCategories = (): Category[] => [
  category("password", "Password and access", "users", "0.46", {
    seasonality: ["1.15", "0.98", "0.97", "0.98", "0.95", "0.9", "0.88", "0.97", "1.22", "1.06", "1", "0.94"],
    touch: byLevel("1", "0.06", "0"),
    minutes: byLevel("14", "22", "45"),
    priority: byPriority("0", "0.08", "0.62", "0.3"),
    ai: automation("autonomous", "0.94", "0.92", "0.04", "L1", { prevention: "0.04", incident: "0.0001" }),
  }),
  category("application", "Application support", "users", "0.34", {
    touch: byLevel("0.9", "0.3", "0.04"),
    minutes: byLevel("20", "40", "90"),
    priority: byPriority("0.01", "0.12", "0.57", "0.3"),
    ai: automation("autonomous", "0.86", "0.86", "0.055", "L2"),
  }),
  category("email", "Email and collaboration", "users", "0.24", {
    touch: byLevel("1", "0.15", "0.02"),
    minutes: byLevel("16", "35", "75"),
    priority: byPriority("0.01", "0.12", "0.57", "0.3"),
    ai: automation("autonomous", "0.92", "0.9", "0.045", "L2"),
  }),
  category("device", "Device, OS and printing", "endpoints", "0.18", {
    touch: byLevel("0.95", "0.25", "0.03"),
    minutes: byLevel("24", "45", "90"),
    priority: byPriority("0.01", "0.14", "0.6", "0.25"),
    ai: automation("autonomous", "0.78", "0.8", "0.07", "L2", { prevention: "0.06", reviewShare: "0.2" }),
  }),
  category("network", "Network and connectivity", "sites", "2.2", {
    touch: byLevel("0.8", "0.5", "0.15"),
    minutes: byLevel("25", "50", "100"),
    priority: byPriority("0.08", "0.3", "0.47", "0.15"),
    ai: automation("approval", "0.5", "0.65", "0.07", "L2", { incident: "0.001" }),
  }),
  category("server", "Server, cloud and backup", "servers", "1.6", {
    touch: byLevel("0.6", "0.5", "0.2"),
    minutes: byLevel("25", "55", "100"),
    priority: byPriority("0.06", "0.28", "0.51", "0.15"),
    ai: automation("approval", "0.6", "0.7", "0.06", "L2", { prevention: "0.05", incident: "0.001" }),
  }),
  category("security", "Security alerts", "endpoints", "0.07", {
    touch: byLevel("0.7", "0.5", "0.1"),
    minutes: byLevel("20", "40", "90"),
    priority: byPriority("0.1", "0.3", "0.45", "0.15"),
    ai: automation("assist", "0", "0", "0", "L2", {
      assist: "0.2",
      selection: "0",
      handoverMinutes: "0",
      incident: "0",
    }),
  }),
  category("joiners", "Joiners and leavers", "users", "0.07", {
    seasonality: ["1.3", "0.9", "0.95", "1", "0.95", "1.05", "0.9", "1", "1.45", "0.95", "0.85", "0.7"],
    touch: byLevel("1", "0.3", "0.02"),
    minutes: byLevel("45", "40", "60"),
    priority: byPriority("0", "0.05", "0.55", "0.4"),
    ai: automation("approval", "0.85", "0.85", "0.05", "L2"),
  }),
];
