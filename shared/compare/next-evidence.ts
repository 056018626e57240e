/** What would tell more of an input that nobody has measured or agreed, and how long that takes (research/msp-economics.md 5.5). */

export interface NextEvidence {
  readonly what: string;
  readonly takes: string;
}

/** First match by field pattern (shared/model/field-table.ts). */
const TABLE: readonly (readonly [pattern: RegExp, evidence: NextEvidence])[] = [
  [/\/ai\/eligible$/, { what: "Label 400 tickets by category", takes: "2 weeks" }],
  [/\/ai\/(resolution|reopen|prevention|incident)$/, { what: "Extend the pilot by 400 tickets", takes: "8 weeks" }],
  [
    /\/ai\/(approvalMinutes|reviewShare|reviewMinutes|reworkMinutes|handoverMinutes)$/,
    { what: "Time 60 reviews", takes: "3 weeks" },
  ],
  [/\/ai\/(assist|selection)$/, { what: "Time 60 tickets with and without AI", takes: "3 weeks" }],
  [/\/(touch|minutes)\//, { what: "Time 60 tickets, level by level", takes: "2 weeks" }],
  [/\/(ticketsPerUnit|seasonality\/\*|ticketFactor)$/, { what: "Import 12 months of tickets", takes: "1 day" }],
  [/^ai\/(costs|oneTime)\//, { what: "Request a three-year quote", takes: "1 week" }],
  [
    /^ai\/(programme|readinessFloor|outageReduction|securityUplift)/,
    { what: "Review it with the pilot's lead", takes: "1 week" },
  ],
  [/^ai\/abandonment\//, { what: "Agree milestones to keep or drop AI", takes: "2 weeks" }],
  [/wageInflation$/, { what: "Cite a local wage survey", takes: "1 hour" }],
  [/^labour\//, { what: "Take it from the payroll", takes: "1 day" }],
  [/^tools\//, { what: "Read the vendors' price lists", takes: "1 day" }],
  [/^proactive\//, { what: "Log proactive work for a month", takes: "4 weeks" }],
  [/^desk\//, { what: "Replay the desk's last 12 months", takes: "1 day" }],
  [/\/(reliability|security)\//, { what: "Replay 24 months of service levels", takes: "1 day" }],
  [/\/readiness\//, { what: "Assess the client's data and permissions", takes: "1 week" }],
  [/\/growth$/, { what: "Ask the client for its hiring plan", takes: "1 week" }],
  [/^clients\/\*\/(current|proposed)Plan\//, { what: "Look it up in the contract", takes: "1 hour" }],
];

const OTHERWISE: NextEvidence = { what: "Find a source and cite it", takes: "1 hour" };

export function nextEvidence(fieldPattern: string): NextEvidence {
  return TABLE.find(([pattern]) => pattern.test(fieldPattern))?.[1] ?? OTHERWISE;
}
