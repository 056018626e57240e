import type { Client, Plan } from "../model/document.ts";
import { POLICY_IDS, type PolicyId } from "./policy.ts";

/** Texts about AI that a service without AI has no use for; where data goes is always asked. */
const OF_AI: readonly PolicyId[] = ["control", "escalation", "audit", "responsibility", "accuracy", "identities"];

/** The texts that a document with these plans holds, in its order. */
export function usedPolicies(client: Client, plans: readonly Plan[]): readonly PolicyId[] {
  const usesAi = client.ai?.enabled ?? true;
  const has = (type: string) => plans.some(({ components }) => components.some((component) => component.type === type));
  return POLICY_IDS.filter(
    (id) =>
      (usesAi || !OF_AI.includes(id)) &&
      (id !== "credits" || has("guarantee")) &&
      (id !== "outcomes" || has("outcome")),
  );
}
