import { beforeAll, describe, expect, it } from "vitest";
import { proposalDocx } from "../../electron/export/proposal-docx.ts";
import { proposalHtml } from "../../electron/export/proposal-html.ts";
import { proposalPdf } from "../../electron/export/proposal-pdf.ts";
import { HANDOFFS } from "../../shared/contract/proposal-schemas.ts";
import { amountText, countText, percentText } from "../../shared/proposal/client-words.ts";
import { handoffRows } from "../../shared/proposal/handoff.ts";
import { figuresOf } from "../../shared/proposal/sent.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { csvText } from "../../shared/table/delimited.ts";
import { type Marked, marked } from "./markers.ts";
import { type MadeOffer, madeOffer, sampleDocument } from "./offers.ts";
import { poppler, zipInside } from "./read-documents.ts";
import { hitsOf, isTelling, pdfTexts } from "./search-documents.ts";

/** Everything that leaves the house, as text: by format, what a reader or a program can find in it. */
async function everything({ proposal, view }: MadeOffer): Promise<Readonly<Record<string, string>>> {
  const rows = view.options.flatMap((option) => HANDOFFS.map((tool) => csvText(handoffRows(view, option, tool))));
  return {
    ...pdfTexts(await proposalPdf(proposal)),
    DOCX: zipInside(await proposalDocx(proposal)),
    HTML: Buffer.from(proposalHtml(proposal)).toString("utf8"),
    CSV: rows.join("\n"),
    document: JSON.stringify(proposal),
    view: JSON.stringify(view),
  };
}

/** Internal results of the client in the forms in which a document writes figures; those too short to be told apart are left out. */
function internalResults({ options, draft }: MadeOffer): readonly string[] {
  const locale = { locale: "en-US", currency: "USD" };
  const forms = options.flatMap(({ results }) =>
    Object.values(results.lenses).flatMap(({ clients }) => {
      const scope = clients[draft.clientId];
      if (scope === undefined) return [];
      const lines = Object.entries({ ...scope.lines, ...scope.totals }).filter(([line]) =>
        /^(cost|margin|hours|credits|revenue\.net|adoption|readiness)/.test(line),
      );
      const values = [...lines.map(([, each]) => each), ...Object.values(scope.kpis)].flat();
      return values.flatMap((value) =>
        value === null ? [] : [amountText(value, locale), percentText(value, locale), countText(value, locale), value],
      );
    }),
  );
  return [...new Set(forms)].filter(isTelling);
}

describe("nothing internal leaves with a proposal", () => {
  let marks: Marked;
  let offer: MadeOffer;
  let where: Readonly<Record<string, string>>;

  beforeAll(async () => {
    marks = marked(sampleDocument());
    expect(checkScenario(marks.document)).toEqual([]);
    offer = madeOffer({ document: marks.document, clientId: marks.clientId });
    where = await everything(offer);
  });

  it("plants a mark in every text and number that is not the client's", () => {
    expect(marks.texts.length).toBeGreaterThan(80);
    expect(marks.numbers.length).toBeGreaterThan(300);
    expect(new Set([...marks.texts, ...marks.numbers]).size).toBe(marks.texts.length + marks.numbers.length);
  });

  it("no internal text is in any format, its metadata or its packed parts", () => {
    expect(Object.keys(where).length).toBeGreaterThanOrEqual(6);
    expect(hitsOf(where, marks.texts)).toEqual([]);
  });

  it("no internal number is, as typed or as written", () => {
    const locale = { locale: "en-US", currency: "USD" };
    const forms = marks.numbers.flatMap((number) => [number, amountText(number, locale), percentText(number, locale)]);
    const telling = forms.filter(isTelling);
    expect(telling.length).toBeGreaterThan(300);
    expect(hitsOf(where, telling)).toEqual([]);
  });

  it("no cost, margin, hour or expected credit is, unless the client has the same figure of his own", () => {
    const own = new Set(
      [...figuresOf(offer.view).values()].flatMap((value) =>
        /^-?\d+(\.\d+)?$/.test(value)
          ? [value, amountText(value, { locale: "en-US", currency: "USD" }), countText(value, { locale: "en-US" })]
          : [],
      ),
    );
    const internal = internalResults(offer).filter((form) => !own.has(form));
    expect(internal.length).toBeGreaterThan(1500);
    // Raw streams hold coordinates and glyph numbers in which digits can stand by chance.
    const { "PDF streams": _streams, ...readable } = where;
    const hits = hitsOf(readable, internal).filter((hit) => !isPartOfOwn(hit.slice(hit.indexOf(": ") + 2), own));
    expect(hits).toEqual([]);
  });

  it("is seen leaking where a mark gets into what the client reads", async () => {
    const [text = ""] = marks.texts;
    const [number = ""] = marks.numbers;
    const margin = internalResults(offer).find((form) => form.startsWith("$")) ?? "";
    for (const secret of [text, number, margin]) {
      const leaking = madeOffer({
        document: marks.document,
        clientId: marks.clientId,
        options: offer.options,
        draft: { opening: `Our secret is ${secret}.` },
      });
      const hits = hitsOf(await everything(leaking), [secret]);
      const formats = new Set(hits.map((hit) => hit.slice(0, hit.indexOf(":"))));
      for (const format of ["DOCX", "HTML", "document", "view"]) expect(formats, secret).toContain(format);
      if (!("missing" in poppler())) expect(formats, secret).toContain("PDF text");
    }
  });

  it("is seen leaking where a client's line is called after a secret, also in the hand-off and the structure", async () => {
    const [text = ""] = marks.texts;
    const [client, ...others] = marks.document.clients;
    if (client === undefined) throw new Error("no client");
    const components = client.proposedPlan.components.map((each) => ({ ...each, label: text }));
    const document = {
      ...marks.document,
      clients: [{ ...client, proposedPlan: { ...client.proposedPlan, components } }, ...others],
    };
    const hits = hitsOf(await everything(madeOffer({ document, clientId: marks.clientId })), [text]);
    expect(hits).toContain(`CSV: ${text}`);
    expect(hits).toContain(`DOCX: ${text}`);
  });
});

/** Whether a short figure only stands within a longer one of the client's. */
function isPartOfOwn(form: string, own: ReadonlySet<string>): boolean {
  return [...own].some((each) => each.length > form.length && each.includes(form));
}
