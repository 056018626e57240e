/** A question that takes a while and is asked by a button: nothing, asked, found, or failed in words. */
import { useRef, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { type Together, useRisk } from "../../state/risk-store.ts";

export type Asked<T> =
  | { readonly state: "asked" }
  | { readonly state: "found"; readonly answer: T }
  | { readonly state: "failed"; readonly message: string };

interface Held<T> {
  readonly document: ScenarioDocument;
  readonly together: Together;
  readonly key: string;
  readonly asked: Asked<T>;
}

/** What was asked about another document, or about something else than `key`, is gone, and its answer is not shown when it comes. */
export function useAsked<T>(
  document: ScenarioDocument,
  key: string,
): readonly [asked: Asked<T> | null, ask: (start: () => Promise<T>) => void] {
  const together = useRisk((state) => state.together);
  const [held, setHeld] = useState<Held<T> | null>(null);
  const newest = useRef(0);
  function ask(start: () => Promise<T>): void {
    const turn = ++newest.current;
    const hold = (asked: Asked<T>): void => {
      if (turn === newest.current) setHeld({ document, together, key, asked });
    };
    hold({ state: "asked" });
    start().then(
      (answer) => hold({ state: "found", answer }),
      (error: unknown) => hold({ state: "failed", message: error instanceof Error ? error.message : String(error) }),
    );
  }
  const isOfThis = held !== null && held.document === document && held.together === together && held.key === key;
  return [isOfThis ? held.asked : null, ask];
}
