/** Horizon margins of `proposed/on` at values that are only tried: one input at several values, or a whole other document. */
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Scope } from "../../shared/model/results.ts";
import type { InputMargins, ScenarioModel } from "../../shared/model/scenario-model.ts";

export interface TriedMargins {
  /** As the document stands. */
  readonly now: number;
  /** At each of the values; null where the margin does not rest on the input alone. */
  readonly at: readonly number[] | null;
}

export interface TriedDocument {
  readonly now: number;
  readonly tried: number;
}

interface Prepared {
  readonly document: ScenarioDocument;
  readonly clientId: string | undefined;
  readonly margins: InputMargins;
}

/** Kept from question to question: the next values of the same input are found at once. */
const preparedOf = new WeakMap<ScenarioModel, Prepared>();
/** A second model, so that the one on screen never leaves its document. */
let other: ScenarioModel | null = null;

function marginsOf(model: ScenarioModel, scope: Scope): InputMargins {
  const clientId = scope.kind === "client" ? scope.id : undefined;
  const known = preparedOf.get(model);
  if (known?.document === model.document && known.clientId === clientId) return known.margins;
  const margins = model.inputMargins(clientId);
  preparedOf.set(model, { document: model.document, clientId, margins });
  return margins;
}

/** `values` are plain decimals that the input's field allows. */
export function triedMargins(
  model: ScenarioModel,
  scope: Scope,
  path: string,
  values: readonly string[],
): TriedMargins {
  const margins = marginsOf(model, scope);
  return { now: margins.margin, at: margins.paths.includes(path) ? margins.at(path, values) : null };
}

export function triedDocument(model: ScenarioModel, scope: Scope, document: ScenarioDocument): TriedDocument {
  if (other === null) other = createScenarioModel(document);
  else other.update(document);
  return { now: horizonMargin(model, scope), tried: horizonMargin(other, scope) };
}

function horizonMargin(model: ScenarioModel, scope: Scope): number {
  const { spans, lenses } = model.columnResults([scope]);
  const lens = lenses["proposed/on"];
  const results = scope.kind === "client" ? lens.clients[scope.id] : lens.portfolio;
  const margin = results?.totals.margin?.[spans.length - 1];
  if (typeof margin !== "number") throw new Error("a margin always exists");
  return margin;
}
