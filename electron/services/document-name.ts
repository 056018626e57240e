import { fileNameOf } from "../../shared/contract/file-name.ts";

/** What a document for one of many clients is called, after the client's name. */
export const DOCUMENT_LABELS = { proposal: "proposal", review: "service review" } as const;

const LONGEST_CLIENT = 50;

/** `Northwind service review.pdf`: a name that none of `taken` is, also where capitals make no difference. It is added to them. */
export function documentName(clientName: string, label: string, ending: string, taken: Set<string>): string {
  // Short enough for what follows it never to be cut off.
  const short = fileNameOf(clientName, ending)
    .slice(0, -ending.length - 1)
    .slice(0, LONGEST_CLIENT)
    .trim();
  for (let at = 1; ; at += 1) {
    const file = fileNameOf(`${short} ${label}${at === 1 ? "" : ` ${at}`}`, ending);
    if (taken.has(file.toLowerCase())) continue;
    taken.add(file.toLowerCase());
    return file;
  }
}
