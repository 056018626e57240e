/** A scenario locked as plan of record: the record `lock/ID`, from which it is read ever after. */
import type { ScenarioDocument } from "../model/document.ts";
import { canonicalJson } from "./canonical.ts";
import type { EvidenceByPath } from "./evidence.ts";

export interface LockRecord {
  /** SHA-256 of the document's canonical JSON, 64 lower-case hexadecimal digits. */
  readonly hash: string;
  readonly document: ScenarioDocument;
  readonly evidence: EvidenceByPath;
  /** Instant of locking, ISO 8601 in UTC. */
  readonly at: string;
  readonly who: string;
  readonly note: string;
}

/** The text whose SHA-256 is a document's hash: one byte sequence per content. */
export const hashedText = (document: unknown): string => canonicalJson(document);

/** How a hash is shown: its first 8 digits. */
export const shortHash = (hash: string): string => hash.slice(0, 8);
