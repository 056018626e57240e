/** A file made here, handed to the user: by the system's dialog, or offered for download where there is none. */
import { basename } from "node:path";
import type { CallOutput } from "../../shared/contract/calls.ts";
import type { Downloads } from "./downloads.ts";
import type { ChoosePlace } from "./export-service.ts";
import { refuseWorkspace, writeWholeFile } from "./write-file.ts";

export interface FilePlaces {
  readonly downloads: Downloads;
  readonly workspaceFile: string;
  /** Only the desktop window has one; without it files are offered for download. */
  readonly choosePlace: ChoosePlace | undefined;
}

/** Throws a `Problem` where the place cannot be written or belongs to the open workspace; no part of a file is left behind. */
export async function handOver(
  places: FilePlaces,
  name: string,
  bytes: Uint8Array,
): Promise<CallOutput<"export.workbook">> {
  const { downloads, workspaceFile, choosePlace } = places;
  if (choosePlace === undefined) return { kind: "offered", token: downloads.offer(bytes), name, bytes: bytes.length };
  const path = await choosePlace(name);
  if (path === null) return { kind: "left" };
  refuseWorkspace(path, workspaceFile);
  writeWholeFile(path, bytes);
  return { kind: "saved", name: basename(path), bytes: bytes.length };
}
