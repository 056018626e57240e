/** One valid input and one valid answer for every call of proposals. */
import type { CallName } from "../../shared/contract/calls.ts";
import type { Sample } from "./samples.ts";

type ProposalCall = Extract<CallName, `proposal.${string}`>;

const history = { undo: "Rename", redo: null };
const instant = "2026-01-01T00:00:00.000Z";
const hash = "0".repeat(64);
const draft = {
  name: "Renewal",
  scenarioId: "one",
  clientId: "acme",
  preparedOn: "2026-05-18",
  validUntil: "2026-06-30",
  startMonth: 7,
  termMonths: 36,
  options: [{ id: "good" as const, name: "Steady", tagline: "", shown: true, plan: null }],
  recommended: "good" as const,
  opening: "",
  importId: null,
  simulated: null,
};
const brand = { name: "n", heading: "#17324d", accent: "#1f55d3", contact: ["c"], website: "", email: "" };
const rule = {
  id: "margin",
  label: "Margin",
  fact: "margin" as const,
  holds: "at-least" as const,
  kind: "limit" as const,
  steps: [{ limit: "0.45", approvers: ["finance" as const] }],
  unknown: ["finance" as const],
  reason: "r",
};
const policy = {
  id: "data" as const,
  title: "t",
  text: "x",
  owner: "o",
  reviewedOn: "2026-05-18",
  confirmed: { by: "b", on: "2026-05-18" },
};
const sentFile = { format: "pdf" as const, sha256: hash, bytes: 9 };
const offered = { kind: "offered" as const, token: "t", name: "n.pdf", bytes: 9 };
const approval = { approver: "finance" as const, person: "p", at: instant, reason: "r", hash };

export const PROPOSAL_SAMPLES: { readonly [N in ProposalCall]: Sample<N> } = {
  "proposal.list": {
    input: {},
    output: {
      proposals: [
        {
          id: "p",
          name: "Renewal",
          scenarioId: "one",
          clientId: "acme",
          clientName: null,
          changedAt: instant,
          sentAt: instant,
        },
      ],
    },
  },
  "proposal.create": {
    input: { scenarioId: "one", clientId: "acme", name: "Renewal" },
    output: { id: "p", history },
  },
  "proposal.read": {
    input: { id: "p" },
    output: { id: "p", draft, sent: { at: instant, by: "b", engineVersion: "0.1.0", files: [sentFile] } },
  },
  "proposal.remove": { input: { id: "p" }, output: { history } },
  "proposal.copy": { input: { id: "p", name: "Again" }, output: { id: "q", history } },
  "proposal.preview": {
    input: { id: "p" },
    output: {
      document: {
        title: "t",
        subject: "s",
        author: "a",
        language: "en-US",
        date: "2026-05-18",
        dateText: "May 18, 2026",
        preparedFor: "Acme",
        stamp: "",
        brand: { ...brand, logo: null },
        sections: [],
      },
      open: ["o"],
    },
  },
  "proposal.review": {
    input: { id: "p", inDepth: "good" },
    nullable: ["inDepth"],
    output: {
      hash,
      options: [
        {
          id: "good",
          name: "Steady",
          billed: "1",
          revenue: "1",
          margin: "1",
          marginShare: null,
          verdict: "passes",
          rules: [],
          route: [],
          split: { client: "0", provider: "0", total: "0", clientShare: null },
          walkAway: null,
          concessions: [],
          waysOut: [],
        },
      ],
      approvals: [{ ...approval, stands: true }],
      missing: ["finance"],
    },
  },
  "proposal.badMonths": { input: { id: "p" }, output: {} },
  "proposal.split": { input: { id: "p", option: "good", share: "0.5" }, output: { priced: null } },
  "proposal.simulate": { input: { id: "p", trials: 1000, seed: 1 }, output: { history } },
  "proposal.approve": { input: { id: "p", hash, approver: "finance", reason: "r" }, output: { history } },
  "proposal.export": { input: { id: "p", format: "pdf" }, output: offered },
  "proposal.handoff": { input: { id: "p", option: "good", to: "autotask" }, output: offered },
  "proposal.send": { input: { id: "p" }, output: { files: [sentFile], history } },
  "proposal.verify": {
    input: { id: "p" },
    output: {
      engineThen: "0.1.0",
      engineNow: "0.1.0",
      figures: 1,
      differences: [{ where: "w", before: "1", after: "2" }],
      files: [{ format: "pdf", kept: true, same: true }],
      since: [{ what: "w", before: "1", after: "2" }],
    },
  },
  "proposal.setup": {
    input: {},
    output: {
      brand: { ...brand, logo: null },
      brandNotes: ["n"],
      policies: [{ ...policy, objection: null }],
      rules: [rule],
    },
  },
  "proposal.setBrand": { input: brand, output: { notes: [], history } },
  "proposal.setLogo": { input: { token: "t" }, output: { history }, nullable: ["token"] },
  "proposal.setPolicy": {
    input: { id: "data", title: "t", text: "x", owner: "o", confirm: true },
    output: { objection: null, history },
  },
  "proposal.setRules": { input: { rules: [rule] }, output: { history } },
};
