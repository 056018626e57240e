/** What all proposals of a workspace share: brand, policy texts, guardrails. */
import { readFileSync } from "node:fs";
import { Problem } from "../../shared/contract/problem.ts";
import { type Brand, brandNotes } from "../../shared/proposal/brand.ts";
import type { GuardrailRule } from "../../shared/proposal/guardrails.ts";
import { type PolicyText, policyObjection } from "../../shared/proposal/policy.ts";
import { ruleFaults, rulesChange } from "../../shared/proposal/rule-table.ts";
import type { FileTokens } from "./file-tokens.ts";
import type { HandlersOf } from "./handlers.ts";
import { logoOf } from "./proposal-logo.ts";
import type { ProposalParts } from "./proposal-offer.ts";
import { asJson, BRAND_RECORD, brandOf, policiesOf, policyRecord, RULES_RECORD, rulesOf } from "./proposal-records.ts";

type Setup = Pick<
  HandlersOf<"proposal">,
  "proposal.setup" | "proposal.setBrand" | "proposal.setLogo" | "proposal.setPolicy" | "proposal.setRules"
>;

function requireFit(rules: readonly GuardrailRule[]): void {
  const refused = (message: string, id: string) =>
    new Problem("document-has-faults", `${message} The guardrails stay as they were.`, { rule: id });
  for (const [at, rule] of rules.entries()) {
    const [fault] = ruleFaults(rule);
    if (fault !== undefined) throw refused(`The rule "${rule.label}" cannot be stored. ${fault.message}`, rule.id);
    if (rules.findIndex(({ id }) => id === rule.id) !== at) throw refused("Two rules have one id.", rule.id);
  }
}

export function proposalSetup({ records, edits, now }: ProposalParts, files: FileTokens): Setup {
  /** One edit that puts a whole record in the place of what stood there. */
  function store(label: string, record: string, value: unknown) {
    const before = records.read(record)?.value;
    return edits.commit(label, [
      { record, path: "", ...(before === undefined ? {} : { before }), after: asJson(value) },
    ]).history;
  }

  return {
    "proposal.setup": () => {
      const brand = brandOf(records);
      return {
        brand: brand,
        brandNotes: [...brandNotes(brand)],
        policies: policiesOf(records).map((policy) => ({ ...policy, objection: policyObjection(policy, policy.id) })),
        rules: [...rulesOf(records)],
      };
    },
    "proposal.setBrand": (input) => {
      const brand: Brand = { ...input, logo: brandOf(records).logo };
      return { notes: [...brandNotes(brand)], history: store("Change the brand of proposals", BRAND_RECORD, brand) };
    },
    "proposal.setLogo": ({ token }) => {
      if (token === null) {
        return { history: store("Remove the logo", BRAND_RECORD, { ...brandOf(records), logo: null }) };
      }
      const file = files.find(token);
      const logo = logoOf(file.name, readFileSync(file.path));
      const history = store("Change the logo", BRAND_RECORD, { ...brandOf(records), logo });
      files.release(token);
      return { history };
    },
    "proposal.setPolicy": ({ id, title, text, owner, confirm }) => {
      const today = now().toISOString().slice(0, 10);
      const kept = policiesOf(records).find((policy) => policy.id === id);
      const isSame = kept?.text === text && kept.title === title && kept.owner === owner;
      const policy: PolicyText = {
        id,
        title,
        text,
        owner,
        reviewedOn: confirm || !isSame ? today : (kept?.reviewedOn ?? today),
        // A changed text has to be confirmed again.
        confirmed: confirm ? { by: edits.person(), on: today } : isSame ? (kept?.confirmed ?? null) : null,
      };
      const history = store(`${confirm ? "Confirm" : "Change"} the text ${title}`, policyRecord(id), policy);
      return { objection: policyObjection(policy, id), history };
    },
    "proposal.setRules": ({ rules }) => {
      requireFit(rules);
      return { history: store(rulesChange(rulesOf(records), rules), RULES_RECORD, { rules }) };
    },
  };
}
