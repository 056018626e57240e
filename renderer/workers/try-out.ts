/** Horizon margins of `proposed/on` with one input at values that are only tried. */

import type { Steps } from "../../shared/formula/steps.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Scope } from "../../shared/model/results.ts";
import type { InputMargins, ScenarioModel } from "../../shared/model/scenario-model.ts";

export interface TriedMargins {
  /** As the document stands. */
  readonly now: number;
  /** At each of the values; null where the margin does not rest on the input alone. */
  readonly at: readonly number[] | null;
}

interface Prepared {
  readonly document: ScenarioDocument;
  readonly clientId: string | undefined;
  readonly margins: InputMargins;
}

/** Kept from question to question: the next values of the same input are found at once. */
const preparedOf = new WeakMap<ScenarioModel, Prepared>();

function marginsOf(model: ScenarioModel, scope: Scope): InputMargins {
  const clientId = scope.kind === "client" ? scope.id : undefined;
  const known = preparedOf.get(model);
  if (known?.document === model.document && known.clientId === clientId) return known.margins;
  const margins = model.inputMargins(clientId);
  preparedOf.set(model, { document: model.document, clientId, margins });
  return margins;
}

/** Hands over after each value, so that nothing waits for a whole curve. `values` are plain decimals that the field allows. */
export function* triedMargins(
  model: ScenarioModel,
  scope: Scope,
  path: string,
  values: readonly string[],
): Steps<TriedMargins> {
  const margins = marginsOf(model, scope);
  if (!margins.paths.includes(path)) return { now: margins.margin, at: null };
  yield;
  const at: number[] = [];
  for (const value of values) {
    at.push(...margins.at(path, [value]));
    yield;
  }
  return { now: margins.margin, at };
}
