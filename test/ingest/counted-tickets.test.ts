import { describe, expect, test } from "vitest";
import { adoptTickets } from "../../shared/ingest/adopt.ts";
import { countedMonths } from "../../shared/ingest/counted-months.ts";
import type { TicketCube } from "../../shared/ingest/formats.ts";
import type { Evidence } from "../../shared/scenario/change.ts";
import { countedImports } from "../../shared/scenario/counted-tickets.ts";
import { sampleScenario } from "../renderer/sample.ts";

const { document } = sampleScenario();
const clientId = document.clients[0]?.id ?? "";

function cubeOf(counts: readonly (readonly [category: string, month: string, tickets: number])[]): TicketCube {
  return {
    completeMonths: { first: "2025-01", last: "2025-03", count: 3 },
    firstDay: "2025-01-01",
    lastDay: "2025-03-31",
    cells: counts.map(([category, month, tickets]) => ({
      category,
      month,
      priority: "High",
      tickets,
      handledTickets: 0,
      handledMinutes: 0,
    })),
  };
}

function evidenceOf(cube: TicketCube): Readonly<Record<string, Evidence>> {
  const result = adoptTickets(document, cube, {
    importId: "i1",
    file: "export.csv",
    clientId,
    categories: {},
    priorities: { High: "P2" },
    months: null,
  });
  if (!result.ok) throw new Error(result.reason);
  return result.adoption.evidence;
}

const RATE = "categories/other/ticketsPerUnit";

describe("the tickets behind an adopted value", () => {
  const cube = cubeOf([
    ["A", "2025-01", 4],
    ["A", "2025-03", 5],
    ["B", "2025-03", 7],
    ["A", "2024-12", 90],
  ]);
  const evidence = evidenceOf(cube);

  test("are kept with its evidence and found again in the import, month by month", () => {
    const tickets = evidence[RATE]?.tickets;
    expect(tickets).toEqual({ count: 16, values: ["A", "B"], first: "2025-01", last: "2025-03", clientId });
    if (tickets === undefined) throw new Error("they are kept");
    const months = countedMonths(cube, tickets);
    expect(months).toEqual([
      { month: "2025-01", tickets: 4 },
      { month: "2025-02", tickets: 0 },
      { month: "2025-03", tickets: 12 },
    ]);
    expect(months.reduce((sum, month) => sum + month.tickets, 0)).toBe(tickets.count);
    expect(countedMonths(cube, { ...tickets, values: ["A"] }).map((month) => month.tickets)).toEqual([4, 0, 5]);
  });

  test("keep the values of the file unless they are too many", () => {
    const of = (values: number) =>
      evidenceOf(cubeOf(Array.from({ length: values }, (_, at) => [`Value ${at}`, "2025-01", 1] as const)))[RATE]
        ?.tickets;
    expect(of(100)?.values).toHaveLength(100);
    expect(of(101)).toEqual({ count: 101, first: "2025-01", last: "2025-03", clientId });
  });

  test("count once, however many inputs they went into", () => {
    expect(countedImports(evidence, Object.keys(evidence))).toEqual([
      { importId: "i1", file: "export.csv", tickets: 16, paths: Object.keys(evidence) },
    ]);
  });

  test("are told apart by import, and unknown where the evidence is from before counts were kept", () => {
    const measured = (importId: string, count?: number): Evidence => ({
      grade: "measured",
      source: `${importId}.csv, tickets`,
      date: "2025-03-31",
      importId,
      ...(count === undefined ? {} : { tickets: { count, first: "2025-01", last: "2025-03", clientId } }),
    });
    const known = {
      "categories/a/ticketsPerUnit": measured("one", 3),
      "categories/b/ticketsPerUnit": measured("two", 8),
      "categories/c/ticketsPerUnit": measured("two"),
      "categories/d/ticketsPerUnit": { grade: "assumed", source: "", date: null },
    } as const;
    expect(countedImports(known, Object.keys(known))).toMatchObject([
      { importId: "one", tickets: 3 },
      { importId: "two", tickets: null, paths: ["categories/b/ticketsPerUnit", "categories/c/ticketsPerUnit"] },
    ]);
    // Single factors of a list have the evidence of the whole list.
    const season = { "categories/a/seasonality": measured("one", 3) };
    expect(countedImports(season, ["categories/a/seasonality/0", "categories/a/seasonality/1"])).toMatchObject([
      { paths: ["categories/a/seasonality"] },
    ]);
    expect(countedImports({}, ["discountRate"])).toEqual([]);
  });
});
