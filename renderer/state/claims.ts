/** What vendors say of the selected scenario: recorded beside it, compared with it, and never part of its figures. */
import type { Claim, ClaimId } from "../../shared/compare/claims.ts";
import { difference } from "../../shared/scenario/history.ts";
import { commit, type EditOutcome } from "./edits.ts";
import { useScenario } from "./scenario-store.ts";

/** Records a claim of the selected scenario; `undefined` takes it back. */
export function editClaim(label: string, claim: ClaimId, value: Claim | undefined): Promise<EditOutcome> {
  const { id, claims } = useScenario.getState();
  if (id === null) throw new Error("No scenario is selected");
  const { [claim]: _, ...others } = claims ?? {};
  const next = value === undefined ? others : { ...others, [claim]: value };
  return commit(label, difference(`claims/${id}`, claims ?? undefined, next));
}
