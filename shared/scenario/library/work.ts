import { entriesOf, type LibraryEntry, only } from "./entry.ts";

const work = entriesOf("work");

export const WORK_ENTRIES: readonly LibraryEntry[] = [
  work("tickets-per-user", "Tickets per user", "tickets/unit-month", ["0.5", "1", "1.5"], ["general"], {
    note: "All categories together. A placeholder until tickets are imported.",
  }),
  work("tickets-per-endpoint", "Tickets per endpoint, target", "tickets/unit-month", ["0.2", "0.35", "0.5"], ["S10"], {
    note: "Reactive shops reach 2. The base is the middle of the range.",
  }),
  work(
    "reactive-hours",
    "Reactive hours per endpoint",
    "hours/endpoint-month",
    ["0.2", "0.45", "0.75"],
    ["S8", "S9", "general"],
    {
      grade: "assumed",
      note: "Coaches set 0.20 to 0.25 as the target; base and high are general knowledge.",
    },
  ),
  work("level-share-l1", "Tickets solved at L1", "share", ["0.6", "0.7", "0.8"], ["S28", "general"], {
    vendorClaim: true,
    note: "70 % is a vendor's figure; with 70 % of the tickets L1 has about 38 % of the hours.",
    appliesTo: ["categories/*/touch/L1"],
  }),
  work("level-share-l2", "Tickets solved at L2", "share", ["0.17", "0.25", "0.3"], ["general"], {
    appliesTo: ["categories/*/touch/L2"],
  }),
  work("level-share-l3", "Tickets solved at L3", "share", ["0.03", "0.05", "0.1"], ["general"], {
    appliesTo: ["categories/*/touch/L3"],
  }),
  work("minutes-l1", "Minutes per ticket, L1", "minutes/ticket", ["10", "18", "25"], ["S29", "general"], {
    vendorClaim: true,
    note: "A vendor says 10 to 15 minutes.",
    appliesTo: ["categories/*/minutes/L1"],
  }),
  work("minutes-l2", "Minutes per ticket, L2", "minutes/ticket", ["30", "48", "75"], ["general"], {
    appliesTo: ["categories/*/minutes/L2"],
  }),
  work("minutes-l3", "Minutes per ticket, L3", "minutes/ticket", ["75", "120", "180"], ["general"], {
    appliesTo: ["categories/*/minutes/L3"],
  }),
  work("mix-application", "Applications, share of tickets", "share", only("0.38"), ["S51", "S52"], {
    date: "2026-06-04",
  }),
  work("mix-joiners", "Joiners and leavers, share of tickets", "share", only("0.17"), ["S51", "S52"], {
    date: "2026-06-04",
  }),
  work(
    "mix-identity",
    "Identity and access, share of tickets",
    "share",
    ["0.16", "0.16", "0.28"],
    ["S51", "S52", "S31"],
    {
      vendorClaim: true,
      date: "2026-06-04",
      note: "The high value is one vendor's case.",
    },
  ),
  work("mix-network", "VPN and remote access, share of tickets", "share", only("0.12"), ["S31"], { vendorClaim: true }),
  work("mix-printing", "Printers, share of tickets", "share", only("0.09"), ["S31"], { vendorClaim: true }),
  work("busy-hour", "Busiest hour against the mean", "factor", only("1.8"), ["general"], {
    note: "A flat profile overstates how many tickets are answered in time.",
    appliesTo: ["desk/profile/*"],
  }),
  work(
    "proactive-l2",
    "Proactive hours per endpoint, L2",
    "hours/endpoint-month",
    ["0.08", "0.12", "0.18"],
    ["derived"],
    {
      note: "From three worked examples.",
      appliesTo: ["proactive/hoursPerEndpoint/L2"],
    },
  ),
  work("proactive-l3", "Proactive hours per endpoint, L3", "hours/endpoint-month", ["0", "0", "0.018"], ["derived"], {
    note: "From three worked examples.",
    appliesTo: ["proactive/hoursPerEndpoint/L3"],
  }),
  work(
    "cost-per-ticket-l1",
    "Cost of an L1 ticket, all costs absorbed",
    "money/ticket",
    ["6", "15.56", "40"],
    ["S53"],
    {
      vendorClaim: true,
      note: "HDI as quoted by a vendor; not comparable with labour cost alone. MetricNet 2024 says 22 (also quoted).",
    },
  ),
  work("endpoints-per-technician", "Endpoints per technician", "units", ["200", "230", "320"], ["S61"], {
    note: "One benchmark calls 200 to 230 the best and more than 320 below average; efficiency would read it the other way.",
  }),
];
