/** What each line of the result format is called, how it is measured, and where spec/model.md defines it. */

export interface LineTerm {
  readonly label: string;
  readonly section: string;
  /** Sums over months and clients mean something. */
  readonly additive: boolean;
  readonly note?: string;
}

const TERMS: Readonly<Record<string, LineTerm>> = {
  "units[users]": { label: "Users", section: "4", additive: true },
  "units[endpoints]": { label: "Endpoints", section: "4", additive: true },
  "units[servers]": { label: "Servers", section: "4", additive: true },
  "units[sites]": { label: "Sites", section: "4", additive: true },
  "units[client]": { label: "Clients", section: "4", additive: true },
  adoption: {
    label: "Adoption",
    section: "4",
    additive: false,
    note: "0 until the client is live, then growing along the ramp.",
  },
  gate: { label: "Data gate", section: "4", additive: false, note: "0 stops AI attempts and nothing else." },
  readiness: {
    label: "Readiness",
    section: "4",
    additive: false,
    note: "How far the client's data and permissions let AI resolve what it could.",
  },
  "tickets.base": { label: "Base tickets", section: "4", additive: true },
  "tickets.prevented": { label: "Prevented tickets", section: "4", additive: true },
  "tickets.created": { label: "Tickets created", section: "4", additive: true },
  "ai.attempted": { label: "Attempted by AI", section: "4", additive: true },
  "ai.claimed": {
    label: "Claimed by AI",
    section: "4",
    additive: true,
    note: "Closed by AI, before any of them are reopened.",
  },
  "ai.reopened": { label: "Reopened tickets", section: "4", additive: true },
  "ai.resolved": {
    label: "AI-resolved tickets",
    section: "4",
    additive: true,
    note: "Closed by AI and stayed closed.",
  },
  "ai.handedOver": { label: "Handed over to people", section: "4", additive: true },
  "tickets.human": { label: "Tickets worked by people", section: "4", additive: true },
  "tickets.work": {
    label: "Work in mean tickets",
    section: "4",
    additive: true,
    note: "AI takes the easier tickets, so what is left is harder than the mean.",
  },
  "hours.handling": { label: "Handling hours", section: "4", additive: true },
  "hours.oversight": { label: "Oversight hours", section: "4", additive: true },
  "hours.proactive": { label: "Proactive hours", section: "4", additive: true },
  "hours.level": { label: "Hours worked", section: "4", additive: true },
  "hours.total": { label: "Hours worked, all levels", section: "4", additive: true },
  "hours.baseline": { label: "Hours without AI", section: "4", additive: true },
  "hours.baselineTotal": { label: "Hours without AI, all levels", section: "4", additive: true },
  "hours.freed": { label: "Freed hours", section: "4", additive: true, note: "Capacity, not yet cash." },
  "hours.realised": {
    label: "Realised hours",
    section: "4",
    additive: true,
    note: "A freed hour turns into cash only after the lag, and only while it stays free.",
  },
  "hours.programme": { label: "Programme hours", section: "4", additive: true },
  deflection: {
    label: "Net deflection",
    section: "4",
    additive: false,
    note: "Tickets that AI closed and that stayed closed, over tickets created.",
  },
  "cost.labour": { label: "Labour", section: "5.1", additive: true, note: "The cost of the work done." },
  "cost.labourCash": {
    label: "Labour, cash",
    section: "5.1",
    additive: true,
    note: "Freed hours stay on the payroll until they are realised.",
  },
  "cost.labourBaseline": { label: "Labour without AI", section: "5.1", additive: true },
  "cost.labourWages": { label: "Labour, wages only", section: "5.1", additive: true },
  "cost.tools": { label: "Tools", section: "5.2", additive: true },
  "cost.aiUsage": { label: "AI usage", section: "5.3", additive: true },
  "cost.aiIncidents": { label: "AI incidents", section: "5.3", additive: true },
  "cost.aiEndpoints": { label: "AI per endpoint", section: "5.3", additive: true },
  "cost.aiPlatform": { label: "AI platform and seats", section: "5.3", additive: true },
  "cost.programme": { label: "AI programme", section: "5.4", additive: true },
  "cost.oneTime": { label: "One-time AI cost", section: "5.4", additive: true },
  "cost.passthrough": { label: "Pass-through cost", section: "6", additive: true },
  "cost.total": { label: "Cost", section: "5.5", additive: true },
  "cost.totalCash": { label: "Cost, cash", section: "5.5", additive: true },
  "revenue.component": { label: "Component", section: "6", additive: true },
  "revenue.minimum": { label: "Minimum top-up", section: "6", additive: true },
  "revenue.collar": { label: "Collar", section: "6", additive: true },
  "revenue.gross": { label: "Gross revenue", section: "6", additive: true },
  "credits.component": { label: "Expected credit", section: "7", additive: true },
  credits: {
    label: "Expected credits",
    section: "7",
    additive: true,
    note: "Variable consideration: they reduce revenue and are no cost.",
  },
  "revenue.net": { label: "Net revenue", section: "8", additive: true },
  margin: { label: "Margin", section: "8", additive: true },
  marginCash: { label: "Margin, cash", section: "8", additive: true },
  marginPercent: { label: "Margin %", section: "8", additive: false },
  marginPercentUnloaded: { label: "Margin %, unloaded labour", section: "8", additive: false },
  costPerTicket: { label: "Cost per ticket", section: "8", additive: false },
  effectiveHourlyRate: { label: "Effective hourly rate", section: "8", additive: false },
  revenuePerEndpoint: { label: "Revenue per endpoint", section: "8", additive: false },
  containment: {
    label: "Containment",
    section: "8",
    additive: false,
    note: "Claimed over attempted; shown beside deflection, never in its place.",
  },
  workAvoided: { label: "Work avoided", section: "8", additive: false },
  hoursFreed: { label: "Hours freed", section: "8", additive: false },
  fteFreed: { label: "Full-time equivalents freed", section: "8", additive: false },
  npv: { label: "Net present value of margin", section: "8", additive: false },
  npvCash: { label: "Net present value of cash margin", section: "8", additive: false },
  rate: { label: "Loaded labour rate", section: "5.1", additive: false },
  wage: { label: "Wage per productive hour", section: "5.1", additive: false },
  "invoice.subtotal": {
    label: "Invoice subtotal",
    section: "6",
    additive: true,
    note: "All components but one-time fees, pass-through and gain share.",
  },
  "invoice.base": { label: "Invoice after minimum and collar", section: "6", additive: true },
  "component.quantity": { label: "Billed quantity", section: "6", additive: false },
  "component.factor": { label: "Escalator and discount", section: "6", additive: false },
  "component.amount": { label: "Amount", section: "6", additive: true },
  "credit.share": { label: "Expected credit share", section: "7", additive: false },
  "queue.arrivals": { label: "First-line arrivals", section: "7", additive: false },
  "queue.work": { label: "First-line work", section: "7", additive: false },
  "queue.load": { label: "Desk load", section: "7", additive: false, note: "In Erlang: people busy on average." },
  "queue.serviceTime": { label: "Mean time per first-line ticket", section: "7", additive: false },
  "queue.delayed": { label: "Chance of having to wait", section: "7", additive: false, note: "Erlang C." },
  "queue.servers": { label: "People at the desk", section: "7", additive: false },
  "queue.overloaded": { label: "Desk overloaded", section: "7", additive: false },
  "pool.share": { label: "Share of pooled AI cost", section: "5.4", additive: false },
  freedValue: { label: "Value of freed hours", section: "8", additive: true },
  aiCost: { label: "AI cost", section: "8", additive: true },
  breakEvenRealisation: {
    label: "Break-even realisation",
    section: "8",
    additive: false,
    note: "The share of all freed hours that must become cash for AI to pay for itself.",
  },
};

/** The part of a line id before `[`, except for `units[…]`, whose kinds have names of their own. */
export function lineTerm(line: string): LineTerm {
  const bare = line.replace(/^kpi\./, "");
  const term = TERMS[bare] ?? TERMS[bare.replace(/\[.*$/s, "")];
  if (term === undefined) throw new Error(`no name for the line ${line}`);
  return term;
}

/** Formulas that have a name so that they can be taken apart, but are no line of the result format. */
export function isIntermediate(line: string): boolean {
  return /^(rate|wage|invoice\.|component\.|credit\.share|queue\.|pool\.share|freedValue|aiCost|kpi\.|breakEvenRealisation)/.test(
    line,
  );
}
