import { entriesOf, type LibraryEntry, only } from "./entry.ts";

const price = entriesOf("price");
const component = "clients/*/*/components/*";

export const PRICE_ENTRIES: readonly LibraryEntry[] = [
  price(
    "fee-per-user",
    "All-in fee per user",
    "money/user-month",
    ["100", "150", "250"],
    ["S1", "S2", "S3", "S4", "S5", "S6"],
    {
      note: "Published ranges run from 50 to 400.",
    },
  ),
  price("fee-per-workstation", "Fee per workstation", "money/endpoint-month", ["50", "90", "200"], ["S2", "S4"]),
  price("ai-add-on-per-user", "AI add-on per user", "money/user-month", ["25", "50", "75"], ["S6"], {
    note: "On a base of 125 to 300; the scope is often undefined. The base is the middle of the range.",
  }),
  price("escalator", "Annual escalator", "change/year", ["0.03", "0.04", "0.07"], ["S7", "general"], {
    grade: "assumed",
    note: "Practitioners write 0 to 10 % by a price index.",
    appliesTo: [`${component}/escalator`],
  }),
  price("contract-floor", "Billed quantity, share of the contracted", "share", ["0.8", "0.9", "1"], ["general"], {
    note: "Least quantity billed; the base is the middle of the range.",
  }),
  price("outcome-fee-standard", "Fee per standard ticket", "money/ticket", ["34", "38", "42"], ["derived"], {
    note: "From two worked examples with base fees of 85 per user and 46 per endpoint; the base lies between them.",
  }),
  price("outcome-fee-advanced", "Fee per advanced ticket", "money/ticket", ["72", "88.50", "105"], ["derived"], {
    note: "From two worked examples; the base lies between them.",
  }),
  price("outcome-fee-complex", "Fee per complex ticket", "money/ticket", ["210", "220", "230"], ["derived"], {
    note: "From two worked examples; the base lies between them.",
  }),
  price("collar-floor", "Collar, lower end", "share", only("0.9"), ["recommended"], {
    note: "Ten per cent to either side is typical.",
    appliesTo: ["clients/*/*/collar/floor"],
  }),
  price("collar-cap", "Collar, upper end", "factor", only("1.1"), ["recommended"], {
    note: "Ten per cent to either side is typical.",
    appliesTo: ["clients/*/*/collar/cap"],
  }),
  price("gainshare-share", "Share of the saving", "share", only("0.3"), ["derived"], {
    note: "From a worked example; reset the baseline after twelve months.",
    appliesTo: [`${component}/share`],
  }),
  price("gainshare-hour", "Agreed value of an hour saved", "money/hour", only("70"), ["derived"], {
    note: "From a worked example.",
    appliesTo: [`${component}/hourlyValue`],
  }),
];
