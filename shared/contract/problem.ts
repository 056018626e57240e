/** A refusal by the world, as data: what happened, what was kept, what to do. Crosses every boundary as is. */
export const PROBLEM_CODES = [
  "invalid-request",
  "forbidden",
  "not-found",
  "document-has-faults",
  "changed-meanwhile",
  "locked",
  "lock-broken",
  "cyclic-parent",
  "parent-missing",
  "workspace-in-use",
  "workspace-newer",
  "workspace-foreign",
  "workspace-damaged",
  "workspace-missing",
  "workspace-moved",
  "folder-not-writable",
  "disk-full",
  "storage-failed",
  "file-unreadable",
  "file-too-large",
  "package-newer",
  "import-undecided",
  "import-cancelled",
  "nothing-to-undo",
  "nothing-to-redo",
  "no-longer-fits",
  "port-in-use",
  "proposal-open",
  "not-an-image",
  "internal",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface ProblemData {
  readonly code: ProblemCode;
  /** What happened, what was kept and what to do, in full sentences. */
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export class Problem extends Error implements ProblemData {
  readonly code: ProblemCode;
  readonly details?: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, message: string, details?: Readonly<Record<string, unknown>>) {
    super(message);
    this.name = "Problem";
    this.code = code;
    if (details !== undefined) this.details = details;
  }

  toData(): ProblemData {
    return { code: this.code, message: this.message, ...(this.details === undefined ? {} : { details: this.details }) };
  }
}
