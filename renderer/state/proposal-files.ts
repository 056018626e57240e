/** Proposals as files, and what was sent computed again. */
import type { CallOutput } from "../../shared/contract/calls.ts";
import type { Handoff } from "../../shared/contract/proposal-schemas.ts";
import type { OptionId } from "../../shared/proposal/draft.ts";
import { saveFile } from "../host/save-file.ts";
import { call, currentHost } from "./connection.ts";
import { afterHostChange } from "./edits.ts";
import { allStored } from "./exports.ts";
import { notify } from "./notices.ts";
import { attempt, useProposals } from "./proposals.ts";

type Written = CallOutput<"proposal.export">;

async function take(written: Written): Promise<void> {
  if (written.kind === "left") return;
  if (written.kind === "offered") saveFile(written.name, await currentHost().download(written.token));
  notify(`Exported ${written.name}`);
}

export function exportProposal(format: "pdf" | "docx" | "html"): Promise<void> {
  const { opened } = useProposals.getState();
  if (opened === null) return Promise.resolve();
  return attempt(`Writing the ${format.toUpperCase()}`, async () => {
    await allStored();
    await take(await call("proposal.export", { id: opened.id, format }));
  });
}

export function exportPriceLines(option: OptionId, to: Handoff): Promise<void> {
  const { opened } = useProposals.getState();
  if (opened === null) return Promise.resolve();
  return attempt("Writing the price lines", async () => {
    await allStored();
    await take(await call("proposal.handoff", { id: opened.id, option, to }));
  });
}

/** Freezes the proposal as it is sent; from then on it can only be read, checked and copied. */
export function sendProposal(): Promise<void> {
  const { opened } = useProposals.getState();
  if (opened === null) return Promise.resolve();
  return attempt("Freezing what is sent", async () => {
    await allStored();
    const { history } = await call("proposal.send", { id: opened.id });
    await afterHostChange(history);
    notify(`${opened.draft.name} is kept as sent`);
  });
}

export function proveProposal(): Promise<void> {
  const { opened } = useProposals.getState();
  if (opened === null) return Promise.resolve();
  return attempt("Computing what was sent again", async () => {
    useProposals.setState({ proof: await call("proposal.verify", { id: opened.id }) });
  });
}
