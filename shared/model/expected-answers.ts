/** What the response guarantees of a plan measure, as the model expects it (spec section 7): requests, and the share answered in time. */
import type { ExactReader } from "../formula/node.ts";
import { plainText } from "../number/exact.ts";
import type { ModelGraph } from "./model-graph.ts";

export interface ExpectedAnswers {
  readonly componentId: string;
  /** 1-based month of the scenario. */
  readonly month: number;
  /** Requests measured, a whole number, as plain decimal text. */
  readonly tickets: string;
  /** Expected share answered in time, 0 to 1; of no meaning without tickets. */
  readonly inTime: string;
}

/** With AI on, in those of `months` in which the guarantee is charged. Throws a `RangeError` for a client that is not there. */
export function findExpectedAnswers(
  { document, invoices }: ModelGraph,
  evaluation: ExactReader,
  clientId: string,
  plan: "current" | "proposed",
  months: readonly number[],
): readonly ExpectedAnswers[] {
  const invoice = invoices.on[document.clients.findIndex(({ id }) => id === clientId)]?.[plan];
  if (invoice === undefined) throw new RangeError(`the scenario has no client "${clientId}"`);
  return invoice.guarantees.flatMap(({ billed, sample }) => {
    if (sample === null) return [];
    return months.flatMap((month) => {
      const [inWindow, tickets, inTime] = [billed.inWindow, sample.tickets, sample.inTime].map((node) =>
        evaluation.at(node, 0, month - 1),
      );
      if (inWindow?.isZero() !== false || tickets == null || inTime == null) return [];
      return [{ componentId: billed.component.id, month, tickets: plainText(tickets), inTime: plainText(inTime) }];
    });
  });
}
