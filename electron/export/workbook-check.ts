/** The workbook against itself: emptied of its values, recalculated by a program that we did not write, and compared. */
import { strFromU8, unzipSync } from "fflate";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { EvidenceByPath } from "../../shared/scenario/evidence.ts";
import { type LibreOffice, LibreOfficeFailed } from "./libre-office.ts";
import { writeWorkbook } from "./workbook.ts";
import { type Comparison, compareFormulas, readCells, withoutCachedValues } from "./workbook-comparison.ts";

export interface WorkbookCheck extends Comparison {
  readonly kind: "checked";
  /** Name and version as the program writes them into the file: "LibreOffice 24.2.7.2". */
  readonly program: string;
  readonly milliseconds: { readonly written: number; readonly recalculated: number; readonly compared: number };
}

export type WorkbookCheckOutcome = WorkbookCheck | { readonly kind: "failed"; readonly why: string };

/** Where LibreOffice does not end well, the outcome says so. */
export async function workbookCheckOutcome(
  document: ScenarioDocument,
  evidence: EvidenceByPath,
  office: LibreOffice,
): Promise<WorkbookCheckOutcome> {
  try {
    return await checkWorkbook(document, evidence, office);
  } catch (error) {
    if (error instanceof LibreOfficeFailed) return { kind: "failed", why: error.message };
    throw error;
  }
}

/** Rejects with `LibreOfficeFailed`. Takes a quarter of a minute for a dozen clients. */
export async function checkWorkbook(
  document: ScenarioDocument,
  evidence: EvidenceByPath,
  office: LibreOffice,
): Promise<WorkbookCheck> {
  const begun = performance.now();
  const bytes = await writeWorkbook(document, evidence);
  const written = performance.now();
  const [saved = new Uint8Array()] = await office.recalculate([withoutCachedValues(bytes)]);
  const recalculated = performance.now();
  const comparison = compareFormulas(readCells(bytes), readCells(saved));
  return {
    ...comparison,
    kind: "checked",
    program: programOf(saved),
    milliseconds: {
      written: Math.round(written - begun),
      recalculated: Math.round(recalculated - written),
      compared: Math.round(performance.now() - recalculated),
    },
  };
}

function programOf(workbook: Uint8Array): string {
  const about = unzipSync(workbook, { filter: ({ name }) => name === "docProps/app.xml" })["docProps/app.xml"];
  const [, version] = /<Application>LibreOffice\/([\d.]+)/.exec(about === undefined ? "" : strFromU8(about)) ?? [];
  return version === undefined ? "LibreOffice" : `LibreOffice ${version}`;
}
