import { entriesOf, type LibraryEntry, only } from "./entry.ts";

const ai = entriesOf("ai");
const category = "categories/*/ai";

export const AI_ENTRIES: readonly LibraryEntry[] = [
  ai("eligible", "Eligible share of L1 tickets", "share", ["0.6", "0.8", "0.95"], ["general", "recommended"], {
    appliesTo: [`${category}/eligible`],
  }),
  ai("resolution", "Claimed resolution of attempts", "share", ["0.4", "0.6", "0.75"], ["S20", "S27"], {
    vendorClaim: true,
    note: "Fin reports 66 % on average; with reopening use pairs: 45 % and 4 % cautious, 60 % and 8 % balanced, 75 % and 15 % aggressive.",
    appliesTo: [`${category}/resolution`],
  }),
  ai("reopen", "Reopened share of claimed resolutions", "share", ["0.04", "0.08", "0.15"], ["general"], {
    note: "To be calibrated from reopened tickets of the pilot.",
    appliesTo: [`${category}/reopen`],
  }),
  ai("net-deflection", "Net deflection of all tickets in the field", "share", ["0.1", "0.175", "0.25"], ["S27"], {
    vendorClaim: true,
    note: "Closed before a person touched them, MSPs in production. The base is the middle of the range.",
  }),
  ai("self-service", "Issues solved fully by self-service", "share", only("0.14"), ["S62"], {
    note: "While deflection is reported above 45 %.",
  }),
  ai("l1-autonomy", "L1 tickets solved without a person", "share", ["0.6", "0.65", "0.7"], ["seed"], {
    vendorClaim: true,
    note: "Cuts reactive hours by 23 to 27 % only, because L1 has fewer hours than tickets.",
  }),
  ai("assist", "Handle time saved on tickets of people", "share", ["0.05", "0.1", "0.2"], ["S31", "derived"], {
    vendorClaim: true,
    grade: "assumed",
    note: "From worked examples; one vendor's case claims 40 % on escalated tickets.",
    appliesTo: [`${category}/assist`],
  }),
  ai("approval-minutes", "Minutes to approve an action", "minutes", ["3", "4", "5"], ["recommended"], {
    appliesTo: [`${category}/approvalMinutes`],
  }),
  ai("review-share", "Closed tickets reviewed", "share", ["0.05", "0.1", "0.2"], ["recommended"], {
    note: "5 to 10 % where AI acts alone, 20 % where it acts and notifies, 10 % where a person approves first.",
    appliesTo: [`${category}/reviewShare`],
  }),
  ai("review-minutes", "Minutes per review", "minutes", only("3"), ["recommended"], {
    appliesTo: [`${category}/reviewMinutes`],
  }),
  ai("rework-minutes", "Extra minutes for a reopened ticket", "minutes", ["4", "9", "18"], ["general", "derived"], {
    note: "Rework takes 1.2 to 2 times the 18 minutes of a first-line ticket; the ticket itself is counted as work already.",
    appliesTo: [`${category}/reworkMinutes`],
  }),
  ai(
    "handover-minutes",
    "Extra minutes for a failed attempt",
    "minutes",
    ["0", "1.5", "4.5"],
    ["S31", "general", "derived"],
    {
      grade: "assumed",
      note: "8 to 25 % of an 18-minute ticket; a good hand-over with its context attached may even save time.",
      appliesTo: [`${category}/handoverMinutes`],
    },
  ),
  ai("price-per-attempt", "AI price per action", "money/attempt", only("0.1"), ["S25", "S26"], {
    date: "2026-03-01",
    note: "Salesforce Agentforce; a ticket may need several actions.",
    appliesTo: ["ai/costs/perAttempt"],
  }),
  ai("price-per-conversation", "AI price per conversation", "money/attempt", only("2"), ["S25", "S26"], {
    date: "2026-03-01",
    note: "Billed resolved or not.",
  }),
  ai(
    "price-per-resolution",
    "AI price per resolution",
    "money/resolution",
    ["0.99", "1.5", "2"],
    ["S18", "S19", "S21", "S22", "S23"],
    {
      note: "Intercom Fin 0.99 per outcome, Zendesk 1.50 committed and 2.00 pay as you go; what counts as resolved differs.",
      appliesTo: ["ai/costs/perResolution"],
    },
  ),
  ai("platform-per-endpoint", "AI platform per endpoint", "money/endpoint-month", ["0.75", "1.25", "3"], ["general"], {
    appliesTo: ["ai/costs/perEndpoint"],
  }),
  ai("price-change", "Change of AI prices", "change/year", ["0", "0", "0.3"], ["S37"], {
    date: "2026-01-26",
    note: "Gartner expects more than 3 dollars per resolution by 2030; 30 % a year is the stress case, and falling prices are no plan.",
    appliesTo: ["ai/costs/annualPriceChange"],
  }),
  ai("ramp", "Months until 90 % of full adoption", "months", ["6", "10", "18"], ["seed"], {
    note: "Pilots take 60 to 90 days, a change of pricing 12 to 18 months.",
    appliesTo: ["ai/ramp/months"],
  }),
  ai("programme-hours", "Tuning and governance hours", "hours/month", ["1.5", "16", "16"], ["derived"], {
    note: "1.5 for one client of 60 users, 16 for 450 endpoints.",
    appliesTo: ["ai/programme/hours"],
  }),
  ai("lead", "AI roles per 1,000 endpoints", "full-time", ["0.1", "0.2", "0.25"], ["recommended"], {
    appliesTo: ["ai/programme/roles/*/fte"],
  }),
  ai("implementation", "One-time implementation", "money", only("18000"), ["derived"], {
    note: "Three clients with 671 endpoints.",
    appliesTo: ["ai/oneTime/implementation"],
  }),
  ai("onboarding", "Onboarding of one client", "money/client", only("1240"), ["derived"], {
    note: "20 hours at L2.",
    appliesTo: ["ai/oneTime/perClient"],
  }),
  ai("readiness-floor", "Effect of AI on data of no quality", "share", only("0.3"), ["recommended"], {
    appliesTo: ["ai/readinessFloor"],
  }),
  ai("abandonment", "Firms that scrap most AI projects", "share", only("0.42"), ["seed"], {
    note: "S&P Global by way of the article: firms of all trades, not projects. A placeholder.",
    appliesTo: ["ai/abandonment/probability"],
  }),
  ai("outage-reduction", "Outages avoided at full adoption", "share", ["0", "0.2", "0.2"], ["derived"], {
    note: "From a worked example, 0.10 to 0.08 outages a month.",
    appliesTo: ["ai/outageReduction"],
  }),
];
