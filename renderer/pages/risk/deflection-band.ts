/** How far the evidence reaches on the axis of deflection: what the pilot leaves open, or else what all uncertain inputs do. */
import { deflectionRange, type OneAtATime } from "../../../shared/compare/one-at-a-time.ts";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { type EvidenceByPath, evidenceFor } from "../../../shared/scenario/evidence.ts";
import { type UncertainInput, uncertainInputs } from "../../../shared/simulation/uncertain-inputs.ts";

export interface DeflectionBand {
  readonly from: number;
  readonly to: number;
  readonly isPilot: boolean;
  readonly label: string;
  /** What it rests on, in a sentence. */
  readonly note: string;
}

/** What a pilot or an import tells of AI itself. */
const OF_AI = /^categories\/[^/]+\/ai\/(eligible|resolution|reopen|prevention)$/;

/** Counted in a pilot (so many of so many), or measured by one or an import and uncertain all the same. */
function isFromPilot({ path, distribution }: UncertainInput, evidence: EvidenceByPath): boolean {
  return OF_AI.test(path) && (distribution.dist === "beta" || evidenceFor(evidence, path).grade === "measured");
}

export function deflectionBand(
  sweep: OneAtATime,
  document: ScenarioDocument,
  evidence: EvidenceByPath,
): DeflectionBand | null {
  const pilots = uncertainInputs(document).filter((input) => isFromPilot(input, evidence));
  // The same count stands for all categories that it was taken over: one finding, which moves them together.
  const findings = new Map(pilots.map(({ path, distribution }) => [path, JSON.stringify(distribution)]));
  const pilot = deflectionRange(sweep, (path) => findings.get(path) ?? null);
  if (pilot !== null) {
    const sources = new Set(pilots.map(({ path }) => evidenceFor(evidence, path).source).filter((text) => text !== ""));
    const named = sources.size === 0 ? "" : ` (${[...sources].join("; ")})`;
    return {
      ...pilot,
      isPilot: true,
      label: "Pilot 95% range",
      note: `where what was counted or measured of AI${named} leaves the deflection with 95% confidence, everything else as it stands; categories with the same finding move together.`,
    };
  }
  const all = deflectionRange(sweep);
  if (all === null) return null;
  return {
    ...all,
    isPilot: false,
    label: "95% range of the inputs",
    note: "where the uncertain inputs, taken as independent, leave the deflection with 95% confidence. No pilot is among them: type what one counted, such as beta 412 of 706, into resolution.",
  };
}
