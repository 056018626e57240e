import { Problem } from "../../shared/contract/problem.ts";
import type { ProposalFormat } from "../../shared/contract/proposal-schemas.ts";
import type { SentProposal } from "../../shared/proposal/sent.ts";
import { type SentFileStore, sha256Of } from "../storage/sent-file-store.ts";

/** The bytes of a sent document as they were kept. Throws `workspace-damaged` where they are gone or no longer what was sent. */
export function sentBytes(files: SentFileStore, sent: SentProposal, format: ProposalFormat): Uint8Array {
  const file = sent.files.find((each) => each.format === format);
  const bytes = file === undefined ? undefined : files.read(file.sha256);
  if (file === undefined || bytes === undefined || sha256Of(bytes) !== file.sha256)
    throw new Problem(
      "workspace-damaged",
      "The bytes of this sent document are not in the workspace as they were sent. Its figures are kept; a backup may hold the document.",
    );
  return bytes;
}
