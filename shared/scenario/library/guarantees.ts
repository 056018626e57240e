import { entriesOf, type LibraryEntry, only } from "./entry.ts";

const guarantee = entriesOf("guarantee");
const component = "clients/*/*/components/*";
const targets = ["S32", "S66", "S68"] as const;

export const GUARANTEE_ENTRIES: readonly LibraryEntry[] = [
  guarantee(
    "at-risk",
    "Fee at risk under all guarantees",
    "share",
    ["0.05", "0.12", "0.25"],
    ["S36", "S33", "S35", "S32"],
    {
      date: "2025-09-05",
      note: "10 to 12 % in outsourcing; published caps reach 50 %, in hosting 100 %.",
      appliesTo: ["clients/*/*/creditCap"],
    },
  ),
  guarantee("response-p1", "Response target, P1", "minutes", ["15", "15", "60"], targets, {
    appliesTo: [`${component}/targets/P1`],
  }),
  guarantee("response-p2", "Response target, P2", "minutes", ["60", "60", "120"], targets, {
    appliesTo: [`${component}/targets/P2`],
  }),
  guarantee("response-p3", "Response target, P3", "minutes", ["240", "240", "480"], targets, {
    appliesTo: [`${component}/targets/P3`],
  }),
  guarantee("response-p4", "Response target, P4", "minutes", only("480"), ["S32", "S66"], {
    appliesTo: [`${component}/targets/P4`],
  }),
  guarantee(
    "response-attainment",
    "Tickets answered in time, promised",
    "share",
    ["0.9", "0.92", "0.95"],
    ["derived"],
    {
      note: "With fewer than 20 tickets a month promise a number of misses, not a percentage.",
    },
  ),
  guarantee("response-credit", "Credit for a missed P1 or P2 response", "share", ["0.03", "0.05", "0.05"], ["S32"]),
  guarantee("uptime-credit-1", "Credit below 99.9 %", "share", ["0.05", "0.05", "0.1"], ["S33", "S69"], {
    date: "2025-09-05",
  }),
  guarantee("uptime-credit-2", "Credit below 99.5 %", "share", ["0.1", "0.1", "0.1"], ["S33", "S32"], {
    date: "2025-09-05",
  }),
  guarantee("uptime-credit-3", "Credit below 99.0 %", "share", ["0.15", "0.25", "0.25"], ["S33", "S32", "S69"], {
    date: "2025-09-05",
    note: "Of the monthly fee.",
  }),
  guarantee("posture-credit", "Credit on a security score, at most", "share", only("0.05"), ["recommended"], {
    note: "Promise only what is in your control; a score is no warranty against a breach.",
  }),
  guarantee("outages", "Outages of a client", "outages/month", ["0.08", "0.1", "0.25"], ["derived"], {
    note: "From worked examples.",
    appliesTo: ["clients/*/reliability/outagesPerMonth"],
  }),
  guarantee("outage-hours", "Mean length of an outage", "hours", ["1.25", "1.5", "1.5"], ["derived"], {
    note: "From worked examples, 75 to 90 minutes.",
    appliesTo: ["clients/*/reliability/meanOutageHours"],
  }),
  guarantee("hours-per-month", "Hours in a month", "hours/month", only("730"), ["derived"], {
    grade: "benchmark",
    note: "365 days of 24 hours over twelve.",
    appliesTo: ["clients/*/reliability/hoursPerMonth"],
  }),
];
