import type { DisplayUnit } from "../number/display-unit.ts";
import type { ComponentType, GuaranteeComponent, Pricing } from "./document.ts";

/**
 * `quantity`: a decimal or a distribution; `decimal`: a decimal only; `count`: an integer; `month`: an integer month of the
 * scenario or of the plan; `identity` and `constant`: what no one edits in place.
 */
export type FieldKind =
  | "quantity"
  | "decimal"
  | "count"
  | "month"
  | "calendar-month"
  | "choice"
  | "flag"
  | "text"
  | "identity"
  | "constant";

/** Bounds as plain decimal text, inclusive unless said otherwise. */
export interface Domain {
  readonly minimum?: string;
  readonly aboveMinimum?: boolean;
  readonly maximum?: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export type GuaranteeMetric = GuaranteeComponent["metric"];
export type PricingMode = Pricing["mode"];

/** Which price components have a field: absent means all of them. */
export interface OnlyFor {
  readonly types?: readonly ComponentType[];
  readonly metrics?: readonly GuaranteeMetric[];
  readonly modes?: readonly PricingMode[];
}

/** What is known of the price component that a path lies in; `undefined` where it is not known. */
export interface Variant {
  readonly type?: ComponentType | undefined;
  readonly metric?: GuaranteeMetric | undefined;
  readonly mode?: PricingMode | undefined;
}

/** A default that follows another field (spec section 2, in brackets). */
export type DefaultRule = "ai.goLiveMonth" | "convertMonth + 12";

export type FieldGroup =
  | "scenario"
  | "labour"
  | "tools"
  | "proactive"
  | "desk"
  | "categories"
  | "ai"
  | "clients"
  | "currentPlan"
  | "proposedPlan";

/** Everything that is known about one leaf of the scenario document (spec section 2). */
export interface Field {
  /** Stable path (shared/scenario/change.ts) with `*` for a list member, for example `ai/programme/roles/*`. */
  readonly pattern: string;
  readonly onlyFor?: OnlyFor;
  /** Trade term, sentence case. */
  readonly label: string;
  readonly kind: FieldKind;
  readonly unit: DisplayUnit;
  readonly domain?: Domain;
  /** What is allowed, in words that follow "must be". */
  readonly allowed: string;
  readonly choices?: readonly Choice[];
  /** The only value of a `constant`. */
  readonly constant?: string | number;
  /** What `null` means; absent where `null` is no value. */
  readonly nullMeans?: string;
  /** What 0 means, where it is no number like others. */
  readonly zeroMeans?: string;
  readonly required: boolean;
  /** The default of spec section 2 in document form; absent where there is none or `defaultRule` says it. */
  readonly defaultValue?: string | number | boolean | null;
  readonly defaultRule?: DefaultRule;
  /** How far one arrow key goes, in document form. */
  readonly step?: string;
  readonly group: FieldGroup;
  /** One sentence of the trade. */
  readonly help: string;
  /** A change of it changes which other fields there are. */
  readonly structural?: true;
}
