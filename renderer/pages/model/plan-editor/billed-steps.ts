/** Quantity and price factor behind each line of a bill, as the model names them; asked anew when the figures change. */
import { useEffect, useState } from "react";
import type { Client } from "../../../../shared/model/document.ts";
import type { FigureReference } from "../../../../shared/model/results.ts";
import { ask, ignoreStale, useResults } from "../../../state/results-store.ts";
import { useScenario } from "../../../state/scenario-store.ts";
import type { Bill } from "./bill.ts";

export interface BilledSteps {
  readonly quantity: string | null;
  /** Escalator and discount, as plain decimal text; "1" where neither applies. */
  readonly factor: string | null;
}

/** One component's place in the model, as text: the same questions are not asked twice. */
interface Asked {
  readonly id: string;
  readonly quantity: FigureReference;
  readonly factor: FigureReference;
}

function questionsOf(client: Client, bills: readonly Bill[], month: number): readonly Asked[] {
  // Of a plan that never comes into force the model has no lines.
  return bills
    .filter((bill) => bill.inForce)
    .flatMap(({ rows, lens, plan }) =>
      rows.flatMap(({ component }): readonly Asked[] => {
        if (component === undefined || component.type === "onetime") return [];
        const at = { lens, scope: { kind: "client", id: client.id } as const, month };
        const { id } = component;
        return [
          {
            id,
            quantity: { ...at, line: `component.quantity[${plan},${id}]` },
            factor: { ...at, line: `component.factor[${plan},${id}]` },
          },
        ];
      }),
    );
}

async function answerTo({ id, quantity, factor }: Asked): Promise<readonly [string, BilledSteps]> {
  const explain = (figure: FigureReference) => ask("column", { kind: "explain", figure });
  const [billed, by] = await Promise.all([explain(quantity), explain(factor)]);
  return [id, { quantity: billed.value, factor: by.value }];
}

/** By component id. Keeps the last answer until the next is there, so that nothing flickers. */
export function useBilledSteps(
  client: Client,
  bills: readonly Bill[],
  month: number,
): ReadonlyMap<string, BilledSteps> {
  // While a value is typed the quick worker has figures to bring; the steps follow when the value stands.
  const version = useResults((state) => (state.view?.version === state.version ? state.version : null));
  const passing = useScenario((state) => state.preview !== null);
  const [steps, setSteps] = useState<ReadonlyMap<string, BilledSteps>>(new Map());
  const questions = JSON.stringify(questionsOf(client, bills, month));
  useEffect(() => {
    if (passing || version === null) return;
    let wanted = true;
    const asked = JSON.parse(questions) as readonly Asked[];
    Promise.all(asked.map(answerTo))
      .then((entries) => {
        if (wanted) setSteps(new Map(entries));
      })
      .catch(ignoreStale);
    return () => {
      wanted = false;
    };
  }, [questions, passing, version]);
  return steps;
}
