/** What the window and the simulation worker say to each other. Plain data: a view of the trials, never the trials. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { FloorPrice, FloorPriceRequest } from "../../shared/simulation/floor-price-request.ts";
import type { PairedWorth } from "../../shared/simulation/paired.ts";
import type { PromiseRequest, PromiseValue } from "../../shared/simulation/promise.ts";
import type { RefusalCode } from "../../shared/simulation/refusal.ts";
import type { SimulationRequest } from "../../shared/simulation/request.ts";
import type { SimulationProgress } from "../../shared/simulation/result.ts";

export type ToSimulation =
  /** Stops what the same desk did before. */
  | { readonly kind: "simulate"; readonly id: number; readonly request: SimulationRequest }
  | { readonly kind: "floorPrice"; readonly id: number; readonly request: FloorPriceRequest }
  | { readonly kind: "promise"; readonly id: number; readonly request: PromiseRequest }
  /** What is in the request's document and not in `without`, in money. */
  | {
      readonly kind: "worth";
      readonly id: number;
      readonly request: SimulationRequest;
      readonly without: ScenarioDocument;
    }
  | { readonly kind: "stop"; readonly id: number };

export type FromSimulation =
  | { readonly kind: "progress"; readonly id: number; readonly progress: SimulationProgress }
  /** After the last progress. */
  | { readonly kind: "done"; readonly id: number }
  | { readonly kind: "floorPrice"; readonly id: number; readonly answer: FloorPrice }
  | { readonly kind: "promise"; readonly id: number; readonly answer: PromiseValue }
  | { readonly kind: "worth"; readonly id: number; readonly answer: PairedWorth }
  | { readonly kind: "stopped"; readonly id: number }
  | { readonly kind: "refused"; readonly id: number; readonly code: RefusalCode; readonly message: string }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
