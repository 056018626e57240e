/** The scenarios of the page as columns: letter, colour, name, and what is known of each. */
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { LensId, Scope } from "../../../shared/model/results.ts";
import { type Figures, figuresOf } from "../../controls/figures.ts";
import { letterOf, useCompare } from "../../state/compare-store.ts";
import type { EvidenceRecord } from "../../state/scenario-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import type { TokenName } from "../../theme/tokens.ts";
import type { ComparedFigures, ComparedFindings } from "../../workers/compare-protocol.ts";
import { lensName, type PlanNames, planNames } from "../model/lens-terms.ts";

const COLORS: readonly TokenName[] = [
  "scenario-a",
  "scenario-b",
  "scenario-c",
  "scenario-d",
  "scenario-e",
  "scenario-f",
];

export interface Column {
  readonly id: string;
  readonly letter: string;
  readonly color: TokenName;
  readonly name: string;
  readonly isSelected: boolean;
  readonly document: ScenarioDocument;
  readonly evidence: EvidenceRecord;
  readonly figures: ComparedFigures | null;
  readonly findings: ComparedFindings | null;
  /** How money of this scenario is written. */
  readonly written: Figures;
  readonly plans: PlanNames;
}

/** The baseline first. Only scenarios whose documents are there. */
export function useColumns(scope: Scope): readonly Column[] {
  const { records, figures, findings } = useCompare();
  const selected = useScenario((state) => state.id);
  const locale = useWorkspace((state) => state.settings.locale);
  const ids = [...records.keys()];
  return ids.flatMap((id, at): Column[] => {
    const known = records.get(id);
    const color = COLORS[at];
    if (known === undefined || color === undefined) return [];
    const { document, evidence } = known;
    return [
      {
        id,
        letter: letterOf(ids, id),
        color,
        name: document.name,
        isSelected: id === selected,
        document,
        evidence,
        figures: figures.get(id) ?? null,
        findings: findings.get(id) ?? null,
        written: figuresOf(locale, document.currency),
        plans: planNames(document, scope),
      },
    ];
  });
}

/** "Outcome, AI on", with the scenario's letter where there is more than one. */
export function endName(columns: readonly Column[], scenario: string, lens: LensId): string {
  const column = columns.find(({ id }) => id === scenario);
  if (column === undefined) return "";
  const name = lensName(lens, column.plans);
  return columns.length > 1 ? `${column.letter} ${name}` : name;
}
