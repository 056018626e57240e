import { entriesOf, type LibraryEntry, only } from "./entry.ts";

const finance = entriesOf("finance");

export const FINANCE_ENTRIES: readonly LibraryEntry[] = [
  finance(
    "gross-margin",
    "Loaded gross margin of managed services",
    "share",
    ["0.38", "0.46", "0.55"],
    ["S12", "S13"],
    {
      date: "2024-06-30",
      note: "Mean 46.2 % in 2024; 38 % is the bottom and 49.4 % the top quartile of 2021.",
    },
  ),
  finance("product-margin", "Gross margin of resale", "share", only("0.263"), ["S12"], { date: "2024-06-30" }),
  finance("operating-margin", "Adjusted EBITDA", "share", ["0.141", "0.141", "0.25"], ["S12", "S13"], {
    date: "2024-06-30",
    note: "The best in class reach 20 to 25 %; 16 % of MSPs made a loss.",
  }),
  finance("net-margin", "Net margin", "share", ["0.1", "0.18", "0.18"], ["S57"], {
    note: "10 % is the least, 18 % the target.",
  }),
  finance("margin-floor", "Gross margin that needs no approval", "share", only("0.45"), ["recommended"], {
    note: "40 to 45 % for a manager, 35 to 40 % for finance, below 35 % for the executive.",
  }),
  finance("wage-multiple", "Service revenue over service wages", "factor", ["2.5", "2.5", "4.5"], ["S55"], {
    note: "2.5 is success; 4.5 with an own cloud.",
  }),
  finance("discount-rate", "Discount rate", "change/year", only("0.12"), ["derived"], {
    note: "From a worked example; finance sets its own.",
    appliesTo: ["discountRate"],
  }),
];
