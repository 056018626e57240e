/** What the Risk page and its worker say to each other: studies of one document that take many runs of the quick path. */
import type { Clause } from "../../shared/compare/clauses.ts";
import type { HeatMap } from "../../shared/compare/heat-map.ts";
import type { InputRange, OneAtATime } from "../../shared/compare/one-at-a-time.ts";
import type { Payoff, PayoffAxis } from "../../shared/compare/payoff.ts";
import type { PricedComponent } from "../../shared/compare/priced.ts";
import type { RenewalCurve, RenewalStudy } from "../../shared/compare/renewal.ts";
import type { ShockEffects } from "../../shared/compare/shock-effects.ts";
import type { ShockId } from "../../shared/compare/shocks.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Scope } from "../../shared/model/results.ts";

export interface Studies {
  oneAtATime: {
    ask: { document: ScenarioDocument; scope: Scope; ranges: readonly InputRange[] };
    answer: OneAtATime;
  };
  heatMap: {
    ask: {
      document: ScenarioDocument;
      scope: Scope;
      priced: readonly PricedComponent[];
      factors: readonly number[];
    };
    answer: HeatMap | null;
  };
  shocks: {
    ask: { document: ScenarioDocument; chosen: readonly ShockId[]; clientIds: readonly string[] };
    answer: ShockEffects;
  };
  payoff: {
    ask: { document: ScenarioDocument; clientId: string; clause: Clause; axis: PayoffAxis };
    answer: Payoff;
  };
  renewal: {
    ask: { document: ScenarioDocument; clientId: string; curve: RenewalCurve; target: number };
    answer: RenewalStudy | null;
  };
}
export type StudyKind = keyof Studies;
export type Study = { [K in StudyKind]: { readonly kind: K } & Studies[K]["ask"] }[StudyKind];

/** A study takes the place of the one before of its kind. */
export type ToRiskWorker =
  | { readonly kind: "study"; readonly id: number; readonly study: Study }
  | { readonly kind: "stop"; readonly id: number };

export type FromRiskWorker =
  | { readonly kind: "answer"; readonly id: number; readonly answer: Studies[StudyKind]["answer"] }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
