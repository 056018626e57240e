/** What can be done from the History page. Each resolves with why it was not done, null where it was. */
import { call } from "../../state/connection.ts";
import { afterHostChange, messageOf, travelBy } from "../../state/edits.ts";
import { notify } from "../../state/notices.ts";
import { selectScenario } from "../../state/scenario-store.ts";
import { isTrying } from "../../state/scratch-store.ts";

export async function jumpTo(to: number, steps: number): Promise<string | null> {
  return travelBy(() => call("history.jump", { to, steps }));
}

export async function putBack(
  sequence: number,
  changes: readonly number[],
  side: "before" | "after",
): Promise<string | null> {
  const fault = await travelBy(() => call("history.putBack", { sequence, changes: [...changes], side }));
  if (fault === null) notify("Put back, as a new edit", true);
  return fault;
}

export async function restoreScenario(sequence: number, name: string): Promise<string | null> {
  if (isTrying()) return "Values are being tried. Keep or discard them first, then restore the scenario.";
  try {
    const { scenarios, history } = await call("history.restore", { sequence });
    await afterHostChange(history);
    const [first] = scenarios;
    if (first !== undefined) await selectScenario(first);
    notify(`Restored ${name}`, true);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}
