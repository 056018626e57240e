/** The grade of an input's evidence as a Harvey ball: the fuller, the stronger. */
import type { EvidenceGrade } from "../../shared/scenario/change.ts";
import { GRADE_LABELS } from "../../shared/scenario/evidence.ts";
import { color } from "../theme/tokens.ts";

const SHAPES: Readonly<Record<EvidenceGrade, React.ReactNode>> = {
  measured: <circle cx="7" cy="7" r="5.5" fill={color("ev-m")} />,
  contract: (
    <>
      <circle cx="7" cy="7" r="5" fill="none" stroke={color("ev-c")} />
      <path d="M7 7 V1.5 A5.5 5.5 0 1 1 1.5 7 Z" fill={color("ev-c")} />
    </>
  ),
  benchmark: (
    <>
      <circle cx="7" cy="7" r="5" fill="none" stroke={color("ev-b")} />
      <path d="M7 1.5 A5.5 5.5 0 0 1 7 12.5 Z" fill={color("ev-b")} />
    </>
  ),
  assumed: (
    <circle cx="7" cy="7" r="5" fill="none" stroke={color("border-ctl")} strokeDasharray="2.2 1.8" strokeWidth="1" />
  ),
};

/** `source` completes the title: "Contract: master agreement, March 2025". */
export function EvidenceBadge({ grade, source }: { grade: EvidenceGrade; source?: string }) {
  const title = source === undefined || source === "" ? GRADE_LABELS[grade] : `${GRADE_LABELS[grade]}: ${source}`;
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" role="img" aria-label={title} style={{ flex: "none" }}>
      <title>{title}</title>
      {SHAPES[grade]}
    </svg>
  );
}
