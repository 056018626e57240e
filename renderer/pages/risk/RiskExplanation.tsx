/** Beside the page: how the chosen figure is formed. */
import { explainRisk, useRisk } from "../../state/risk-store.ts";
import { showPage } from "../../state/selection-store.ts";
import { editAssumption } from "../model/tree-focus.ts";
import { ExplanationDrawer } from "./ExplanationDrawer.tsx";

function openAssumption(path: string): void {
  explainRisk(null);
  showPage("model");
  editAssumption(path);
}

export function RiskExplanation() {
  const explained = useRisk((state) => state.explained);
  const links = (explained?.inputs ?? []).map(({ label, path }) => ({
    key: path,
    label,
    onOpen: () => openAssumption(path),
  }));
  return <ExplanationDrawer explained={explained} links={links} onClose={() => explainRisk(null)} />;
}
