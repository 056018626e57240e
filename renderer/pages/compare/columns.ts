/** The scenarios of the page as columns: letter, colour, name, and what is known of each. */
import { useMemo } from "react";
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

/** What is known of a column from its documents alone. */
export interface NamedColumn {
  readonly id: string;
  readonly letter: string;
  readonly color: TokenName;
  readonly name: string;
  readonly isSelected: boolean;
  readonly isVariant: boolean;
  /** Locked as plan of record. */
  readonly isLocked: boolean;
  readonly document: ScenarioDocument;
  readonly evidence: EvidenceRecord;
  /** How money of this scenario is written. */
  readonly written: Figures;
  readonly plans: PlanNames;
}

export interface Column extends NamedColumn {
  readonly figures: ComparedFigures | null;
  readonly findings: ComparedFindings | null;
}

/** The baseline first. Only scenarios whose documents are there. The same array as long as no document changed. */
export function useNamedColumns(scope: Scope): readonly NamedColumn[] {
  const records = useCompare((state) => state.records);
  const selected = useScenario((state) => state.id);
  const locale = useWorkspace((state) => state.settings.locale);
  const scenarios = useWorkspace((state) => state.scenarios);
  return useMemo(() => {
    const ids = [...records.keys()];
    return ids.flatMap((id, at): NamedColumn[] => {
      const known = records.get(id);
      const color = COLORS[at];
      if (known === undefined || color === undefined) return [];
      const { document, evidence } = known;
      const listed = scenarios.find((one) => one.id === id);
      return [
        {
          id,
          letter: letterOf(ids, id),
          color,
          name: document.name,
          isSelected: id === selected,
          isVariant: (listed?.parent ?? null) !== null,
          isLocked: listed?.locked === true,
          document,
          evidence,
          written: figuresOf(locale, document.currency),
          plans: planNames(document, scope),
        },
      ];
    });
  }, [records, selected, locale, scenarios, scope]);
}

/** The same with what the workers have found so far. */
export function useColumns(named: readonly NamedColumn[]): readonly Column[] {
  const figures = useCompare((state) => state.figures);
  const findings = useCompare((state) => state.findings);
  return useMemo(
    () =>
      named.map((column) => ({
        ...column,
        figures: figures.get(column.id) ?? null,
        findings: findings.get(column.id) ?? null,
      })),
    [named, figures, findings],
  );
}

/** "Outcome, AI on", with the scenario's letter where there is more than one. */
export function endName(columns: readonly NamedColumn[], scenario: string, lens: LensId): string {
  const column = columns.find(({ id }) => id === scenario);
  if (column === undefined) return "";
  const name = lensName(lens, column.plans);
  return columns.length > 1 ? `${column.letter} ${name}` : name;
}
