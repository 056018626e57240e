/** The horizon margin of `proposed/on` with one input at other values: what sensitivities are made of. Column path. */
import { ancestorsOf } from "../formula/column-evaluation.ts";
import type { FormulaNode } from "../formula/node.ts";
import { isInput } from "../formula/operations.ts";
import { exact } from "../number/exact.ts";
import type { ScopeKey } from "./line-book.ts";
import type { ModelGraph } from "./model-graph.ts";
import type { InputMargins } from "./scenario-model.ts";
import { type Base, Trial } from "./trial.ts";

interface Place {
  readonly node: FormulaNode;
  readonly slot: number;
}

/** Where the number at each path stands in the graph. A path may stand in several inputs, of a category and of a list, say. */
function placesOf(model: ModelGraph): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const node of model.graph.inputs()) {
    if (!isInput(node.operation)) continue;
    for (const [slot, path] of node.operation.source.paths.entries()) {
      const known = places.get(path);
      if (known === undefined) places.set(path, [{ node, slot }]);
      else if (!known.some((place) => place.node === node && place.slot === slot)) known.push({ node, slot });
    }
  }
  return places;
}

/** `scope` null: the portfolio. */
export function findInputMargins(model: ModelGraph, base: Base, scope: ScopeKey): InputMargins {
  const target: FormulaNode = model.book.node("proposed/on", scope, "margin").overSpans();
  const horizon = model.spans.length - 1;
  const behind = ancestorsOf(base.nodes, [target]);
  const places = new Map(
    [...placesOf(model)].filter(([, found]) => found.some(({ node }) => behind[node.index] === 1)),
  );
  // Paths come node by node, so that one trial after another serves a whole list: keeping them all would fill the memory.
  let prepared: { readonly key: string; readonly trial: Trial } | null = null;
  const trialFor = (found: readonly Place[]): Trial => {
    const changed = new Set(found.map(({ node }) => node.index));
    const key = [...changed].join(" ");
    if (prepared?.key !== key) prepared = { key, trial: new Trial(base, changed, [target]) };
    return prepared.trial;
  };
  return {
    margin: base.columns.at(target, 0, horizon),
    paths: [...places.keys()],
    at(path, values) {
      const found = places.get(path);
      if (found === undefined) throw new Error(`the margin does not rest on ${path}`);
      const trial = trialFor(found);
      return values.map((value) => {
        const replacements = new Map<number, ReturnType<typeof exact>[]>();
        for (const { node, slot } of found) {
          const slots = replacements.get(node.index) ?? [...base.inputs.slots(node)];
          slots[slot] = exact(value);
          replacements.set(node.index, slots);
        }
        trial.set(replacements);
        return trial.number(target, horizon);
      });
    },
  };
}
