/** The grade of an input's evidence as a Harvey ball: the fuller, the stronger. */
import type { EvidenceGrade } from "../../shared/scenario/change.ts";
import { DAYS_UNTIL_EXPIRY, GRADE_LABELS } from "../../shared/scenario/evidence.ts";
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

/** The ball alone, 14 by 14, to stand in a drawing that names the grade itself. */
export function EvidenceMark({ grade }: { grade: EvidenceGrade }) {
  return <g>{SHAPES[grade]}</g>;
}

interface EvidenceBadgeProps {
  readonly grade: EvidenceGrade;
  /** Completes the title: "Contract: master agreement, March 2025". */
  readonly source?: string;
  /** Older than it may be: pale and struck through. */
  readonly expired?: boolean;
}

function titleOf({ grade, source = "", expired = false }: EvidenceBadgeProps): string {
  const known = source === "" ? GRADE_LABELS[grade] : `${GRADE_LABELS[grade]}: ${source}`;
  return expired ? `${known}. Older than ${DAYS_UNTIL_EXPIRY} days` : known;
}

export function EvidenceBadge(props: EvidenceBadgeProps) {
  const { grade, expired = false } = props;
  const title = titleOf(props);
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" role="img" aria-label={title} style={{ flex: "none" }}>
      <title>{title}</title>
      <g opacity={expired ? 0.45 : 1}>{SHAPES[grade]}</g>
      {expired && <path d="M2 12 L12 2" stroke={color("text-2")} strokeWidth="1.25" />}
    </svg>
  );
}
