/** What vendors say of the selected scenario: recorded beside it, compared with it, and never part of its figures. */
import type { Claim, ClaimId, Claims, OwnClaims } from "../../shared/compare/claims.ts";
import { ownEntriesAfter, withOwnEntries } from "../../shared/scenario/beside.ts";
import { difference } from "../../shared/scenario/history.ts";
import { commit, type EditOutcome } from "./edits.ts";
import { useScenario } from "./scenario-store.ts";

/** The claims of a scenario as they read. */
export function claimsRead({ claims, inheritedClaims }: { claims: OwnClaims | null; inheritedClaims: Claims }): Claims {
  return withOwnEntries<Claim>(inheritedClaims, claims ?? {});
}

/** Makes the selected scenario read so; `undefined` takes a claim back. What its parent has is no edit of its own. */
export function editClaim(label: string, claim: ClaimId, value: Claim | undefined): Promise<EditOutcome> {
  const { id, claims, inheritedClaims } = useScenario.getState();
  if (id === null) throw new Error("No scenario is selected");
  const next = ownEntriesAfter<Claim>(inheritedClaims, claims ?? {}, claim, value);
  return commit(label, difference(`claims/${id}`, claims ?? undefined, next as never));
}
