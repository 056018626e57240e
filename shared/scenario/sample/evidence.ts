/**
 * Where each value of the sample comes from. The people and papers named here are as invented as the clients; only what is
 * graded benchmark, and the library's ranges, have real sources.
 */
import { libraryEntry, matchesPattern } from "../assumption-library.ts";
import type { Evidence, EvidenceGrade } from "../change.ts";

type Rule = readonly [pattern: string, evidence: Evidence];

const piece =
  (grade: EvidenceGrade, source: string, date: string | null) =>
  (note?: string): Evidence => ({
    grade,
    source: `${source} (sample data)`,
    date,
    ...(note === undefined ? {} : { note }),
  });

const assumed = (source: string, note?: string): Evidence => piece("assumed", source, null)(note);
const tickets = piece("measured", "PSA export of all clients, January to December 2025", "2025-12-31");
const devices = piece("measured", "RMM device list", "2025-12-31");
const monitoring = piece("measured", "Monitoring log, 2024 and 2025", "2025-12-31");
const shifts = piece("measured", "Shift plan of the service desk", "2026-01-05");
const pilot = piece("measured", "Pilot at Northwind, 2 February to 27 March 2026", "2026-03-27");
const agreement = piece("contract", "Agreement in force and invoice of December 2025", "2025-12-31");
const invoices = piece("contract", "Tool vendors' invoices of December 2025", "2025-12-31");
const orderForm = piece("contract", "AI vendor's order form", "2026-01-12");
const priceBook = piece("contract", "Price book and service catalogue 2026", "2026-01-05");
const calendar = piece("contract", "Renewal calendar", "2026-01-05");
const offer = (note?: string): Evidence => assumed("Offer in preparation, not agreed with the client", note);

/** The library's grade and source; its note, and how the sample stands to it, follow. */
function fromLibrary(id: string, remark = "The sample's own value is invented."): Evidence {
  const { grade, source, date, note, low, base, high, vendorClaim } = libraryEntry(id);
  const range = low === high ? `Library value ${base}.` : `Library range ${low} to ${high}, base ${base}.`;
  const claim = vendorClaim ? ["A vendor's claim."] : [];
  return { grade, source, date, note: [range, ...claim, note, remark].filter((text) => text !== "").join(" ") };
}

const BY_CATEGORY = "The library speaks of all tickets together, the sample of one category.";
const pilotResult = pilot(
  "All categories together: AI closed and kept closed 412 of 706 tickets, 58.4 %. One client and eight weeks; published figures for MSPs are 10 to 25 % of all tickets, so treat it as a best case.",
);
const personDecides = assumed("Control boundary: AI suggests, a person decides");
const categoryAi = "categories/*/ai";
const current = "clients/*/currentPlan";
const proposed = "clients/*/proposedPlan";

/** The first rule that matches counts; `**` at the end stands for any rest. */
export const SAMPLE_EVIDENCE_RULES: readonly Rule[] = [
  ["months", calendar("Length of the renewal on offer.")],
  ["discountRate", fromLibrary("discount-rate")],

  ["labour/levels/L1/salary", fromLibrary("salary-l1", "")],
  ["labour/levels/L2/salary", fromLibrary("salary-l2", "")],
  ["labour/levels/L3/salary", fromLibrary("salary-l3", "")],
  ["labour/levels/*/burden", fromLibrary("burden", "")],
  ["labour/levels/L1/overhead", fromLibrary("overhead-l1", "")],
  ["labour/levels/L2/overhead", fromLibrary("overhead-l2", "")],
  ["labour/levels/L3/overhead", fromLibrary("overhead-l3", "")],
  ["labour/levels/*/paidHours", fromLibrary("paid-hours", "")],
  ["labour/levels/*/utilisation", fromLibrary("utilisation", "")],
  ["labour/wageInflation", fromLibrary("wage-inflation", "")],
  ["labour/realisation/share", fromLibrary("realisation", "")],
  ["labour/realisation/lagMonths", assumed("Staff turnover: a post that falls free is not filled again")],

  ["tools/annualPriceChange", assumed("Last two price letters of the tool vendors")],
  ["tools/*", invoices("All tools together come to about 25 an endpoint, the base of the library's range 12 to 45.")],
  ["proactive/hoursPerEndpoint/L1", assumed("Patch and backup checks as scheduled")],
  ["proactive/hoursPerEndpoint/L2", fromLibrary("proactive-l2")],
  ["proactive/hoursPerEndpoint/L3", fromLibrary("proactive-l3")],
  ["proactive/aiSaving", assumed("Judgement of the service delivery manager")],

  ["desk/coverageHours", agreement("Ten hours on 22 working days.")],
  ["desk/otherTickets", tickets("Tickets of clients on time and materials.")],
  ["desk/otherMinutes", tickets("Tickets of clients on time and materials.")],
  ["desk/technicians", shifts()],
  ["desk/techniciansWithAi", assumed("Staffing plan: one post moves from the desk to AI work in January 2027")],
  ["desk/profile", tickets("Tickets opened by hour of the day; the busiest hour has 1.8 times the mean.")],

  ["categories/*/ticketsPerUnit", tickets()],
  ["categories/*/seasonality", tickets("Twelve months, so one value for each month of the year.")],
  ["categories/*/touch/L1", fromLibrary("level-share-l1", BY_CATEGORY)],
  ["categories/*/touch/L2", fromLibrary("level-share-l2", BY_CATEGORY)],
  ["categories/*/touch/L3", fromLibrary("level-share-l3", BY_CATEGORY)],
  ["categories/*/minutes/*", tickets("Time entries; 84 % of the tickets have one.")],
  ["categories/*/priority/*", tickets()],
  ["categories/security/ai/*", personDecides],
  [`${categoryAi}/eligible`, fromLibrary("eligible", BY_CATEGORY)],
  [`${categoryAi}/resolution`, pilotResult],
  [`${categoryAi}/reopen`, pilotResult],
  [`${categoryAi}/prevention`, assumed("Judgement of the service delivery manager")],
  [`${categoryAi}/assist`, fromLibrary("assist", "")],
  [`${categoryAi}/selection`, assumed("AI takes the easier tickets; how much easier has not been measured")],
  [`${categoryAi}/approvalMinutes`, fromLibrary("approval-minutes", "")],
  [`${categoryAi}/reviewShare`, fromLibrary("review-share", "")],
  [`${categoryAi}/reviewMinutes`, fromLibrary("review-minutes", "")],
  [`${categoryAi}/reworkMinutes`, fromLibrary("rework-minutes", "")],
  [`${categoryAi}/handoverMinutes`, fromLibrary("handover-minutes", "")],
  [`${categoryAi}/incident`, assumed("No harmful attempt in the pilot; 706 tickets are too few to say more")],

  ["ai/goLiveMonth", orderForm()],
  ["ai/costsFromMonth", orderForm("The pilot is paid for from February.")],
  ["ai/ramp/months", fromLibrary("ramp")],
  ["ai/readinessFloor", fromLibrary("readiness-floor")],
  ["ai/costs/perIncident", assumed("Half a day of repair and a credit")],
  ["ai/costs/annualPriceChange", fromLibrary("price-change")],
  ["ai/costs/perEndpoint", orderForm("Library range 0.75 to 3, base 1.25.")],
  ["ai/costs/perAttempt", orderForm("Salesforce Agentforce asks 0.10 an action.")],
  ["ai/costs/perResolution", orderForm("Library range 0.99 to 2, base 1.50.")],
  ["ai/costs/*", orderForm()],
  ["ai/technicians", orderForm()],
  ["ai/programme/hours", fromLibrary("programme-hours")],
  ["ai/programme/trainingHoursPerTechnician", assumed("Training plan of the service desk")],
  [
    "ai/programme/roles",
    fromLibrary("lead", "The lead has 0.3 of a post for about 1,200 endpoints; the salary is invented."),
  ],
  ["ai/oneTime/implementation", orderForm("A worked example has 18,000 for three clients.")],
  ["ai/oneTime/perClient", fromLibrary("onboarding", "")],
  ["ai/outageReduction", fromLibrary("outage-reduction", "")],
  ["ai/securityUplift", assumed("Judgement of the security lead")],
  ["ai/abandonment/*", assumed("Judgement after the pilot", libraryEntry("abandonment").note)],
  ["ai/volumeDispersion", tickets("Spread of the monthly counts beyond chance.")],

  ["clients/*/units/users", agreement("Users billed in December 2025.")],
  ["clients/*/units/sites", agreement()],
  ["clients/*/units/*", devices()],
  ["clients/*/growth", assumed("Account manager's outlook")],
  ["clients/*/ticketFactor", tickets("The client's tickets per unit against all clients'.")],
  ["clients/*/readiness/gateUntilMonth", calendar("The client's data protection review is due at the end of 2026.")],
  ["clients/*/readiness/*", assumed("Scored by the account manager with the readiness checklist")],
  ["clients/*/ai/goLiveMonth", orderForm()],
  ["clients/*/reliability/hoursPerMonth", fromLibrary("hours-per-month", "")],
  ["clients/*/reliability/*", monitoring()],
  ["clients/*/security/*", assumed("Two readings of the posture score; six months are needed")],
  ["clients/dunmore-foods/convertMonth", assumed("Not before the client's data is ready")],
  ["clients/harrow-clinics/convertMonth", assumed("Not before the client's data is ready")],
  ["clients/*/convertMonth", calendar()],

  [`${current}/**`, agreement()],
  [
    `${proposed}/components/outcome/**`,
    offer("Public prices per resolution are 0.99 to 2.00 for AI alone; this fee carries the service around it."),
  ],
  [`${proposed}/components/savings/share`, fromLibrary("gainshare-share")],
  [`${proposed}/components/savings/hourlyValue`, fromLibrary("gainshare-hour")],
  [`${proposed}/components/*/premium/price`, offer()],
  [
    `${proposed}/components/uptime/bands`,
    fromLibrary("uptime-credit-1", "Two further steps as published in the same tables."),
  ],
  [`${proposed}/components/response/bands`, fromLibrary("response-credit")],
  [`${proposed}/components/security/bands`, fromLibrary("posture-credit")],
  [`${proposed}/components/*/creditCap`, fromLibrary("at-risk")],
  [`${proposed}/creditCap`, fromLibrary("at-risk")],
  [`${proposed}/collar/floor`, fromLibrary("collar-floor")],
  [`${proposed}/collar/cap`, fromLibrary("collar-cap")],
  [`${proposed}/components/*/pricing/tiers`, priceBook()],
  [`${proposed}/components/*/targets/*`, priceBook("Stricter than the published 15 minutes to 8 hours.")],
  [`${proposed}/components/*/escalator`, priceBook("Library range 0.03 to 0.07, base 0.04.")],
  [`${proposed}/components/*/price`, priceBook()],
  [`${proposed}/components/*/cost`, invoices()],
  [`${proposed}/**`, offer()],
];

const applies = (path: string, pattern: string): boolean =>
  pattern.endsWith("/**")
    ? matchesPattern(
        path
          .split("/")
          .slice(0, pattern.split("/").length - 1)
          .join("/"),
        pattern.slice(0, -3),
      )
    : matchesPattern(path, pattern);

/** The index of the rule for a path; -1 where none applies. */
export const ruleFor = (path: string): number => SAMPLE_EVIDENCE_RULES.findIndex(([pattern]) => applies(path, pattern));

/** Evidence for every path; throws where the sample has an input without a rule. */
export function sampleEvidence(paths: Iterable<string>): Record<string, Evidence> {
  const evidence: Record<string, Evidence> = {};
  for (const path of paths) {
    const rule = SAMPLE_EVIDENCE_RULES[ruleFor(path)];
    if (rule === undefined) throw new Error(`the sample has no evidence for ${path}`);
    evidence[path] = rule[1];
  }
  return evidence;
}
