import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../shared/contract/problem.ts";
import type { Client, ScenarioDocument } from "../../shared/model/document.ts";
import { type BadMonth, badMonth } from "../../shared/proposal/bad-month.ts";
import { brandView, DEFAULT_BRAND } from "../../shared/proposal/brand.ts";
import { newDraft, type OptionId } from "../../shared/proposal/draft.ts";
import { DEFAULT_RULES, routeOf } from "../../shared/proposal/guardrails.ts";
import { openPoints } from "../../shared/proposal/open-points.ts";
import { planOffer, shownPlans, termOf } from "../../shared/proposal/price-offer.ts";
import { reviewAnswers } from "../../shared/proposal/price-review.ts";
import { proposalDocument } from "../../shared/proposal/proposal-document.ts";
import { reviewSpan } from "../../shared/proposal/review-period.ts";
import { usedPolicies } from "../../shared/proposal/used-policies.ts";
import { runTask } from "../export/proposal-task.ts";
import { DOCUMENT_LABELS, documentName } from "../services/document-name.ts";
import { requirePriceable } from "../services/proposal-offer.ts";
import { writeWholeFile, writingRefused } from "../services/write-file.ts";
import { EXIT } from "./exit-status.ts";
import { readWords, requireFree, type Wanted, type WantedReview } from "./propose-words.ts";
import { readScenarioFile, scenarioOf } from "./scenario-file.ts";

/**
 * `propose FILE --client ID --out FILE.pdf|.docx|.html [--provider NAME] [--policies DIR] [--date YYYY-MM-DD] [--locale TAG]
 * [--replace]`: the renewal proposal. What stands in the way of sending it is told, and stamps every page a draft. With
 * `--review [--until YYYY-MM] [--months N] [--next-step TEXT]` the service review of one page. With `--all`, or several
 * `--client`, `--out DIR --format pdf|docx|html`: who cannot be done is told, and the others are.
 */

/** One client's document, and what stands in the way of sending it. Throws a `Problem` where it cannot be made. */
type Maker = (client: Client) => Promise<{ readonly bytes: Uint8Array; readonly open: readonly string[] }>;

export async function run(words: string[]): Promise<number> {
  const wanted = readWords(words);
  const file = readScenarioFile(wanted.path);
  const document = scenarioOf(file);
  if (document === null) {
    process.stdout.write(`${JSON.stringify({ files: [{ file: file.file, faults: file.faults }] }, undefined, 2)}\n`);
    return EXIT.faults;
  }
  const clients = chosenClients(document, wanted);
  const make: Maker =
    wanted.review === null
      ? (client) => proposed(document, client, wanted)
      : reviewMaker(document, clients, wanted, wanted.review);
  return wanted.isFolder ? manyDocuments(clients, make, wanted) : oneDocument(clients[0], make, wanted);
}

function chosenClients({ clients }: ScenarioDocument, { clientIds }: Wanted): readonly Client[] {
  const unknown = clientIds?.find((wanted) => !clients.some(({ id }) => id === wanted));
  if (unknown === undefined) return clients.filter(({ id }) => clientIds?.includes(id) ?? true);
  throw new Problem(
    "not-found",
    `There is no client "${unknown}" in the scenario; it has ${clients.map(({ id }) => id).join(", ")}.`,
  );
}

async function oneDocument(client: Client | undefined, make: Maker, wanted: Wanted): Promise<number> {
  if (client === undefined) throw new RangeError("a document is for a client");
  const { bytes, open } = await make(client);
  writeWholeFile(wanted.out, bytes);
  for (const point of open) process.stderr.write(`Open: ${point}\n`);
  process.stderr.write(`${wanted.out}\n`);
  return EXIT.done;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw writingRefused(error, folder);
  }
}

/** Writes as many as can be made. Nothing is written over unless that was asked for. */
async function manyDocuments(clients: readonly Client[], make: Maker, wanted: Wanted): Promise<number> {
  const { out, format, replace, review } = wanted;
  const taken = new Set<string>();
  const label = DOCUMENT_LABELS[review === null ? "proposal" : "review"];
  const places = clients.map((client) => ({
    client,
    path: join(out, documentName(client.name, label, format, taken)),
  }));
  for (const { path } of places) requireFree(path, replace);
  makeFolder(out);
  const documents: { readonly client: string; readonly file: string; readonly open: readonly string[] }[] = [];
  const refused: { readonly client: string; readonly reason: string }[] = [];
  for (const [at, { client, path }] of places.entries()) {
    process.stderr.write(`${at + 1} of ${places.length}: ${client.name}\n`);
    try {
      const { bytes, open } = await make(client);
      writeWholeFile(path, bytes);
      documents.push({ client: client.id, file: path, open });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      process.stderr.write(`${client.name}: ${error.message}\n`);
      refused.push({ client: client.id, reason: error.message });
    }
  }
  process.stdout.write(`${JSON.stringify({ documents, refused }, undefined, 2)}\n`);
  return refused.length === 0 ? EXIT.done : EXIT.faults;
}

/** Reviews of these clients; the desk that they share is worked out once. */
function reviewMaker(
  document: ScenarioDocument,
  clients: readonly Client[],
  { provider, locale, date, format }: Wanted,
  review: WantedReview,
): Maker {
  const span = reviewSpan(document, review.until, review.months);
  const ids = clients.map(({ id }) => id);
  const answers = reviewAnswers(document, ids, span);
  const brand = brandView(DEFAULT_BRAND, provider);
  return async ({ id }) => {
    const source = {
      document,
      clientId: id,
      span,
      answers: answers[id] ?? [],
      counted: null,
      offer: null,
      nextStep: review.nextStep,
      preparedOn: date,
      providerName: provider,
      locale,
    };
    const { bytes, objection } = await runTask({ kind: "review-sheet", source, brand, format });
    if (bytes === null) throw new Problem("document-has-faults", objection);
    return { bytes, open: [] };
  };
}

async function proposed(document: ScenarioDocument, client: Client, wanted: Wanted) {
  const draft = newDraft({
    name: `Renewal of ${client.name}`,
    scenarioId: "file",
    clientId: client.id,
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
    badMonths[id] = badMonth(planOffer(document, client.id, plan, termOf(draft)), client.id, termOf(draft));
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
