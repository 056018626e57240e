/** What must hold between the lines of a result whatever the inputs are: no ticket, hour or cent comes or goes (spec/model.md, 4 to 8). */

/** Lines that are summed: one, or all whose id is `family[…]`. */
export type Lines = { readonly line: string } | { readonly family: string };

export interface Identity {
  readonly of: "tickets" | "hours" | "money";
  readonly says: string;
  /** Once for every category; its id replaces `*` in each line. */
  readonly each?: "category";
  /** Component lines exist for clients only. */
  readonly clientsOnly?: true;
  /** The sum of `left` equals the sum of `right` in every month. */
  readonly left: readonly Lines[];
  readonly right: readonly Lines[];
}

const line = (id: string): Lines => ({ line: id });
const family = (id: string): Lines => ({ family: id });

export const IDENTITIES: readonly Identity[] = [
  {
    of: "tickets",
    says: "base tickets are prevented or created",
    each: "category",
    left: [line("tickets.base[*]")],
    right: [line("tickets.prevented[*]"), line("tickets.created[*]")],
  },
  {
    of: "tickets",
    says: "created tickets are resolved by AI or worked by people",
    each: "category",
    left: [line("tickets.created[*]")],
    right: [line("ai.resolved[*]"), line("tickets.human[*]")],
  },
  {
    of: "tickets",
    says: "attempted tickets are claimed or handed over",
    each: "category",
    left: [line("ai.attempted[*]")],
    right: [line("ai.claimed[*]"), line("ai.handedOver[*]")],
  },
  {
    of: "tickets",
    says: "claimed tickets stay resolved or are reopened",
    each: "category",
    left: [line("ai.claimed[*]")],
    right: [line("ai.resolved[*]"), line("ai.reopened[*]")],
  },
  {
    of: "hours",
    says: "hours worked are handling, oversight and proactive work",
    left: [line("hours.total")],
    right: [family("hours.handling"), family("hours.oversight"), family("hours.proactive")],
  },
  {
    of: "hours",
    says: "hours worked are those of all levels",
    left: [line("hours.total")],
    right: [family("hours.level")],
  },
  {
    of: "hours",
    says: "hours without AI are those of all levels",
    left: [line("hours.baselineTotal")],
    right: [family("hours.baseline")],
  },
  {
    of: "money",
    says: "gross revenue is components, minimum and collar",
    clientsOnly: true,
    left: [line("revenue.gross")],
    right: [family("revenue.component"), line("revenue.minimum"), line("revenue.collar")],
  },
  {
    of: "money",
    says: "gross revenue is net revenue and credits",
    left: [line("revenue.gross")],
    right: [line("revenue.net"), line("credits")],
  },
  {
    of: "money",
    says: "cost is the sum of its parts",
    left: [line("cost.total")],
    right: [
      "labour",
      "tools",
      "aiUsage",
      "aiIncidents",
      "aiEndpoints",
      "aiPlatform",
      "programme",
      "oneTime",
      "passthrough",
    ].map((part) => line(`cost.${part}`)),
  },
  {
    of: "money",
    says: "cash cost differs from cost by labour alone",
    left: [line("cost.totalCash"), line("cost.labour")],
    right: [line("cost.total"), line("cost.labourCash")],
  },
  {
    of: "money",
    says: "net revenue is margin and cost",
    left: [line("revenue.net")],
    right: [line("margin"), line("cost.total")],
  },
  {
    of: "money",
    says: "net revenue is cash margin and cash cost",
    left: [line("revenue.net")],
    right: [line("marginCash"), line("cost.totalCash")],
  },
];

/** A plan changes what is billed and credited, never the work: lines that both plans share. */
export const WORK_LINES = /^(units|tickets|ai|hours)[.[]/;
