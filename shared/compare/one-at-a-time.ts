/**
 * What each uncertain input does alone: the figures of `proposed/on` with it at a low and at a high value of its own,
 * everything else as it stands. Column path; what inputs do together is the simulation's (shared/simulation).
 */
import { mayBeAbandoned } from "../model/abandonment.ts";
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { ScenarioDocument } from "../model/document.ts";
import type { Scope } from "../model/results.ts";
import type { ScenarioModel } from "../model/scenario-model.ts";
import { withValue } from "../scenario/with-value.ts";
import { type HorizonFigures, lensFigures } from "./horizon-figures.ts";

/** Two values of an input, plain decimals that its field allows, such as its P10 and P90. */
export interface InputRange {
  /** Stable path. */
  readonly path: string;
  readonly low: string;
  readonly high: string;
}

export interface RangeEffect extends InputRange {
  readonly atLow: HorizonFigures;
  readonly atHigh: HorizonFigures;
}

export interface OneAtATime {
  /** With every input at its point value. */
  readonly now: HorizonFigures;
  /** In the order asked. */
  readonly effects: readonly RangeEffect[];
  /** With AI given up as `ai.abandonment` says; null where it never or always is. */
  readonly abandoned: HorizonFigures | null;
}

/** Hands over after each input, so that the caller may stop. Leaves the model with the document. */
export function* oneAtATime(
  model: ScenarioModel,
  document: ScenarioDocument,
  scope: Scope,
  ranges: readonly InputRange[],
): Generator<void, OneAtATime> {
  const at = (path: string, value: string): HorizonFigures => {
    model.update(withValue(document, path, value));
    return lensFigures(model, scope)["proposed/on"];
  };
  model.update(document);
  const now = lensFigures(model, scope)["proposed/on"];
  const effects: RangeEffect[] = [];
  for (const range of ranges) {
    effects.push({ ...range, atLow: at(range.path, range.low), atHigh: at(range.path, range.high) });
    yield;
  }
  model.update(document);
  const abandoned = mayBeAbandoned(document)
    ? lensFigures(createScenarioModel(document, true), scope)["proposed/on"]
    : null;
  return { now, effects, abandoned };
}

/** Between the median and the 90 % point of a normal distribution, in standard deviations. */
const Z90 = 1.2815515655446004;
/** 95 % of a normal distribution lie within. */
const Z975 = 1.959963984540054;

/**
 * Where the net deflection lies with 95 % confidence, as far as the inputs' own ranges tell: their effects from P10 to P90,
 * taken as normal. Inputs of one finding move together, findings are independent; null leaves an input out. Null where no
 * input moves it.
 */
export function deflectionRange(
  { now, effects }: OneAtATime,
  findingOf: (path: string) => string | null = (path) => path,
): { readonly from: number; readonly to: number } | null {
  if (now.deflection === null) return null;
  const widths = new Map<string, number>();
  for (const { path, atLow, atHigh } of effects) {
    const finding = findingOf(path);
    if (finding === null) continue;
    const width = (atHigh.deflection ?? 0) - (atLow.deflection ?? 0);
    widths.set(finding, (widths.get(finding) ?? 0) + width);
  }
  const variance = [...widths.values()].reduce((sum, width) => sum + (width / (2 * Z90)) ** 2, 0);
  if (!(variance > 1e-12)) return null;
  const reach = Z975 * Math.sqrt(variance);
  return { from: Math.max(0, now.deflection - reach), to: Math.min(1, now.deflection + reach) };
}
