import { describe, expect, test } from "vitest";
import { IdTable } from "../../shared/ingest/id-table.ts";
import { quantile } from "../../shared/ingest/profile.ts";
import {
  isMissing,
  readBoolean,
  readCount,
  readDuration,
  readNumber,
  readText,
  unitOfHeading,
} from "../../shared/ingest/values.ts";
import { codesOf, ingestText } from "./ingest-text.ts";

test.each(["", " ", "?", "-", "--", "N/A", "n/a", "NULL", "None", "#N/A", "—", "(empty)"])("%j is missing", (cell) => {
  expect(isMissing(cell)).toBe(true);
});
test.each(["0", "no", "x", "- 1", "Não", "-5"])("%j is a value", (cell) => {
  expect(isMissing(cell)).toBe(false);
});

test.each<[string, boolean, number]>([
  ["TRUE", false, 1],
  ["false", false, 0],
  ["sim", false, 1],
  ["não", false, 0],
  ["Sì", false, 1],
  ["oui", false, 1],
  ["Nein", false, 0],
  ["1", false, 1],
  ["0", false, 0],
  ["Within SLA", false, 1],
  ["SLA Violated", false, 0],
  ["Fora do prazo", false, 0],
  ["yes", true, 0],
  ["no", true, 1],
  ["TRUE", true, 0],
  ["Breached", true, 0],
  ["Not breached", true, 1],
  ["Within SLA", true, 1],
  ["perhaps", false, -1],
  ["2", false, -1],
])("%s (asking for a miss: %s) is %d", (cell, missed, value) => {
  expect(readBoolean(cell, missed)).toBe(value);
});

describe("numbers and durations", () => {
  test.each<[string, "." | ",", number]>([
    ["1.5", ".", 1.5],
    ["1,5", ",", 1.5],
    ["1,234.5", ".", 1234.5],
    ["1.234,5", ",", 1234.5],
    ["12 345,6", ",", 12_345.6],
    ["007", ".", 7],
    ["1,5", ".", Number.NaN],
    ["1.5.2", ".", Number.NaN],
    ["abc", ".", Number.NaN],
  ])("%s with the mark %s is %d", (cell, mark, value) => {
    expect(readNumber(cell, mark)).toBe(value);
  });

  test.each<[string, Parameters<typeof readDuration>[1], number]>([
    ["1h 15m", null, 75],
    ["1 hr, 15 mins", null, 75],
    ["90 min", null, 90],
    ["2 days 3 hours", null, 3060],
    ["1,5 h", null, 90],
    ["00:25:00", null, 25],
    ["1:30", null, 90],
    ["120:00:30", null, 7200.5],
    ["1 02:00:00", null, 1560],
    ["1.5", "hours", 90],
    ["45", "minutes", 45],
    ["90", "seconds", 1.5],
    ["1.5", null, Number.NaN],
    ["-00:10", null, -10],
    ["2023-06-01 11:14", "hours", Number.NaN],
    ["soon", "hours", Number.NaN],
  ])("%s in %s is %d minutes", (cell, unit, minutes) => {
    const read = readDuration(cell, unit, cell.includes(",") ? "," : ".");
    expect(Number(read.toFixed(9))).toBe(minutes);
  });

  test.each([
    ["Total Hours Worked", "hours"],
    ["Time tracked (in hrs)", "hours"],
    ["Handle_Time_hrs", "hours"],
    ["Duration Minutes", "minutes"],
    ["time_worked", null],
  ])("%s names %s", (heading, unit) => {
    expect(unitOfHeading(heading)).toBe(unit);
  });

  test("a column of plain numbers without a unit is not taken for minutes, unless somebody says so", () => {
    const text = "id,opened,time worked\n1,2020-01-01,30\n2,2020-01-13,90\n";
    expect(ingestText(text).report.mapping.handleMinutes).toBeNull();
    const asked = ingestText(text, { mapping: { handleMinutes: "time worked" } }).report;
    expect(asked.profile.handleMinutes).toMatchObject({ count: 2, mean: 60 });
  });

  test("counts are whole", () => {
    expect([readCount("3"), readCount("3.0"), readCount("3.5"), readCount("x")]).toEqual([
      3,
      3,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

test("text keeps look-alikes and loses only the apostrophe that our own exports put before formulas", () => {
  expect(readText("'=1+1")).toBe("=1+1");
  expect(readText("'＝1+1")).toBe("＝1+1");
  expect(readText("=1+1")).toBe("=1+1");
  expect(readText("'quoted'")).toBe("'quoted'");
  expect(readText("''=1")).toBe("''=1");
  expect(readText(" Cafe\u0301 ")).toBe("Café");
});

test("quantiles are linear between order statistics", () => {
  const sorted = Float64Array.of(1, 2, 4, 8, 16);
  expect([quantile(sorted, 0), quantile(sorted, 0.5), quantile(sorted, 0.9), quantile(sorted, 1)]).toEqual([
    1, 4, 12.8, 16,
  ]);
  expect(quantile(Float64Array.of(7), 0.9)).toBe(7);
});

test("a table of ids finds every id again, far beyond its first size", () => {
  const table = new IdTable();
  for (let round = 0; round < 2; round += 1) {
    for (let index = 0; index < 50_000; index += 1) expect(table.place(`INC-${index * 7}`)).toBe(index);
  }
  expect(table.size).toBe(50_000);
  expect(table.at(31_415)).toBe(`INC-${31_415 * 7}`);
  expect([table.has("INC-7"), table.has("INC-8")]).toEqual([true, false]);
});

describe("what is wrong in a row", () => {
  const text = [
    "Ticket ID,Opened,Resolved,SLA met,Reopens,Hours worked",
    "1,13/01/2020 10:00,13/01/2020 12:00,yes,0,1.5",
    ",13/01/2020 10:00,,,,",
    "3,31/02/2020 10:00,,,,",
    "4,,,,,",
    "5,14/01/2020 10:00,31/02/2020 9:00,perhaps,many,long",
    "6,14/01/2020 10:00,13/01/2020 10:00,no,2,0",
    ",,,,,",
    "7,15/01/2020,,,,,,extra",
    "8,15/01/2020",
  ].join("\n");
  const { report } = ingestText(text);

  test("rejects it where the ticket itself is in doubt, with line, column, value and reason", () => {
    expect(report.counts).toEqual({ rowsRead: 9, tickets: 4, rowsMerged: 0, rowsSkipped: 1, rowsRejected: 4 });
    expect(report.rejected).toEqual([
      { line: 3, column: "Ticket ID", value: "", reason: "no ticket number" },
      { line: 4, column: "Opened", value: "31/02/2020 10:00", reason: "no such date" },
      { line: 5, column: "Opened", value: "", reason: "no time of opening" },
      { line: 9, column: "", value: "", reason: "more values than headings (8 of 6)" },
    ]);
  });

  test("leaves the value missing elsewhere and counts it against its column", () => {
    const unreadable = report.traps.filter(({ code }) => code === "unreadable-values");
    expect(unreadable.map(({ where }) => where)).toEqual(["Resolved", "SLA met", "Reopens", "Hours worked"]);
    expect(unreadable[0]?.message).toContain('line 6 ("31/02/2020 9:00")');
    expect(report.profile).toMatchObject({
      slaMet: { met: 1, measured: 2 },
      reopenedTickets: 1,
      openedToResolvedHours: { count: 1, mean: 2 },
      resolvedBeforeOpened: 1,
      handleMinutes: { count: 2, mean: 45 },
    });
    expect(codesOf(report)).toEqual(expect.arrayContaining(["resolved-before-opened", "short-rows"]));
  });

  test("a hundred are kept, all are counted", () => {
    const rows = Array.from({ length: 250 }, () => ",13/01/2020");
    const many = ingestText(["id,opened", "1,14/01/2020", ...rows].join("\n")).report;
    expect(many.rejected).toHaveLength(100);
    expect(many.counts.rowsRejected).toBe(250);
  });
});
