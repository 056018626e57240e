/** Keeping or discarding tried values: kept, they are one edit of the history; discarded, they never were. */
import { difference } from "../../shared/scenario/history.ts";
import { type EditOutcome, edit } from "./edits.ts";
import { notify } from "./notices.ts";
import { useScenario } from "./scenario-store.ts";
import { stopTrying, useScratch } from "./scratch-store.ts";

const LONGEST_LABEL = 500;

function labelOf(labels: readonly string[]): string {
  const [only] = labels;
  return only !== undefined && labels.length === 1
    ? only
    : `Keep ${labels.length} tried values: ${labels.join("; ")}`.slice(0, LONGEST_LABEL);
}

/** How many values differ from what is stored. */
export function triedChanges(): number {
  const { base } = useScratch.getState();
  const { records } = useScenario.getState();
  return base === null || records === null ? 0 : difference("scenario", base.document, records.document).length;
}

/** Stores all tried values as one edit. Refused, they are tried on as before, on top of what is stored by then. */
export async function keepTried(): Promise<void> {
  const { base, steps } = useScratch.getState();
  const { records: tried, id } = useScenario.getState();
  if (base === null || tried === null) return;
  stopTrying();
  if (steps.length === 0) return;
  const outcome: EditOutcome = await edit(labelOf(steps.map((step) => step.label)), () => tried);
  const now = useScenario.getState();
  if (outcome.stored || now.id !== id || now.records === null) return;
  const before = now.records;
  useScratch.setState({ base: before, steps: [{ label: "What was tried", before, after: tried }], undone: [] });
  useScenario.setState({
    records: tried,
    refusal: `${outcome.message} The tried values are still here and not stored.`,
  });
}

export function discardTried(): void {
  const { steps } = useScratch.getState();
  stopTrying();
  if (steps.length > 0) notify("Discarded the tried values; what is stored never changed");
}
