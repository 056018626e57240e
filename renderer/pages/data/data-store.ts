/** Where the Data page stands: the list, a file being read, an import running or looked at, or one being adopted. */
import { create } from "zustand";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { ImportOptions, Inspection } from "../../../shared/ingest/formats.ts";

export type ImportSummary = CallOutput<"import.list">["imports"][number];
export type ImportRead = CallOutput<"import.read">;
export type Job = CallOutput<"job.read">;

export interface ChosenFile {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
}

/** A file that was looked at and is not imported yet. Nothing of it is stored. */
export interface Reading {
  readonly file: ChosenFile;
  readonly options: ImportOptions;
  readonly inspection: Inspection;
  readonly name: string;
  readonly scenarioId: string | null;
  readonly clientId: string | null;
  /** The answer to the newest change of options is on its way. */
  readonly busy: boolean;
  /** Why the newest change or the start was refused; what is shown is the state before it. */
  readonly refusal: string | null;
}

export type View =
  | { readonly kind: "list" }
  | { readonly kind: "reading" }
  | { readonly kind: "import"; readonly id: string }
  | { readonly kind: "adopt"; readonly id: string };

interface DataState {
  readonly view: View;
  readonly imports: readonly ImportSummary[] | null;
  readonly reading: Reading | null;
  readonly job: Job | null;
  /** A file is on its way to the host, or its first inspection is awaited. */
  readonly opening: string | null;
  /** Why a file could not be opened, in words. */
  readonly refusal: string | null;
}

export const useData = create<DataState>(() => ({
  view: { kind: "list" },
  imports: null,
  reading: null,
  job: null,
  opening: null,
  refusal: null,
}));

export function showView(view: View): void {
  useData.setState({ view, refusal: null });
}

export function changeReading(patch: Partial<Reading>): void {
  useData.setState(({ reading }) => (reading === null ? {} : { reading: { ...reading, ...patch } }));
}
