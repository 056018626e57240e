/** Which formulas of the graph are drawn in a simulation instead of expected, and from what (spec/model.md section 9). */
import type { FormulaNode } from "../formula/node.ts";
import type { ModelGraph } from "../model/model-graph.ts";
import type { Counted, Purpose } from "./draw.ts";

/** Tickets are drawn at the mean that their formula gives. */
export interface DrawnTickets {
  readonly kind: "tickets";
  /** Stream of each category. */
  readonly streams: readonly string[];
}

/** Some of what precedes: each ticket of `parent` counts with the chance that the formula gives for one ticket. */
export interface Thinning {
  readonly kind: "thinning";
  readonly counted: Exclude<Counted, "tickets" | "answered">;
  readonly parent: FormulaNode;
  readonly streams: readonly string[];
}

/** The chance of a measured value below a bound becomes whether it is. */
export interface DrawnCredit {
  readonly kind: "credit";
  /** To which the lens is added. */
  readonly stream: string;
}

export interface DrawnNodes {
  readonly counts: ReadonlyMap<number, DrawnTickets | Thinning>;
  /** By index of the expected credit share of a guarantee. */
  readonly credits: ReadonlyMap<number, DrawnCredit>;
}

/** Where the words of a count are: the purpose, which of its two words, and the purpose of the second words. */
export const WORD_OF: Readonly<
  Record<Exclude<Counted, "answered">, { readonly purpose: Purpose; readonly at: 0 | 1; readonly second: Purpose }>
> = {
  tickets: { purpose: "tickets", at: 0, second: "moreTickets" },
  prevented: { purpose: "tickets", at: 1, second: "moreTickets" },
  attempted: { purpose: "attempts", at: 0, second: "moreAttempts" },
  claimed: { purpose: "attempts", at: 1, second: "moreAttempts" },
  reopened: { purpose: "outcomes", at: 0, second: "moreOutcomes" },
  incidents: { purpose: "outcomes", at: 1, second: "moreOutcomes" },
};

export function drawnNodes(model: ModelGraph): DrawnNodes {
  const counts = new Map<number, DrawnTickets | Thinning>();
  const credits = new Map<number, DrawnCredit>();
  const { document } = model;
  for (const state of ["off", "on"] as const) {
    for (const [at, client] of document.clients.entries()) {
      const { automation } = model.deliveries[state][at]!;
      // Of one name per client and category, whatever else the document holds.
      const streams = document.categories.map((category) => `tickets ${JSON.stringify([client.id, category.id])}`);
      counts.set(automation.base.index, { kind: "tickets", streams });
      const thin = (node: FormulaNode, parent: FormulaNode, counted: Thinning["counted"]) =>
        counts.set(node.index, { kind: "thinning", counted, parent, streams });
      thin(automation.prevented, automation.base, "prevented");
      thin(automation.attempted, automation.created, "attempted");
      thin(automation.claimed, automation.attempted, "claimed");
      thin(automation.reopened, automation.claimed, "reopened");
      thin(automation.incidents, automation.attempted, "incidents");
      const invoices = model.invoices[state][at]!;
      for (const invoice of [invoices.current, invoices.proposed]) {
        for (const { share, billed } of invoice.guarantees) {
          const stream = JSON.stringify([client.id, invoice.key, billed.component.id]);
          credits.set(share.index, { kind: "credit", stream });
        }
      }
    }
  }
  return { counts, credits };
}
