/** What all proposals share: the brand, the policy texts and the guardrails. */
import { create } from "zustand";
import type { CallInput, CallOutput } from "../../shared/contract/calls.ts";
import type { GuardrailRule } from "../../shared/proposal/guardrails.ts";
import { call } from "./connection.ts";
import { afterHostChange, messageOf } from "./edits.ts";

export type ProposalSetup = CallOutput<"proposal.setup">;

interface SetupState {
  readonly setup: ProposalSetup | null;
  readonly refusal: string | null;
}

export const useProposalSetup = create<SetupState>(() => ({ setup: null, refusal: null }));

async function attempt(work: () => Promise<void>): Promise<boolean> {
  useProposalSetup.setState({ refusal: null });
  try {
    await work();
    return true;
  } catch (error) {
    useProposalSetup.setState({ refusal: messageOf(error) });
    return false;
  }
}

async function read(): Promise<void> {
  useProposalSetup.setState({ setup: await call("proposal.setup", {}) });
}

export function readProposalSetup(): Promise<boolean> {
  return attempt(read);
}

export function storePolicy(policy: CallInput<"proposal.setPolicy">): Promise<boolean> {
  return attempt(async () => {
    const { history } = await call("proposal.setPolicy", policy);
    await read();
    await afterHostChange(history);
  });
}

export function storeBrand(brand: CallInput<"proposal.setBrand">): Promise<boolean> {
  return attempt(async () => {
    const { history } = await call("proposal.setBrand", brand);
    await read();
    await afterHostChange(history);
  });
}

/** One edit, whatever it changed; undo brings the rules back that stood before. */
export function storeRules(rules: readonly GuardrailRule[]): Promise<boolean> {
  const sent = rules.map((rule) => ({
    ...rule,
    steps: rule.steps.map(({ limit, approvers }) => ({ limit, approvers: [...approvers] })),
    unknown: [...rule.unknown],
  }));
  return attempt(async () => {
    const { history } = await call("proposal.setRules", { rules: sent });
    await read();
    await afterHostChange(history);
  });
}

/** `token`: of a chosen or uploaded file; null takes the logo off. */
export function storeLogo(token: string | null): Promise<boolean> {
  return attempt(async () => {
    const { history } = await call("proposal.setLogo", { token });
    await read();
    await afterHostChange(history);
  });
}
