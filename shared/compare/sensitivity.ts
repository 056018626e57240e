/**
 * How much the horizon margin of `proposed/on` rests on each input, and how much of that on evidence that nobody has
 * verified. Column path; a swing is one input at a time, everything else as it stands.
 */

import { finish, type Steps } from "../formula/steps.ts";
import { inputsOf } from "../model/fields.ts";
import type { Scope } from "../model/results.ts";
import type { ScenarioModel } from "../model/scenario-model.ts";
import { type SwingRange, swingRange } from "./swing-range.ts";

/** What one input does to the margin over its range, in money over the horizon. */
export interface Swing extends SwingRange {
  readonly path: string;
  readonly marginAtLow: number;
  readonly marginAtHigh: number;
  /**
   * Greatest less least of the margin at low, as it stands, and at high; never negative. The value as it stands counts
   * because it may lie outside the library's range, and because a margin may have its peak between the ends.
   */
  readonly swing: number;
}

export interface Sensitivity {
  readonly scope: Scope;
  /** Horizon margin as it stands. */
  readonly margin: number;
  /** Of every input that was moved and that the margin rests on, largest swing first; equal ones by path. */
  readonly swings: readonly Swing[];
}

/**
 * Moves one input at a time and hands over after each, so that the caller may stop. What is moved: the scope's own inputs
 * (all clients' for the portfolio, otherwise the shared ones and the client's) that have a range (shared/compare/swing-range.ts)
 * and that the margin rests on. The model must not be updated in between.
 */
export function* sensitivitySteps(model: ScenarioModel, scope: Scope): Steps<Sensitivity> {
  const margins = scope.kind === "client" ? model.inputMargins(scope.id) : model.inputMargins();
  const { document } = model;
  const ranges = new Map<string, SwingRange>();
  for (const input of inputsOf(document, scope.kind === "client" ? scope.id : undefined)) {
    const range = swingRange(input, document.currency);
    if (range !== undefined) ranges.set(input.path, range);
  }
  const swings: Swing[] = [];
  for (const path of margins.paths) {
    const range = ranges.get(path);
    if (range === undefined) continue;
    const [marginAtLow = Number.NaN, marginAtHigh = Number.NaN] = margins.at(path, [range.low, range.high]);
    const all = [marginAtLow, margins.margin, marginAtHigh];
    swings.push({ path, ...range, marginAtLow, marginAtHigh, swing: Math.max(...all) - Math.min(...all) });
    yield;
  }
  swings.sort((a, b) => b.swing - a.swing || (a.path < b.path ? -1 : 1));
  return { scope, margin: margins.margin, swings };
}

/** All steps at once. */
export function sensitivityOf(model: ScenarioModel, scope: Scope): Sensitivity {
  return finish(sensitivitySteps(model, scope));
}
