import { describe, expect, it } from "vitest";
import { figuresOf } from "../../renderer/controls/figures.ts";
import {
  type AdoptionChoices,
  effectOf,
  firstChoices,
  missingPart,
  PARTS,
  toConfirm,
  withEntry,
} from "../../renderer/pages/data/adoption-choices.ts";
import type { ImportRead } from "../../renderer/pages/data/data-store.ts";
import { countsSentence, nameOfFile, reasonText, sizeText } from "../../renderer/pages/data/import-words.ts";
import { fieldsOf, mapColumn, questionField } from "../../renderer/pages/data/mapping-edit.ts";
import { openedFinding, openedMonths } from "../../renderer/pages/data/opened-finding.ts";
import type { ScenarioRecords } from "../../renderer/state/scenario-store.ts";
import type { TicketCube, TicketProfile } from "../../shared/ingest/formats.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { applyChanges, difference, invert } from "../../shared/scenario/history.ts";
import { sampleScenario } from "./sample.ts";

/** The parts of the Data page that need no window: what adopting would store, how columns are mapped, what is said. */

function sampleRecords(): ScenarioRecords {
  const { document, evidence } = sampleScenario();
  return { document, evidence };
}

const MONTHS = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}`);

/** A year of tickets in three values of a file, busiest in the summer, some with minutes. */
function year(): ImportRead {
  const values = [
    ["Password reset", "High", 40],
    ["Printers", "Low", 30],
    ["Gossip", "High", 20],
  ] as const;
  const cells = MONTHS.flatMap((month, index) =>
    values.map(([category, priority, tickets]) => ({
      category,
      month,
      priority,
      tickets: tickets + (index === 6 ? 10 : 0),
      handledTickets: category === "Printers" ? 10 : 0,
      handledMinutes: category === "Printers" ? 250 : 0,
    })),
  );
  const cube: TicketCube = {
    completeMonths: { first: "2025-01", last: "2025-12", count: 12 },
    firstDay: "2025-01-01",
    lastDay: "2025-12-31",
    cells,
  };
  return { summary: { id: "import-1", file: "year.csv" }, cube } as ImportRead;
}

function choose(patch: Partial<AdoptionChoices>): AdoptionChoices {
  return { ...firstChoices(year(), sampleRecords().document, "northwind"), ...patch };
}

function effect(patch: Partial<AdoptionChoices>) {
  const outcome = effectOf(year(), sampleRecords(), choose(patch));
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.effect;
}

const categoryOf = (records: ScenarioRecords, id: string) => records.document.categories.find((one) => one.id === id);

describe("what adopting would store", () => {
  it("is a sound document in which every written value is measured and names the import", () => {
    const { next, adoption } = effect({});
    expect(checkScenario(next.document)).toEqual([]);
    expect(adoption.categories.length).toBeGreaterThanOrEqual(2);
    for (const { id } of adoption.categories)
      expect(next.evidence[`categories/${id}/ticketsPerUnit`]).toMatchObject({
        grade: "measured",
        importId: "import-1",
      });
  });

  it("is one set of changes with an exact inverse", () => {
    const before = sampleRecords();
    const { next } = effect({ clearOthers: true });
    const changes = difference("scenario/a", before.document, next.document);
    const there = applyChanges(before.document, changes);
    expect(there).toEqual(next.document);
    expect(applyChanges(there, invert(changes))).toEqual(before.document);
  });

  it("writes only the parts that are checked, and keeps the evidence of the others", () => {
    const before = sampleRecords();
    const password = before.document.categories[0];
    if (password === undefined) throw new Error("The sample has no category");
    for (const part of PARTS) {
      const { next } = effect({ parts: new Set([part]) });
      const after = categoryOf(next, password.id);
      expect(after?.ticketsPerUnit === password.ticketsPerUnit).toBe(part !== "rate");
      expect(JSON.stringify(after?.priority) === JSON.stringify(password.priority)).toBe(part !== "mix");
      expect(JSON.stringify(after?.seasonality) === JSON.stringify(password.seasonality)).toBe(part !== "seasonality");
      const measured = Object.entries(next.evidence).filter(
        ([path, one]) => path.startsWith(`categories/${password.id}/`) && one.importId === "import-1",
      );
      const names = { rate: "ticketsPerUnit", mix: "priority", minutes: "minutes", seasonality: "seasonality" };
      expect(measured.every(([path]) => path.includes(names[part]))).toBe(true);
    }
  });

  it("leaves out what is left out, and gives no tickets to the others where the file holds all", () => {
    const all = effect({});
    const categories = withEntry(choose({}).categories, "Gossip", { kind: "ignore" as const });
    const { adoption, next } = effect({ categories, clearOthers: true });
    const sum = (list: readonly { tickets: number }[]): number => list.reduce((total, one) => total + one.tickets, 0);
    expect(sum(all.adoption.categories) - sum(adoption.categories)).toBe(20 * 12 + 10);
    for (const id of adoption.untouched) {
      expect(categoryOf(next, id)?.ticketsPerUnit).toBe("0");
      expect(next.evidence[`categories/${id}/ticketsPerUnit`]?.source).toContain("no tickets");
    }
  });

  it("asks for a client and says why a part is missing", () => {
    expect(effectOf(year(), sampleRecords(), choose({ clientId: null }))).toMatchObject({ ok: false });
    const { adoption } = effect({ months: { first: "2025-01", last: "2025-06" } });
    expect(missingPart("seasonality", adoption)).toBe("needs 12 whole months");
    expect(missingPart("rate", adoption)).toBeNull();
  });

  it("takes any text of a file as a value", () => {
    const entries = withEntry(withEntry({}, "__proto__", 1), "constructor", 2);
    expect(Object.entries(entries)).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
    ]);
  });
});

describe("what has to be confirmed before adopting", () => {
  const questionOf = (read: ImportRead, patch: Partial<AdoptionChoices> = {}): string | null => {
    const outcome = effectOf(read, sampleRecords(), choose(patch));
    if (!outcome.ok) throw new Error(outcome.reason);
    return toConfirm(sampleRecords().document, outcome.effect, choose(patch));
  };
  const dense = (factor: number): ImportRead => {
    const read = year();
    const cells = read.cube.cells.map((cell) => ({ ...cell, tickets: cell.tickets * factor }));
    return { ...read, cube: { ...read.cube, cells } };
  };

  it("is nothing where whole months give a plausible rate", () => {
    expect(questionOf(year())).toBeNull();
  });

  it("is a leap of the client's tickets, unless the rate is not written", () => {
    expect(questionOf(dense(60))).toContain("more than 5 times");
    expect(questionOf(dense(60), { parts: new Set(["mix"]) })).toBeNull();
  });
});

describe("mapping columns", () => {
  const found = { id: "Number", opened: "Created", updated: "Created", category: null, priority: "Urgency" };

  it("gives a field one column and frees what the column held", () => {
    const given = mapColumn(found, {}, "Urgency", "category");
    expect(given).toEqual({ id: "Number", opened: "Created", updated: "Created", priority: null, category: "Urgency" });
  });

  it("frees a column of all it holds, and leaves open what never had one", () => {
    const given = mapColumn(found, {}, "Created", null);
    expect(given).toEqual({ id: "Number", priority: "Urgency", opened: null, updated: null });
    expect(fieldsOf(found, "Created")).toEqual(["opened", "updated"]);
  });

  it("reads which field a question is about", () => {
    expect(questionField("opened: Which column?")).toEqual({ field: "opened", text: "Which column?" });
    expect(questionField("nonsense: What?")).toEqual({ field: null, text: "nonsense: What?" });
  });
});

describe("what is said about a file", () => {
  const figures = figuresOf("en-US", "USD");
  const cube: TicketCube = {
    completeMonths: { first: "2025-02", last: "2025-03", count: 2 },
    firstDay: "2025-01-20",
    lastDay: "2025-05-02",
    cells: [],
  };
  const profile = {
    openedByMonth: { "2025-01": 9, "2025-02": 100, "2025-03": 120, "2025-05": 1 },
  } as unknown as TicketProfile;

  it("names every month, those without tickets too, and rates complete ones only", () => {
    const months = openedMonths(profile, cube);
    expect(months.map(({ tickets, complete }) => [tickets, complete])).toEqual([
      [9, false],
      [100, true],
      [120, true],
      [0, false],
      [1, false],
    ]);
    expect(openedFinding(months, figures).title).toBe("110 tickets in an average month, 120 in Mar 2025");
    expect(openedFinding(openedMonths(profile, { ...cube, completeMonths: null }), figures).title).toBe(
      "230 tickets, and no complete month",
    );
  });

  it("accounts for every row", () => {
    const counts = { rowsRead: 2642, tickets: 99, rowsMerged: 1, rowsSkipped: 2541, rowsRejected: 1 };
    expect(countsSentence(counts, "en-US")).toBe(
      "2,642 rows gave 99 tickets: 1 row repeats a ticket, 2,541 are empty, and 1 was rejected.",
    );
    expect(
      countsSentence({ ...counts, rowsRead: 1, tickets: 1, rowsMerged: 0, rowsSkipped: 0, rowsRejected: 0 }, "en-US"),
    ).toBe("1 row gave 1 ticket, one each.");
  });

  it("speaks of files in words", () => {
    expect(nameOfFile("export.2025.csv")).toBe("export.2025");
    expect(nameOfFile(".csv")).toBe(".csv");
    expect(reasonText("comma: gives 3 columns")).toBe("Gives 3 columns");
    expect(reasonText("semicolon: as given")).toBe("As you chose");
    expect(sizeText(999, "en-US")).toBe("999 bytes");
    expect(sizeText(3_200_000, "en-US")).toBe("3.2 MB");
  });
});
