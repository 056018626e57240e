/** Twelve invented clients of Brightwater IT: who they are, how ready for AI, and when they go live and convert. */
import type { Client, CountedUnit } from "../../model/document.ts";
import { currentPlans } from "./current-plans.ts";
import { proposedPlans } from "./proposed-plans.ts";

type Facts = Omit<Client, "currentPlan" | "proposedPlan">;

const units = (users: number, endpoints: number, servers: number, sites: number): Record<CountedUnit, number> => ({
  users,
  endpoints,
  servers,
  sites,
});

/** Scores from 0 to 5 for the quality, quantity, accessibility and permissions of the client's data. */
const scores = (quality: string, quantity: string, accessibility: string, permissions: string) => ({
  quality,
  quantity,
  accessibility,
  permissions,
});

const outages = (outagesPerMonth: string, meanOutageHours: string) => ({
  outagesPerMonth,
  meanOutageHours,
  hoursPerMonth: "730",
});

const posture = (scoreMean: string, scoreSd: string) => ({ scoreMean, scoreSd });

const facts: readonly Facts[] = [
  {
    id: "northwind",
    name: "Northwind", // wholesale distribution
    units: units(60, 75, 3, 2),
    growth: "0.03",
    readiness: scores("4", "4.2", "3.8", "4"),
    reliability: outages("0.12", "0.9"),
    security: posture("72", "6"),
    convertMonth: 7,
  },
  {
    id: "calder-freight",
    name: "Calder Freight", // logistics
    units: units(134, 150, 6, 5),
    growth: "0.04",
    ticketFactor: "0.8",
    readiness: scores("3.8", "4.2", "3.5", "3.8"),
    ai: { goLiveMonth: 3 },
    reliability: outages("0.15", "1"),
    convertMonth: 4,
  },
  {
    id: "kestrel-design",
    name: "Kestrel Design", // design studio
    units: units(28, 40, 1, 1),
    growth: "0.06",
    ticketFactor: "0.9",
    readiness: scores("4.4", "3.8", "4.5", "4.4"),
    ai: { goLiveMonth: 3 },
    convertMonth: 4,
  },
  {
    id: "fennick-legal",
    name: "Fennick Legal", // law firm
    units: units(34, 41, 2, 1),
    growth: "0.01",
    ticketFactor: "1.05",
    readiness: scores("3.9", "3.6", "3.8", "3.8"),
    reliability: outages("0.08", "0.7"),
    security: posture("78", "3"),
    convertMonth: 7,
  },
  {
    id: "alder-wren",
    name: "Alder & Wren LLP", // accountants
    units: units(42, 50, 2, 1),
    growth: "0.02",
    ticketFactor: "0.95",
    readiness: scores("3.6", "3.4", "3.5", "3.4"),
    convertMonth: 10,
  },
  {
    id: "bayline-dental",
    name: "Bayline Dental", // dental group
    units: units(88, 120, 7, 7),
    growth: "0.05",
    ticketFactor: "0.85",
    readiness: scores("3.2", "3.4", "3", "3.2"),
    reliability: outages("0.2", "1.2"),
    security: posture("71", "5"),
    convertMonth: 13,
  },
  {
    id: "vantage-build",
    name: "Vantage Build", // construction
    units: units(74, 82, 2, 4),
    growth: "0.03",
    ticketFactor: "0.8",
    readiness: scores("3.6", "3.8", "3.4", "3.6"),
    convertMonth: 13,
  },
  {
    id: "lomax-property",
    name: "Lomax Property", // property management
    units: units(52, 56, 1, 3),
    growth: "0",
    ticketFactor: "0.75",
    readiness: scores("3.5", "3.2", "3.4", "3.4"),
    convertMonth: 16,
  },
  {
    id: "eastgate-schools",
    name: "Eastgate Schools", // five schools; users are staff
    units: units(210, 260, 8, 5),
    growth: "0.01",
    ticketFactor: "0.55",
    readiness: scores("3", "3.6", "3", "2.8"),
    ai: { goLiveMonth: 9 },
    convertMonth: 19,
  },
  {
    id: "orchard-trust",
    name: "Orchard Trust", // charity
    units: units(66, 70, 2, 3),
    growth: "-0.02",
    ticketFactor: "0.85",
    readiness: scores("3", "3", "3.2", "2.9"),
    convertMonth: 22,
  },
  {
    id: "dunmore-foods",
    name: "Dunmore Foods", // manufacturer
    units: units(176, 160, 9, 3),
    growth: "0.02",
    ticketFactor: "0.8",
    readiness: scores("2", "2.6", "2.2", "2.2"),
    reliability: outages("0.25", "1.5"),
    convertMonth: null,
  },
  {
    id: "harrow-clinics",
    name: "Harrow Clinics", // private clinics
    units: units(96, 118, 6, 6),
    growth: "0.03",
    ticketFactor: "0.9",
    readiness: { ...scores("2.2", "2.2", "1.8", "1.8"), gateUntilMonth: 12 },
    security: posture("66", "5"),
    convertMonth: null,
  },
];

export const sampleClients = (): Client[] =>
  facts.map((client) => {
    const currentPlan = currentPlans()[client.id];
    const proposedPlan = proposedPlans()[client.id];
    if (currentPlan === undefined || proposedPlan === undefined) throw new Error(`No plans for ${client.id}`);
    return { ...client, currentPlan, proposedPlan };
  });
