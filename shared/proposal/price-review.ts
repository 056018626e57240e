/** Runs the one model over service reviews of many clients: the desk once for all of them, each bill by itself. */
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { Client, ScenarioDocument } from "../model/document.ts";
import type { ExpectedAnswers } from "../model/expected-answers.ts";
import { clientOf } from "./contract-term.ts";
import { documentOver, type MonthSpan } from "./review-period.ts";
import { planInForce, type ReviewSheetSource, reviewView } from "./review-view.ts";
import type { ReviewView } from "./review-view-shape.ts";

/** A client's own months of answers, by client; clients without a response guarantee in force have none. */
export type AnswersByClient = Readonly<Record<string, readonly ExpectedAnswers[]>>;

/** The scenario with one client only: no bill and no count of tickets rests on another client's. Of the desk it says nothing. */
export function soloDocument(document: ScenarioDocument, clientId: string): ScenarioDocument {
  return { ...document, clients: [clientOf(document, clientId)] };
}

function monthsOf({ first, last }: MonthSpan, client: Client, plan: "current" | "proposed"): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(
    (month) => planInForce(client, month) === plan,
  );
}

const promisesResponse = (client: Client, plan: "current" | "proposed"): boolean =>
  client[`${plan}Plan`].components.some(
    (component) => component.type === "guarantee" && component.metric === "response",
  );

/** What the desk, shared by all clients, is expected to answer in time for some of them. Seconds where there are hundreds of clients. */
export function reviewAnswers(
  document: ScenarioDocument,
  clientIds: readonly string[],
  span: MonthSpan,
): AnswersByClient {
  const asked = clientIds.flatMap((id) =>
    (["current", "proposed"] as const).flatMap((plan) => {
      const client = clientOf(document, id);
      const months = promisesResponse(client, plan) ? monthsOf(span, client, plan) : [];
      return months.length === 0 ? [] : [{ id, plan, months }];
    }),
  );
  const answers: Record<string, readonly ExpectedAnswers[]> = Object.fromEntries(clientIds.map((id) => [id, []]));
  if (asked.length === 0) return answers;
  const model = createScenarioModel(documentOver(document, span));
  for (const { id, plan, months } of asked)
    answers[id] = [...(answers[id] ?? []), ...model.expectedAnswers(id, plan, months)];
  return answers;
}

/** One client's review. Throws a `RangeError` for a client that is not there. */
export function priceReview(source: Omit<ReviewSheetSource, "results">): ReviewView {
  const solo = documentOver(soloDocument(source.document, source.clientId), source.span);
  const results = createScenarioModel(solo).exactResults([{ kind: "client", id: source.clientId }]);
  return reviewView({ ...source, document: solo, results });
}
