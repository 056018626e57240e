/** What the sample's clients share: people, tools, the desk and the AI programme. Sources: evidence.ts. */
import type { ScenarioDocument } from "../../model/document.ts";

type Operation = Pick<ScenarioDocument, "labour" | "tools" | "proactive" | "desk" | "ai">;

export const sampleOperation = (): Operation => ({
  labour: {
    levels: {
      // Holidays, leave and training are taken off in the utilisation, so the burden excludes them.
      L1: { salary: "48000", burden: "0.25", overhead: "3480", paidHours: "2080", utilisation: "0.66" },
      L2: { salary: "65000", burden: "0.25", overhead: "4310", paidHours: "2080", utilisation: "0.66" },
      L3: { salary: "90000", burden: "0.25", overhead: "3420", paidHours: "2080", utilisation: "0.66" },
    },
    wageInflation: "0.03",
    realisation: { share: "0.5", lagMonths: 10 },
  },
  tools: {
    perUser: "6",
    perEndpoint: "14",
    perServer: "40",
    perSite: "45",
    perClient: "120",
    annualPriceChange: "0.03",
  },
  proactive: { hoursPerEndpoint: { L1: "0.02", L2: "0.06", L3: "0.01" }, aiSaving: "0.1" },
  desk: {
    technicians: 5,
    coverageHours: "220",
    otherTickets: "60",
    otherMinutes: "18",
    techniciansWithAi: [{ fromMonth: 13, technicians: 4 }],
    discipline: "priority",
    // Ten slots of a working day; the busiest carries 1.8 times the mean.
    profile: ["0.5", "1.2", "1.8", "1.5", "1.1", "0.7", "1", "1.1", "0.7", "0.4"],
  },
  ai: {
    goLiveMonth: 4,
    costsFromMonth: 2,
    ramp: { shape: "s-curve", months: 6 },
    readinessFloor: "0.4",
    technicians: 8,
    costs: {
      platform: "1200",
      perTechnician: "60",
      perEndpoint: "0.75",
      perAttempt: "0.1",
      perResolution: "0.99",
      billedOn: "claimed",
      perIncident: "350",
      annualPriceChange: "0.05",
    },
    programme: {
      level: "L3",
      hours: "12",
      trainingHoursPerTechnician: "1",
      roles: [{ name: "AI orchestration lead", fte: "0.3", salary: "95000", burden: "0.25", overhead: "6000" }],
    },
    oneTime: { implementation: "15000", perClient: "1240" },
    outageReduction: "0.2",
    securityUplift: "4",
    abandonment: { probability: "0.1", month: 13 },
    volumeDispersion: "0.02",
  },
});
