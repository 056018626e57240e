/** Beside the page: how the chosen figure of the offer is formed, with its traces in the model, its inputs and its rule. */
import { useState } from "react";
import { inputLabel } from "../../../shared/model/input-label.ts";
import { traceOffer } from "../../state/offer-trace.ts";
import { explainOffer, useProposals } from "../../state/proposals.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { inspectOnModelPage } from "../../state/selection-store.ts";
import { ExplanationDrawer } from "../risk/ExplanationDrawer.tsx";
import { GuardrailDialog } from "./GuardrailDialog.tsx";

export function OfferExplanation({ locked }: { locked: boolean }) {
  const explained = useProposals((state) => state.explained);
  const scenarioId = useProposals((state) => state.opened?.draft.scenarioId);
  const document = useScenario((state) => (state.id === scenarioId ? (state.records?.document ?? null) : null));
  const [rule, setRule] = useState<string | null>(null);
  // A sent proposal was computed from what was frozen; the scenario may be another by now.
  const traces = locked ? [] : (explained?.traces ?? []);
  const links = [
    ...traces.map(({ option, line, label }) => ({
      key: line,
      label: `${label}, month by month, on the Model page`,
      onOpen: (byKey: boolean) => {
        explainOffer(null);
        void traceOffer(option, line, label, byKey);
      },
    })),
    ...(document === null || locked ? [] : (explained?.inputs ?? [])).flatMap((path) => {
      const label = document === null ? undefined : inputLabel(document, path)?.label;
      if (label === undefined) return [];
      return [
        {
          key: path,
          label,
          onOpen: (byKey: boolean) => {
            explainOffer(null);
            inspectOnModelPage({ kind: "input", path, label }, byKey);
          },
        },
      ];
    }),
    ...(explained?.rule == null
      ? []
      : [{ key: "rule", label: "The rule, and who may change it", onOpen: () => setRule(explained.rule) }]),
  ];
  return (
    <>
      <ExplanationDrawer explained={explained} links={links} onClose={() => explainOffer(null)} />
      {rule !== null && <GuardrailDialog first={rule} onClose={() => setRule(null)} />}
    </>
  );
}
