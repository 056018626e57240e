import { existsSync, readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "../../shared/contract/problem.ts";
import { PROPOSAL_FORMATS, type ProposalFormat } from "../../shared/contract/proposal-schemas.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { type BadMonth, badMonth } from "../../shared/proposal/bad-month.ts";
import { brandView, DEFAULT_BRAND } from "../../shared/proposal/brand.ts";
import { clientOf } from "../../shared/proposal/contract-term.ts";
import { newDraft, type OptionId } from "../../shared/proposal/draft.ts";
import { DEFAULT_RULES, routeOf } from "../../shared/proposal/guardrails.ts";
import { openPoints } from "../../shared/proposal/open-points.ts";
import { POLICY_IDS, type PolicyText, readPolicy } from "../../shared/proposal/policy.ts";
import { planOffer, shownPlans, termOf } from "../../shared/proposal/price-offer.ts";
import { proposalDocument } from "../../shared/proposal/proposal-document.ts";
import { usedPolicies } from "../../shared/proposal/used-policies.ts";
import { runTask } from "../export/proposal-task.ts";
import { requirePriceable } from "../services/proposal-offer.ts";
import { shippedPolicies } from "../services/proposal-records.ts";
import { writeWholeFile } from "../services/write-file.ts";
import { EXIT } from "./exit-status.ts";
import { readScenarioFile, scenarioOf } from "./scenario-file.ts";

/**
 * `propose FILE --client ID --out FILE.pdf|.docx|.html [--provider NAME] [--policies DIR] [--date YYYY-MM-DD] [--locale TAG]
 * [--replace]`: the renewal proposal. What stands in the way of sending it is told, and stamps every page a draft.
 */

interface Wanted {
  readonly path: string;
  readonly clientId: string;
  readonly out: string;
  readonly format: ProposalFormat;
  readonly provider: string;
  readonly policies: readonly PolicyText[];
  readonly date: string;
  readonly locale: string;
}

export async function run(words: string[]): Promise<number> {
  const wanted = read(words);
  const file = readScenarioFile(wanted.path);
  const document = scenarioOf(file);
  if (document === null) {
    process.stdout.write(`${JSON.stringify({ files: [{ file: file.file, faults: file.faults }] }, undefined, 2)}\n`);
    return EXIT.faults;
  }
  if (!document.clients.some(({ id }) => id === wanted.clientId))
    throw new Problem(
      "not-found",
      `There is no client "${wanted.clientId}" in the scenario; it has ${document.clients.map(({ id }) => id).join(", ")}.`,
    );
  const { bytes, open } = await proposed(document, wanted);
  writeWholeFile(wanted.out, bytes);
  for (const point of open) process.stderr.write(`Open: ${point}\n`);
  process.stderr.write(`${wanted.out}\n`);
  return EXIT.done;
}

function read(words: string[]): Wanted {
  const { positionals, values } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      client: { type: "string" },
      out: { type: "string" },
      provider: { type: "string", default: "Your service provider" },
      policies: { type: "string" },
      date: { type: "string", default: new Date().toISOString().slice(0, 10) },
      locale: { type: "string", default: "en-US" },
      replace: { type: "boolean", default: false },
    },
  });
  const [path, ...more] = positionals;
  const { client: clientId, out, provider, date, locale } = values;
  if (path === undefined || more.length > 0 || clientId === undefined || out === undefined)
    throw new Problem(
      "invalid-request",
      "propose needs one scenario file, --client ID and --out FILE.pdf, .docx or .html.",
    );
  const format = PROPOSAL_FORMATS.find((each) => extname(out).toLowerCase() === `.${each}`);
  if (format === undefined)
    throw new Problem(
      "invalid-request",
      `--out must end in .pdf, .docx or .html; found "${out}". Nothing was written.`,
    );
  if (Number.isNaN(Date.parse(date)) || !/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw new Problem("invalid-request", `--date must be a day such as 2026-05-18; found "${date}".`);
  if (resolve(out) === resolve(path))
    throw new Problem("invalid-request", "--out is the scenario itself. Nothing was written; choose another name.");
  if (existsSync(out) && !values.replace)
    throw new Problem(
      "invalid-request",
      `"${out}" is there already and was left as it is. Choose another name or add --replace.`,
    );
  return { path, clientId, out, format, provider, date, locale, policies: policiesIn(values.policies) };
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

async function proposed(document: ScenarioDocument, wanted: Wanted) {
  const client = clientOf(document, wanted.clientId);
  const draft = newDraft({
    name: `Renewal of ${client.name}`,
    scenarioId: "file",
    clientId: wanted.clientId,
    startMonth: client.convertMonth ?? 1,
    importId: null,
    today: wanted.date,
  });
  requirePriceable(draft, { document });
  const plans = shownPlans(draft, document).map(({ plan }) => plan);
  const { policies, provider, locale } = wanted;
  const view = await runTask({
    kind: "view",
    afresh: true,
    source: {
      draft,
      document,
      delivered: null,
      policies,
      policyIds: usedPolicies(client, plans),
      providerName: provider,
      locale,
    },
  });
  const badMonths: Partial<Record<OptionId, BadMonth>> = {};
  for (const { id, plan } of shownPlans(draft, document))
    badMonths[id] = badMonth(planOffer(document, wanted.clientId, plan, termOf(draft)), wanted.clientId, termOf(draft));
  const source = { draft, document, evidence: {}, rules: DEFAULT_RULES, today: wanted.date, badMonths, inDepth: null };
  const review = await runTask({ kind: "review", source });
  const open = openPoints(draft, view, review, routeOf(review.flatMap(({ rules }) => rules)));
  const bytes = await runTask({
    kind: "render",
    document: proposalDocument(view, brandView(DEFAULT_BRAND, provider), open),
    format: wanted.format,
  });
  return { bytes, open };
}
