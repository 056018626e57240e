import { entriesOf, type LibraryEntry, only } from "./entry.ts";

const labour = entriesOf("labour");

export const LABOUR_ENTRIES: readonly LibraryEntry[] = [
  labour("salary-l1", "Salary, L1", "money/year", ["42000", "48000", "58000"], ["general"], {
    note: "United States.",
    appliesTo: ["labour/levels/L1/salary"],
  }),
  labour("salary-l2", "Salary, L2", "money/year", ["55000", "65000", "80000"], ["general"], {
    note: "United States.",
    appliesTo: ["labour/levels/L2/salary"],
  }),
  labour("salary-l3", "Salary, L3", "money/year", ["80000", "90000", "115000"], ["general"], {
    note: "United States.",
    appliesTo: ["labour/levels/L3/salary"],
  }),
  labour("burden", "Burden on salary, leave excluded", "share", ["0.18", "0.25", "0.35"], ["S30", "derived"], {
    date: "2025-03-14",
    note: "Benefits are 42 % of wages in US private industry, 34 % in small firms, but that includes paid leave, which is taken off the hours here.",
    appliesTo: ["labour/levels/*/burden", "ai/programme/roles/*/burden"],
  }),
  labour("overhead-l1", "Other direct cost, L1", "money/year", only("3480"), ["derived"], {
    appliesTo: ["labour/levels/L1/overhead"],
  }),
  labour("overhead-l2", "Other direct cost, L2", "money/year", only("4310"), ["derived"], {
    appliesTo: ["labour/levels/L2/overhead"],
  }),
  labour("overhead-l3", "Other direct cost, L3", "money/year", only("3420"), ["derived"], {
    appliesTo: ["labour/levels/L3/overhead"],
  }),
  labour("paid-hours", "Paid hours", "hours/year", only("2080"), ["derived"], {
    grade: "benchmark",
    note: "52 weeks of 40 hours; 1,840 remain after holidays, leave and training.",
    appliesTo: ["labour/levels/*/paidHours"],
  }),
  labour("utilisation", "Utilisation of paid hours", "share", ["0.53", "0.66", "0.71"], ["S15", "S16", "derived"], {
    note: "60, 75 and 80 % of the 1,840 hours available, as a share of the 2,080 paid. One index reports 76 % billable.",
    appliesTo: ["labour/levels/*/utilisation"],
  }),
  labour("loaded-hour", "Loaded cost of a productive hour", "money/hour", ["45", "60", "85"], ["S17", "derived"], {
    note: "55 to 85 in a published calculator; 46, 62 and 84 for L1 to L3 from the salaries here.",
  }),
  labour("supervision", "Supervision on top of the hourly cost", "share", ["0.08", "0.12", "0.15"], ["general"], {
    note: "Service desk manager and dispatch, where they are not overhead.",
  }),
  labour("wage-inflation", "Wage inflation", "change/year", ["0.02", "0.03", "0.05"], ["general"], {
    appliesTo: ["labour/wageInflation"],
  }),
  labour("realisation", "Share of freed hours that becomes cash", "share", ["0", "0.5", "1"], ["recommended"], {
    note: "Freed hours are capacity until someone leaves or is not hired; in one worked portfolio AI loses money below 93 %.",
    appliesTo: ["labour/realisation/share"],
  }),
  labour(
    "tools-per-endpoint",
    "Tools per endpoint, all tools together",
    "money/endpoint-month",
    ["12", "25", "45"],
    ["S11", "general"],
    {
      grade: "assumed",
      note: "Tools went from 10 to 20 to 30 % of seat cost, says a coach; the amounts are general knowledge.",
      appliesTo: ["tools/perEndpoint"],
    },
  ),
];
