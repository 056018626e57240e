/** Assumption coverage: what share of the margin's swing rests on evidence of which grade, and what to verify next. */
import type { EvidenceGrade } from "../scenario/change.ts";
import { EVIDENCE_GRADES, type EvidenceByPath, evidenceFor, evidencePath, isExpired } from "../scenario/evidence.ts";
import type { Sensitivity, Swing } from "./sensitivity.ts";

/** One piece of evidence to get: an input, or a list whose members share theirs. */
export interface ToVerify {
  /** Where the evidence is kept. */
  readonly path: string;
  /** The input to look at: of a list, the member with the largest swing. */
  readonly input: Swing;
  readonly grade: EvidenceGrade;
  readonly expired: boolean;
  /** Sum over the list's members, in money over the horizon. */
  readonly swing: number;
  /** Of the total swing, 0 to 1. */
  readonly share: number;
}

export interface Coverage {
  /** Sum of the swings of all inputs, in money over the horizon. */
  readonly total: number;
  /**
   * Share of the total, 0 to 1, whose evidence is assumed, benchmark, or expired: nobody has counted it here or agreed it,
   * or not lately. Null where nothing moves the margin.
   */
  readonly unverified: number | null;
  /** Shares of the total by grade, expired or not; they add up to 1, or are all 0 where nothing moves the margin. */
  readonly byGrade: Readonly<Record<EvidenceGrade, number>>;
  /** Share of the total whose evidence was measured or agreed once and has expired. */
  readonly expired: number;
  /** Everything unverified that moves the margin at all, largest swing first. */
  readonly verifyNext: readonly ToVerify[];
}

const VERIFIED: readonly EvidenceGrade[] = ["measured", "contract"];

/**
 * Of the sum of absolute swings, not of the margin: swings of several inputs overlap, so a share of the margin itself would
 * have no meaning. `today` is an ISO date.
 */
export function coverageOf({ swings }: Sensitivity, evidence: EvidenceByPath, today: string): Coverage {
  const groups = Map.groupBy(
    swings.filter(({ swing }) => swing > 0),
    ({ path }) => evidencePath(path),
  );
  const total = [...groups.values()].flat().reduce((sum, { swing }) => sum + swing, 0);
  const pieces = [...groups].map(([path, members]): ToVerify => {
    const known = evidenceFor(evidence, path);
    const swing = members.reduce((sum, member) => sum + member.swing, 0);
    // Swings come largest first.
    return {
      path,
      input: members[0]!,
      grade: known.grade,
      expired: isExpired(known, today),
      swing,
      share: swing / total,
    };
  });
  const shareOf = (of: readonly ToVerify[]): number => of.reduce((sum, { share }) => sum + share, 0);
  const verifyNext = pieces.filter(({ grade, expired }) => expired || !VERIFIED.includes(grade));
  verifyNext.sort((a, b) => b.swing - a.swing || (a.path < b.path ? -1 : 1));
  return {
    total,
    // A sum of shares may end a hair above the whole.
    unverified: total === 0 ? null : Math.min(1, shareOf(verifyNext)),
    byGrade: Object.fromEntries(
      EVIDENCE_GRADES.map((one) => [one, shareOf(pieces.filter(({ grade }) => grade === one))]),
    ) as Record<EvidenceGrade, number>,
    expired: shareOf(pieces.filter(({ grade, expired }) => expired && VERIFIED.includes(grade))),
    verifyNext,
  };
}
