/**
 * A scenario on its way from one workspace to another: with all that it inherits from, evidence, claims and the history of
 * each. One JSON file, `outturn-package` version 1, under the SHA-256 of its content.
 */
import type { ScenarioDocument } from "../model/document.ts";
import { canonicalJson } from "./canonical.ts";
import type { Change, Json } from "./change.ts";
import type { EvidenceByPath } from "./evidence.ts";
import type { LockRecord } from "./lock.ts";
import type { ScenarioContent, VariantRecord } from "./variant.ts";

export const PACKAGE_FORMAT = "outturn-package";
export const PACKAGE_VERSION = 1;
export const PACKAGE_ENDING = "outturn-package";

/** What a scenario stores of its own: one of the two. */
export type StoredContent =
  | { readonly kind: "root"; readonly document: ScenarioDocument; readonly evidence: EvidenceByPath }
  | { readonly kind: "variant"; readonly record: VariantRecord };

/** One edit of the scenario's own records, told apart from all others by its seal. */
export interface PackagedEdit {
  /** SHA-256 of label, who, when and changes. */
  readonly seal: string;
  readonly label: string;
  readonly who: string;
  readonly at: string;
  readonly changes: readonly Change[];
}

export interface PackagedScenario {
  readonly id: string;
  readonly content: StoredContent;
  readonly claims: Json | null;
  readonly lock: LockRecord | null;
  /** SHA-256 of what it was before the first edit that is told; null where the first one made it. */
  readonly origin: string | null;
  /** Oldest first. */
  readonly history: readonly PackagedEdit[];
}

export interface PackageContent {
  readonly exportedAt: string;
  readonly exportedBy: string;
  /** The one that was exported, which is the last of the scenarios. */
  readonly scenario: string;
  /** What it inherits from first, down from the root. */
  readonly scenarios: readonly PackagedScenario[];
}

export interface ScenarioPackage {
  readonly format: typeof PACKAGE_FORMAT;
  readonly version: typeof PACKAGE_VERSION;
  /** SHA-256 of the canonical JSON of `content`. */
  readonly hash: string;
  readonly content: PackageContent;
}

export type Digest = (text: string) => string;

export function sealOf({ label, who, at, changes }: Omit<PackagedEdit, "seal">, digest: Digest): string {
  return digest(canonicalJson([label, who, at, changes]));
}

export const storedHash = (content: StoredContent, digest: Digest): string => digest(canonicalJson(content));

/** One byte sequence per content. */
export function packageText(content: PackageContent, digest: Digest): string {
  const hash = digest(canonicalJson(content));
  return canonicalJson({ format: PACKAGE_FORMAT, version: PACKAGE_VERSION, hash, content });
}

/** What became known of a scenario before now: by these, two workspaces find out where they parted. */
export function lineageOf({ origin, history }: Pick<PackagedScenario, "origin" | "history">): ReadonlySet<string> {
  return new Set([...(origin === null ? [] : [origin]), ...history.map(({ seal }) => seal)]);
}

/** The record `package/ID`: what was received last of a scenario, so that the next package is held against that. */
export interface ReceivedRecord {
  readonly file: string;
  readonly exportedAt: string;
  readonly exportedBy: string;
  readonly origin: string | null;
  readonly history: readonly PackagedEdit[];
  /** As it came, where it was merged; null where it was taken over as it was. */
  readonly content: StoredContent | null;
}

export const contentOfRoot = ({ document, evidence }: ScenarioContent): StoredContent => ({
  kind: "root",
  document,
  evidence,
});
