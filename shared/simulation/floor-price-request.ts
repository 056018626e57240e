/** The lowest price that meets a margin with a given confidence: what is asked, and what is answered. Plain data. */

import type { PricedComponents, SimulationRequest } from "./request.ts";
import type { Statistic } from "./result.ts";

export interface FloorPriceRequest
  extends Pick<SimulationRequest, "document" | "trials" | "seed" | "correlations" | "badMonths">,
    PricedComponents {
  /** Margin as a share of net revenue over the horizon, `proposed/on`; plain decimal text. */
  readonly targetMargin: string;
  /** With which the margin must be reached, above 0 and below 1, such as 0.9. */
  readonly confidence: number;
}

export type FloorPrice =
  | {
      /** What all prices of the components are multiplied by (spec section 8, target price). */
      readonly factor: Statistic;
      /** The factor at which half of the trials reach the margin: how much of the price is caution. */
      readonly factorAtHalf: Statistic;
      /** The uncertain input, or the chance that AI is given up, that most decides how high the price must be; null where nothing is uncertain. */
      readonly binding: { readonly path: string; readonly varianceShare: Statistic } | null;
      /** Share of trials in which the client's margin is reached at today's prices. */
      readonly confidenceToday: Statistic;
      readonly trials: number;
      /** Trials that the price is not enough for: fewer than 20 of them say little of where it lies. */
      readonly trialsInTail: number;
      readonly infeasibleTrials: number;
    }
  /** `none`: in too many trials no factor from 0 to 10 reaches the margin. */
  | { readonly reason: "none"; readonly unreachedTrials: number; readonly trials: number };
