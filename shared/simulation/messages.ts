/** What a pool of trial workers and its workers say to each other. Plain data; columns of batches are handed over, not copied. */

import type { TrialBatch } from "./batch.ts";
import type { RefusalCode } from "./refusal.ts";
import type { PricedComponents, SimulationRequest, TrialRange } from "./request.ts";

export type ToTrialWorker =
  /** Makes everything asked before worthless. */
  | {
      readonly kind: "start";
      readonly run: number;
      readonly request: SimulationRequest;
      /** The trials of the run before, so that its program is at hand; `request` may ask for more of them. */
      readonly isSame: boolean;
      /** Components whose prices are multiplied by a factor that differs by trial, as its range says. */
      readonly priced?: PricedComponents;
    }
  | {
      readonly kind: "range";
      readonly run: number;
      readonly range: TrialRange;
      /** Price factor of each trial of the range. */
      readonly factors?: Float64Array<ArrayBuffer>;
    };

export type FromTrialWorker =
  | { readonly kind: "ready"; readonly run: number }
  | { readonly kind: "batch"; readonly run: number; readonly batch: TrialBatch }
  | { readonly kind: "refused"; readonly run: number; readonly code: RefusalCode; readonly message: string }
  | { readonly kind: "failed"; readonly run: number; readonly message: string };
