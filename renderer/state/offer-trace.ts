/** An offer on the Model page: its plan and contract tried on top of what is stored, where every figure opens the inspector. */
import type { LensId } from "../../shared/model/results.ts";
import { calendarLabel, calendarMonth } from "../../shared/number/month-text.ts";
import type { OptionId } from "../../shared/proposal/draft.ts";
import { planOffer, shownPlans, termOf } from "../../shared/proposal/price-offer.ts";
import { useProposals } from "./proposals.ts";
import { type ScenarioRecords, selectScenario, useScenario } from "./scenario-store.ts";
import { attempt } from "./scenarios.ts";
import { mayLeaveTried, startTrying, stopTrying, tryStep } from "./scratch-store.ts";
import { chooseLens, inspectOnModelPage, type SumTerm } from "./selection-store.ts";
import { useWorkspace } from "./workspace-store.ts";

const LENS: LensId = "proposed/on";
/** What this put on screen: nobody has to be asked whether it may go. */
let shown: ScenarioRecords | null = null;

/** Opens the sum of a line over the months of the open proposal's contract, under one of its options. */
export function traceOffer(option: OptionId, line: string, label: string, byKey: boolean): Promise<void> {
  return attempt(async () => {
    const { opened } = useProposals.getState();
    if (opened === null) return;
    const { draft } = opened;
    if (useScenario.getState().records === shown && shown !== null) stopTrying();
    if (!(await mayLeaveTried())) return;
    if (useScenario.getState().id !== draft.scenarioId) await selectScenario(draft.scenarioId);
    const { records } = useScenario.getState();
    const plan =
      records === null ? undefined : shownPlans(draft, records.document).find(({ id }) => id === option)?.plan;
    if (records === null || plan === undefined) return;
    const offered = planOffer(records.document, draft.clientId, plan, termOf(draft));
    const name = draft.options.find(({ id }) => id === option)?.name ?? option;
    shown = { ...records, document: offered };
    startTrying();
    tryStep(`Offer ${name}`, records, shown);
    chooseLens(LENS);
    const { locale } = useWorkspace.getState().settings;
    const terms = Array.from({ length: draft.termMonths }, (_, at): SumTerm => {
      const month = draft.startMonth + at;
      const figure = { lens: LENS, scope: { kind: "client", id: draft.clientId }, line, month } as const;
      return { figure, label: calendarLabel(calendarMonth(offered.startMonth, month), locale) };
    });
    inspectOnModelPage({ kind: "sum", label: `${label}, ${name}, over the contract`, terms }, byKey);
  });
}
