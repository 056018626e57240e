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
    expect(codesOf(wrong)).toEqual(expect.arrayContaining(["days-up-to-12", "date-order-contradicted"]));
    expect(codesOf(ingestText(made.text, { dateOrder: "dmy" }).report)).not.toContain("date-order-contradicted");
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

describe("a log of events in other headings", () => {
  const log = [
    "Case ID,Activity,Complete Timestamp,seriousness,customer",
    "Case 1,Assign,2012/10/09 14:50:17.000,Value 1,Value 7",
    "Case 1,Resolve ticket,2012/10/09 16:50:17.000,Value 2,Value 7",
    "Case 1,Closed,2012/10/25 11:54:26.000,Value 2,Value 7",
    "Case 2,Assign,2012/11/09 12:54:39.000,Value 1,Value 7",
  ];

  test("opens with the first event and has the values of the last", () => {
    const { report } = ingestText(log.join("\n"));
    expect(report.mapping).toMatchObject({
      id: "Case ID",
      opened: "Complete Timestamp",
      updated: "Complete Timestamp",
    });
    expect(report.profile).toMatchObject({
      openedByMonth: { "2012-10": 1, "2012-11": 1 },
      byPriority: { "Value 1": 1, "Value 2": 1 },
      openedToResolvedHours: { count: 1, mean: 2 },
    });
  });

  test("with one row a ticket says nothing about how long it took", () => {
    const { report } = ingestText([log[0], log[3], log[4]].join("\n"));
    expect(report.profile.openedToResolvedHours).toBeNull();
    expect(codesOf(report)).not.toContain("times-from-events");
  });

  test("under headings that name no event is at least suspected", () => {
    const text = "id,opened,state\n1,2020-01-13 10:00,New\n1,2020-01-15 10:00,Closed\n2,2020-01-14,New\n";
    expect(codesOf(ingestText(text).report)).toContain("opening-varies");
  });
});

test("a column of version numbers is no evidence on the order of dates", () => {
  const text = "id,opened,agent version\n1,01/02/2020,1.20.33\n2,02/03/2020,1.21.30\n";
  expect(ingestText(text).inspection.questions).toEqual([expect.objectContaining({ field: "dateOrder" })]);
});

describe("months that say more about the export than about the client", () => {
  const rowsOf = (month: string, days: number[], each: number) =>
    days.flatMap((day) => Array.from({ length: each }, () => `${month}-${String(day).padStart(2, "0")} 10:00`));
  const everyDay = Array.from({ length: 28 }, (_, index) => index + 1);
  const trapsOf = (dates: string[]) =>
    ingestText(["id,opened", ...dates.map((date, index) => `${index},${date}`)].join("\n")).report.traps.map(
      ({ code, where }) => `${code} ${where}`,
    );

  test("a month with hardly a ticket beside full ones collapsed", () => {
    const dates = ["2021-01", "2021-02", "2021-03"].flatMap((month) => rowsOf(month, everyDay, 2));
    expect(trapsOf([...dates, ...rowsOf("2021-04", [2, 9], 1), ...rowsOf("2021-05", everyDay, 2)])).toContain(
      "month-collapse 2021-04",
    );
    expect(trapsOf([...dates, ...rowsOf("2021-05", everyDay, 2)])).toContain("month-collapse 2021-04");
    expect(trapsOf(dates).filter((trap) => trap.startsWith("month"))).toEqual([]);
  });

  test("a month far above the others, on few days, is named", () => {
    const dates = ["2021-01", "2021-02", "2021-04"].flatMap((month) => rowsOf(month, everyDay, 1));
    const traps = trapsOf([...dates, ...rowsOf("2021-03", [8, 9], 80)]);
    expect(traps).toEqual(expect.arrayContaining(["month-spike 2021-03", "month-few-days 2021-03"]));
  });

  test("days that never pass the twelfth were months", () => {
    const dates = ["2021-01", "2021-02", "2021-03"].flatMap((month) => rowsOf(month, everyDay.slice(0, 12), 2));
    expect(trapsOf(dates)).toContain("days-up-to-12 opened");
  });
});

test("what else would mislead is named", () => {
  const rows = Array.from(
    { length: 40 },
    (_, index) =>
      `${index},2021-01-${String(1 + (index % 28)).padStart(2, "0")},Email,${index % 2 ? "High" : "high"},${index % 3 ? "Acme" : "Bolt"},0.0`,
  );
  const { report } = ingestText(["id,opened,category,priority,company,hours worked", ...rows].join("\n"));
  expect(codesOf(report)).toEqual(
    expect.arrayContaining(["constant-category", "several-clients", "value-variants", "minutes-zero"]),
  );
});

test("a ConnectWise time in UTC is not compared with one that is not", () => {
  const headings = "TicketNbr,date_entered,Date_Entered_UTC,Date_Resolved_UTC,Board_Name,company_name,ServiceType";
  const row = "1,2021-01-13 10:00,2021-01-13 15:00,2021-01-13 16:00,Help,Acme,Email";
  const { report } = ingestText(`${headings}\n${row}\n`);
  expect(report.mapping.opened).toBe("Date_Entered_UTC");
  expect(report.profile.openedToResolvedHours?.mean).toBe(1);
  const without = ingestText(`${headings.replace("Date_Entered_UTC", "other")}\n${row}\n`).report;
  expect(codesOf(without)).toContain("time-zones-differ");
});

test("free text in place of a category is listed in part, and no ticket is lost", () => {
  const rows = Array.from({ length: 2500 }, (_, index) => `${index},2021-01-13,Words of ticket ${index}`);
  const { report, cube } = ingestText(["id,opened,category", ...rows].join("\n"));
  expect(Object.keys(report.profile.byCategory)).toHaveLength(2000);
  expect(cube.cells).toHaveLength(2001);
  expect(cube.cells.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(2500);
  expect(codesOf(report)).toContain("category-is-free-text");
});
