import { describe, expect, test } from "vitest";
import { comparedTopics, sameAssumption } from "../../shared/compare/difference.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { fieldAt } from "../../shared/model/fields.ts";
import type { Scope } from "../../shared/model/results.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

const PORTFOLIO: Scope = { kind: "portfolio" };
const NORTHWIND: Scope = { kind: "client", id: "northwind" };

function sample(change: (document: ScenarioDocument) => void = () => undefined): ScenarioDocument {
  const document = sampleWorkspace().scenarios[0]?.document;
  if (document === undefined) throw new Error("the sample has a scenario");
  const made = structuredClone(document);
  change(made);
  return made;
}

const keysOf = (documents: readonly ScenarioDocument[], scope = PORTFOLIO): string[] =>
  comparedTopics(documents, scope).flatMap(({ key, differs }) => (differs ? [key] : []));

describe("assumptions of several scenarios", () => {
  test("that are the same do not differ, however they are written", () => {
    const other = sample((document) => {
      document.name = "Other";
      document.labour.wageInflation = `${document.labour.wageInflation}00`;
      document.rounding = "half-up";
      document.clients = document.clients.toReversed();
    });
    expect(keysOf([sample(), other])).toEqual([]);
  });

  test("hold the values of all columns, defaults among them", () => {
    const capped = sample(({ clients: [client] }) => {
      if (client !== undefined) client.proposedPlan.creditCap = "0.5";
    });
    const found = comparedTopics([sample(), capped, sample()], NORTHWIND).find(({ differs }) => differs);
    expect(found?.inputs.map(({ values }) => values)).toEqual([["1", "0.5", "1"]]);
  });

  test("that only follow another input are no difference of their own", () => {
    const later = sample(({ clients: [client] }) => {
      if (client !== undefined) client.convertMonth = 20;
    });
    expect(keysOf([sample(), later])).toEqual(["clients/*/convertMonth"]);
  });

  test("of one meaning are one topic; what only some have is one topic of its own", () => {
    const other = sample((document) => {
      for (const category of document.categories) category.ai.resolution = "0.5";
      const [client] = document.clients;
      client?.proposedPlan.components.push({ id: "gift", label: "Gift", type: "onetime", amount: "5", month: 1 });
    });
    const topics = comparedTopics([sample(), other], NORTHWIND).filter(({ differs }) => differs);
    const [resolution, gift] = topics;
    expect(topics.map(({ key, member }) => [key, member])).toEqual([
      ["categories/*/ai/resolution", null],
      ["clients/northwind/proposedPlan/components/gift", "clients/northwind/proposedPlan/components/gift"],
    ]);
    expect(resolution?.inputs.length).toBe(sample().categories.length);
    expect(gift?.inputs.every(({ values: [before] }) => before === undefined)).toBe(true);
  });

  test("of one client leave out the others' own", () => {
    const other = sample(({ clients }) => {
      for (const client of clients) client.growth = "0.123";
    });
    expect(comparedTopics([sample(), other], NORTHWIND).filter(({ differs }) => differs)[0]?.inputs.length).toBe(1);
    expect(comparedTopics([sample(), other], PORTFOLIO).filter(({ differs }) => differs)[0]?.inputs.length).toBe(12);
  });

  test("a distribution is another assumption than its point", () => {
    const field = fieldAt("labour/wageInflation");
    if (field === undefined) throw new Error("there is such a field");
    expect(sameAssumption("0.50", "0.5", field)).toBe(true);
    expect(sameAssumption("0.5", { dist: "uniform", min: "0", max: "1" }, field)).toBe(false);
  });
});
