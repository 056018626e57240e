import { describe, expect, it } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { mergeContents, mergeVariants } from "../../shared/scenario/merge.ts";
import { inDocumentOrder, lostMember, mergeWords, withLostMember } from "../../shared/scenario/merge-words.ts";
import type { ScenarioContent } from "../../shared/scenario/variant.ts";
import { newVariant } from "../../shared/scenario/variant-edits.ts";
import { NOTE, SAMPLE } from "./scenario-recipes.ts";

const options = { locale: "en-US", currency: "USD", startMonth: "2026-01" };
const [client] = SAMPLE.document.clients;
const id = client?.id ?? "";

const set = (patch: Partial<ScenarioDocument>): ScenarioContent => ({
  ...SAMPLE,
  document: { ...SAMPLE.document, ...patch },
});
const withUsers = (users: number): ScenarioContent =>
  set({
    clients: SAMPLE.document.clients.map((one) => (one.id === id ? { ...one, units: { ...one.units, users } } : one)),
  });

function words(base: ScenarioContent | null, mine: ScenarioContent, theirs: ScenarioContent) {
  const { items } = mergeContents(base, mine, theirs);
  return inDocumentOrder(items).map((item) => mergeWords(item, theirs.document, options));
}

describe("a field of a merge in words", () => {
  it("names the client and the input, and gives every side's value", () => {
    expect(words(SAMPLE, withUsers(11), withUsers(12))).toEqual([
      {
        owner: client?.name,
        subject: "Users",
        base: String(client?.units.users),
        mine: "11",
        theirs: "12",
        details: [],
      },
    ]);
    expect(words(null, withUsers(11), withUsers(12))[0]?.base).toBeNull();
  });

  it("says what is there and what is not of a client that one side removed", () => {
    const theirs = set({ clients: SAMPLE.document.clients.slice(1) });
    const [only] = mergeContents(SAMPLE, withUsers(11), theirs).items;
    if (only === undefined) throw new Error("one item");
    expect(mergeWords(only, SAMPLE.document, options)).toMatchObject({
      subject: `Client ${client?.name}`,
      mine: "there",
      theirs: "not there",
    });
  });

  it("tells a list of prices by what would change in it", () => {
    const priced = (unit: string): ScenarioContent =>
      set({
        clients: SAMPLE.document.clients.map((one) =>
          one.id === id
            ? {
                ...one,
                currentPlan: {
                  ...one.currentPlan,
                  components: one.currentPlan.components.map((component) =>
                    component.type === "recurring"
                      ? { ...component, pricing: { mode: "flat" as const, tiers: [{ upTo: null, unit }] } }
                      : component,
                  ),
                },
              }
            : one,
        ),
      });
    const told = words(priced("1"), priced("2"), priced("3"));
    expect(told.length).toBeGreaterThan(0);
    for (const one of told) expect(`${one.mine} ${one.theirs} ${one.details.join()}`).toMatch(/3/);
  });

  it("says of a value whose client, category or component is gone what it is and what is missing", () => {
    const document = { ...SAMPLE.document, clients: SAMPLE.document.clients.slice(0, 1) };
    const toldIn = (held: ScenarioDocument, path: string, value: Json) => {
      const theirs = { value, isInherited: false };
      const mine = { isInherited: false };
      return mergeWords(
        { key: path, kind: "value", path, base: null, mine, theirs, changedBy: "theirs" },
        held,
        options,
      );
    };
    const told = (path: string, value: Json) => toldIn(document, path, value);
    const gone = "clients/calder-freight/units/users";
    expect(told(gone, 80)).toMatchObject({ owner: "calder-freight", subject: "Users", theirs: "80" });
    expect(lostMember(gone, document)).toBe("no client “calder-freight”");
    expect(told("categories/gone/ai/resolution", "0.5").theirs).toBe("50%");
    expect(lostMember("categories/gone/ai/resolution", document)).toBe("no category “gone”");
    const fee = `clients/${id}/proposedPlan/components/gone/discount`;
    expect(told(fee, "0.2")).toMatchObject({ owner: client?.name, theirs: "20%" });
    expect(lostMember(fee, document)).toBe("no component “gone”");
    // Where somebody knows what it was called, it goes by that.
    const names = {
      "clients/calder-freight": "Calder Freight",
      "categories/gone": "Printers",
      [fee.replace("/discount", "")]: "Outcome fees",
    };
    const telling = (path: string, value: Json) => toldIn(withLostMember(path, document, names), path, value);
    expect(telling(gone, 80)).toMatchObject({ owner: "Calder Freight", subject: "Users", theirs: "80" });
    expect(lostMember(gone, document, names)).toBe("no client “Calder Freight”");
    expect(telling("categories/gone/ai/resolution", "0.5").subject).toMatch(/Printers/);
    expect(lostMember("categories/gone/ai/resolution", document, names)).toBe("no category “Printers”");
    expect(telling(fee, "0.2").subject).toMatch(/Outcome fees/);
    expect(withLostMember(`clients/${id}/units/users`, document, names)).toBe(document);
    for (const path of [`clients/${id}/units/users`, "clients/~order", "constructor/x"])
      expect(lostMember(path, document)).toBeNull();
  });

  it("puts the name first, then the document's order, evidence last", () => {
    const mine = { ...set({ name: "Mine", months: 12 }), evidence: { discountRate: NOTE("a") } };
    const theirs = { ...withUsers(12), evidence: { discountRate: NOTE("b") } };
    expect(words(null, mine, theirs).map((one) => one.subject)).toEqual([
      "Name",
      "Horizon",
      "Users",
      "Evidence of Discount rate",
    ]);
  });

  it("says where a variant has its parent's value", () => {
    const mine = { ...newVariant("p", "V"), overrides: { discountRate: { value: "0.2" } } };
    const { items } = mergeVariants(SAMPLE, null, mine, newVariant("p", "V"));
    expect(items.map((item) => mergeWords(item, SAMPLE.document, options))).toMatchObject([
      { subject: "Discount rate", mine: "20% a year", theirs: "as its parent: 10% a year" },
    ]);
  });
});
