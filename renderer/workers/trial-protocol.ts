/** What the window and the worker of tried documents say to each other. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Scope } from "../../shared/model/results.ts";

export interface ToTrial {
  readonly id: number;
  readonly scope: Scope;
  readonly document: ScenarioDocument;
}

export type FromTrial =
  | { readonly kind: "margin"; readonly id: number; readonly margin: number }
  | { readonly kind: "failed"; readonly id: number; readonly message: string }
  /** Another document was asked about meanwhile. */
  | { readonly kind: "stale"; readonly id: number };
