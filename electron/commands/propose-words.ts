/** What the words after `propose` ask for. Every fault in them is told before anything is written. */
import { existsSync, readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "../../shared/contract/problem.ts";
import { PROPOSAL_FORMATS, type ProposalFormat } from "../../shared/contract/proposal-schemas.ts";
import { POLICY_IDS, type PolicyText, readPolicy } from "../../shared/proposal/policy.ts";
import { lastWholeMonth } from "../../shared/proposal/review-period.ts";
import { shippedPolicies } from "../services/proposal-records.ts";

export interface Wanted {
  readonly path: string;
  /** Null for all of the scenario. */
  readonly clientIds: readonly string[] | null;
  readonly out: string;
  /** `out` is a folder for as many files as there are clients. */
  readonly isFolder: boolean;
  readonly format: ProposalFormat;
  readonly replace: boolean;
  readonly provider: string;
  readonly policies: readonly PolicyText[];
  readonly date: string;
  readonly locale: string;
  /** Null for a proposal. */
  readonly review: WantedReview | null;
}

export interface WantedReview {
  readonly until: string;
  readonly months: number;
  readonly nextStep: string;
}

export function readWords(words: string[]): Wanted {
  const { positionals, values } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      client: { type: "string", multiple: true },
      all: { type: "boolean", default: false },
      out: { type: "string" },
      format: { type: "string" },
      provider: { type: "string", default: "Your service provider" },
      policies: { type: "string" },
      date: { type: "string", default: new Date().toISOString().slice(0, 10) },
      locale: { type: "string", default: "en-US" },
      replace: { type: "boolean", default: false },
      review: { type: "boolean", default: false },
      until: { type: "string" },
      months: { type: "string", default: "3" },
      "next-step": { type: "string", default: "" },
    },
  });
  const [path, ...more] = positionals;
  const { client: clientIds, all, out, provider, date, locale, replace } = values;
  if (path === undefined || more.length > 0 || out === undefined || (clientIds === undefined) !== all)
    throw new Problem(
      "invalid-request",
      "propose needs one scenario file, --client ID and --out FILE.pdf, .docx or .html; for several clients or --all, --out DIR and --format.",
    );
  const isFolder = all || clientIds === undefined || clientIds.length > 1;
  const format = formatOf(out, isFolder, values.format);
  if (Number.isNaN(Date.parse(date)) || !/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw new Problem("invalid-request", `--date must be a day such as 2026-05-18; found "${date}".`);
  if (resolve(out) === resolve(path))
    throw new Problem("invalid-request", "--out is the scenario itself. Nothing was written; choose another name.");
  if (!isFolder) requireFree(out, replace);
  const review = values.review ? reviewOf(values, date) : null;
  const policies = policiesIn(values.policies);
  return {
    path,
    clientIds: all ? null : (clientIds ?? []),
    out,
    isFolder,
    format,
    replace,
    provider,
    date,
    locale,
    policies,
    review,
  };
}

function formatOf(out: string, isFolder: boolean, given: string | undefined): ProposalFormat {
  const found = isFolder ? (given ?? "pdf") : extname(out).toLowerCase().slice(1);
  const format = PROPOSAL_FORMATS.find((each) => found === each);
  if (format !== undefined && (isFolder || given === undefined || given === format)) return format;
  throw new Problem(
    "invalid-request",
    isFolder
      ? `--format must be pdf, docx or html; found "${found}". Nothing was written.`
      : `--out must end in .pdf, .docx or .html; found "${out}". Nothing was written.`,
  );
}

function reviewOf(
  { until, months, "next-step": nextStep }: { until?: string; months: string; "next-step": string },
  date: string,
): WantedReview {
  const last = until ?? lastWholeMonth(date);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(last))
    throw new Problem("invalid-request", `--until must be a month such as 2026-04; found "${last}".`);
  if (!/^([1-9]|1[0-2])$/.test(months))
    throw new Problem("invalid-request", `--months must be a whole number from 1 to 12; found "${months}".`);
  return { until: last, months: Number(months), nextStep };
}

/** Throws a `Problem` where a file is there and not to be written over. */
export function requireFree(path: string, replace: boolean): void {
  if (!existsSync(path) || replace) return;
  throw new Problem(
    "invalid-request",
    `"${path}" is there already and was left as it is. Choose another name or add --replace.`,
  );
}

/** The texts of a folder, `ID.md` each; those it has not are the shipped ones, which nobody has confirmed. */
function policiesIn(folder: string | undefined): readonly PolicyText[] {
  if (folder === undefined) return shippedPolicies();
  if (!existsSync(folder)) throw new Problem("file-unreadable", `There is no folder "${folder}". Check --policies.`);
  const shipped = shippedPolicies();
  return POLICY_IDS.flatMap((id) => {
    const path = join(folder, `${id}.md`);
    return existsSync(path) ? [readPolicy(id, readFileSync(path, "utf8"))] : shipped.filter((each) => each.id === id);
  });
}
