import { describe, expect, test } from "vitest";
import {
  blankResolved,
  helpDeskBrazil,
  incidentLog,
  mostlyCommas,
  nestedDurations,
  processLog,
} from "../fixtures/ticket-exports.ts";
import { codesOf, ingestText } from "./ingest-text.ts";

describe("an incident log with several rows a ticket", () => {
  const made = incidentLog(200, 7);
  const { report, cube } = ingestText(made.text);

  test("is recognised and mapped", () => {
    expect(report.source).toBe("servicenow");
    expect(report.dialect).toMatchObject({ delimiter: ",", lineEnd: "CRLF", dateOrder: "dmy", headerLine: 1 });
    expect(report.mapping).toMatchObject({
      id: "number",
      opened: "opened_at",
      slaMet: "made_sla",
      sequence: "sys_mod_count",
    });
  });

  test("counts tickets, not rows, by their latest row", () => {
    expect(report.counts).toEqual({
      rowsRead: made.rows,
      tickets: 200,
      rowsMerged: made.rows - 200,
      rowsSkipped: 0,
      rowsRejected: 0,
    });
    expect(report.profile.slaMet).toEqual({ met: made.met, measured: 200 });
    expect(made.metRows).toBeGreaterThan(made.met);
    expect(report.profile.reopenedTickets).toBe(made.reopened);
    expect(report.profile.byPriority).toEqual({ "3 - Moderate": 200 });
  });

  test("gives a cube that holds every ticket", () => {
    expect(cube.cells.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(200);
    expect(cube.completeMonths).not.toBeNull();
  });

  test("read month first it is refused or collapses, never silently right", () => {
    const wrong = ingestText(made.text, { dateOrder: "mdy" }).report;
    expect(wrong.counts.rowsRejected).toBeGreaterThan(made.rows / 3);
    expect(wrong.rejected[0]).toMatchObject({ column: "opened_at", reason: "no such date" });
    expect(codesOf(wrong)).toContain("many-rejected");
    expect(codesOf(wrong)).toContain("days-up-to-12");
  });
});

describe.each([
  [",", true],
  [";", false],
] as const)("a Brazilian help desk with %s", (delimiter, seconds) => {
  const made = helpDeskBrazil(150, delimiter, seconds, 3);
  const { report } = ingestText(made.text);

  test("reads accents, dashes for missing, and rows to tickets", () => {
    expect(report.source).toBe("glpi");
    expect(report.dialect).toMatchObject({ delimiter, dateOrder: "dmy", encoding: "utf-8" });
    expect(report.mapping).toMatchObject({
      id: "Ticker",
      opened: "Data Abertura",
      resolved: "Data Solução",
      closed: "Data Fechamento",
    });
    expect(report.counts).toMatchObject({ rowsRead: made.rows, tickets: 150, rowsMerged: made.rows - 150 });
    expect(report.profile.openedToResolvedHours?.count).toBe(112);
    expect(Object.keys(report.profile.byCategory)).not.toContain("-");
  });
});

test("a process log opens with its first event and says which columns repeat each other", () => {
  const made = processLog(90);
  const { report } = ingestText(made.text);
  expect(report.mapping).toMatchObject({
    id: "case:concept:name",
    opened: "time:timestamp",
    updated: "time:timestamp",
  });
  expect(report.counts).toMatchObject({ rowsRead: 360, tickets: 90, rowsMerged: 270 });
  expect(report.profile.openedToResolvedHours).toEqual({ count: 90, mean: 10, median: 10, p90: 10 });
  expect(report.traps.filter(({ code }) => code === "same-columns").map(({ where }) => where)).toEqual([
    "concept:name, Activity",
    "org:resource, Resource",
  ]);
});

test("a resolving time that is always blank is a trap, and so is a status that is two run together", () => {
  const { report } = ingestText(blankResolved(60).text);
  expect(report.profile.openedToResolvedHours).toBeNull();
  expect(codesOf(report)).toContain("resolved-blank");
  expect(report.traps.find(({ code }) => code === "value-variants")?.message).toContain("OpenPending");
});

test("columns called time that hold timestamps are no durations", () => {
  const made = nestedDurations(240);
  const { report, inspection } = ingestText(made.text);
  expect(inspection.questions).toEqual([]);
  expect(report.mapping).toMatchObject({ opened: null, handleMinutes: null, firstResponse: "First_Response_Time" });
  expect(report.counts.tickets).toBe(240);
  expect(report.traps.find(({ code }) => code === "resolved-before-response")?.message).toContain(
    `${made.early} of 240 tickets`,
  );
  expect(codesOf(report)).toContain("no-opening-time");
});

test("rows of commas only are counted, named and skipped", () => {
  const { report } = ingestText(mostlyCommas(99, 2543).text);
  expect(report.counts).toEqual({ rowsRead: 2642, tickets: 99, rowsMerged: 0, rowsSkipped: 2543, rowsRejected: 0 });
  expect(report.traps.find(({ code }) => code === "empty-rows")).toMatchObject({ where: "line 101" });
});
