/** Every figure against itself: computed anew by the exact path, on the column path, as it is shown, and by what must be conserved. */
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { ScenarioDocument } from "../model/document.ts";
import { checkIdentities } from "./check-identities.ts";
import { compareFigures, type Difference, type OtherTables } from "./compare-figures.ts";

export interface SelfCheck {
  /** Figures, each of them compared with every table that holds it. */
  readonly compared: number;
  /** Sums that must hold, each in one month or span. */
  readonly identities: number;
  readonly differences: readonly Difference[];
}

/**
 * The whole check of a stored document without faults. `shown` are the tables on screen, of whatever path. Takes as long
 * as an exact run of all clients, so that it belongs on a thread of its own.
 */
export function selfCheck(document: ScenarioDocument, shown: readonly OtherTables[]): SelfCheck {
  const model = createScenarioModel(document);
  const exact = model.exactResults();
  const figures = compareFigures(exact, [{ name: "the quick path", results: model.columnResults() }, ...shown]);
  const { identities, differences } = checkIdentities(exact);
  return { compared: figures.compared, identities, differences: [...figures.differences, ...differences] };
}
