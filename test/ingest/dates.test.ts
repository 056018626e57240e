import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDate, decideDateOrder, noEvidence } from "../../shared/ingest/date-order.ts";
import { dateFromParts, emptyParts, isZeroDate, scanDate } from "../../shared/ingest/dates.ts";
import type { DateOrder } from "../../shared/ingest/ticket-fields.ts";
import { clockOf } from "../fixtures/ticket-exports.ts";
import { ingestText } from "./ingest-text.ts";

/** ISO text of the wall time and the instant, or why not. */
function read(text: string, order: DateOrder): string {
  const parts = emptyParts();
  const moment = { wall: 0, instant: 0 };
  if (!scanDate(text, parts)) return "not a date";
  if (!dateFromParts(parts, order, moment)) return "no such date";
  const wall = new Date(moment.wall).toISOString().replace(".000Z", "");
  return moment.wall === moment.instant ? wall : `${wall} at ${new Date(moment.instant).toISOString()}`;
}

describe("a date", () => {
  test.each<[string, DateOrder, string]>([
    ["29-02-2016 01:16", "dmy", "2016-02-29T01:16:00"],
    ["29-02-2015 01:16", "dmy", "no such date"],
    ["29/02/2100", "dmy", "no such date"],
    ["29/02/2000", "dmy", "2000-02-29T00:00:00"],
    ["31/02/2016 9:00", "dmy", "no such date"],
    ["01/03/2016 9:00", "dmy", "2016-03-01T09:00:00"],
    ["01/03/2016 9:00", "mdy", "2016-01-03T09:00:00"],
    ["13/03/2016", "mdy", "no such date"],
    ["31.12.2020, 14:05", "dmy", "2020-12-31T14:05:00"],
    ["1/2/16 9:05 PM", "mdy", "2016-01-02T21:05:00"],
    ["12/31/2020 12:00 AM", "mdy", "2020-12-31T00:00:00"],
    ["12/31/2020 12:30 pm", "mdy", "2020-12-31T12:30:00"],
    ["16-03-29", "ymd", "2016-03-29T00:00:00"],
    ["2023-06-01 7:29", "ymd", "2023-06-01T07:29:00"],
    ["2023-06-01 7:29", "dmy", "2023-06-01T07:29:00"],
    ["2023-06-01T11:14:00Z", "ymd", "2023-06-01T11:14:00"],
    ["2023-06-01T11:14:00.250Z", "ymd", "2023-06-01T11:14:00.250Z"],
    ["2023-06-01T11:14:00+02:00", "ymd", "2023-06-01T11:14:00 at 2023-06-01T09:14:00.000Z"],
    ["2010-01-13 08:40:25+00:00", "ymd", "2010-01-13T08:40:25"],
    ["2023-06-01 11:14:00 -0530", "ymd", "2023-06-01T11:14:00 at 2023-06-01T16:44:00.000Z"],
    ["20230601", "dmy", "2023-06-01T00:00:00"],
    ["20230601T1114Z", "ymd", "2023-06-01T11:14:00"],
    ["1467331200", "ymd", "2016-07-01T00:00:00"],
    ["1467331200000", "ymd", "2016-07-01T00:00:00"],
    ["14/Jul/25 3:42 PM", "dmy", "2025-07-14T15:42:00"],
    ["Jul 14, 2025 03:42 PM", "dmy", "2025-07-14T15:42:00"],
    ["Mon, 14 Jul 2025 15:42:01", "dmy", "2025-07-14T15:42:01"],
    ["14 de julho de 2025 15:42", "dmy", "2025-07-14T15:42:00"],
    ["14 luglio 2025", "dmy", "2025-07-14T00:00:00"],
    ["30/04/2021 24:10", "dmy", "no such date"],
    ["2023-13-01", "ymd", "no such date"],
    ["1:30", "dmy", "not a date"],
    ["00:25:00", "dmy", "not a date"],
    ["42429.05", "dmy", "not a date"],
    ["3 - Moderate", "dmy", "not a date"],
    ["192.168.10.7", "dmy", "not a date"],
    ["soon", "dmy", "not a date"],
  ])("%s read %s is %s", (text, order, expected) => {
    expect(read(text, order)).toBe(expected);
  });

  test("written day first, month first or year first is the same day", () => {
    const two = (value: number) => String(value).padStart(2, "0");
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2199, 0, 1) }),
        fc.constantFrom("-", "/", "."),
        (at, mark) => {
          const { year, month, day, hour, minute } = clockOf(at);
          const expected = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00`;
          const time = ` ${hour}:${two(minute)}`;
          expect(read([day, month, year].join(mark) + time, "dmy")).toBe(expected);
          expect(read([month, day, year].join(mark) + time, "mdy")).toBe(expected);
          expect(read([year, two(month), two(day)].join(mark) + time, "dmy")).toBe(expected);
        },
      ),
      { seed: 20_260_103, numRuns: 500 },
    );
  });

  test.each(["1899-12-30T00:00:00", "0001-01-01 00:00", "0000-00-00 00:00:00", "00/00/0000"])(
    "%s stands for none",
    (text) => {
      expect(isZeroDate(text)).toBe(true);
    },
  );
});

describe("the order of dates", () => {
  function decide(dates: readonly string[]) {
    const evidence = noEvidence();
    for (const text of dates) {
      const parts = emptyParts();
      if (scanDate(text, parts)) addDate(evidence, parts);
    }
    return decideDateOrder(evidence);
  }

  test.each<[string, string[], DateOrder | null, DateOrder[]]>([
    ["a day above 12 decides", ["01/02/2020", "13/02/2020"], "dmy", []],
    ["a second number above 12 decides", ["01/02/2020", "02/13/2020"], "mdy", []],
    ["years first need no decision", ["2020-02-13", "2020-02-01"], "ymd", []],
    ["nothing above 12 is asked", ["01/02/2020", "03/04/2020"], null, ["dmy", "mdy"]],
    ["contradiction is asked", ["13/02/2020", "02/13/2020"], null, ["dmy", "mdy"]],
    ["two digits everywhere may have the year first", ["01/02/03", "04/05/06"], null, ["dmy", "mdy", "ymd"]],
    ["a date that exists in no order decides nothing", ["31/02/2020", "01/02/2020"], null, ["dmy", "mdy"]],
    ["no dates, no question", ["soon"], null, []],
  ])("%s", (_, dates, order, choices) => {
    expect(decide(dates)).toMatchObject({ order, choices });
  });

  test("one slip among two hundred does not overrule the rest, and is rejected as what it is", () => {
    const rows = Array.from({ length: 200 }, (_, index) => `${index},${13 + (index % 15)}/02/2020`);
    const { report } = ingestText(["id,opened", ...rows, "200,02/13/2020"].join("\n"));
    expect(report.dialect.dateOrder).toBe("dmy");
    expect(report.rejected).toEqual([{ line: 202, column: "opened", value: "02/13/2020", reason: "no such date" }]);
  });

  test("every date column is evidence, mapped or not", () => {
    const text = "id,opened,due\n1,01/02/2020,05/03/2020\n2,02/02/2020,25/03/2020\n";
    expect(ingestText(text).report.dialect.dateOrder).toBe("dmy");
  });

  test("an undecided order is a question with its choices", () => {
    const { inspection } = ingestText("id,opened\n1,01/02/2020\n2,02/03/2020\n");
    expect(inspection.questions).toEqual([expect.objectContaining({ field: "dateOrder", choices: ["dmy", "mdy"] })]);
    expect(ingestText("id,opened\n1,01/02/2020\n", { dateOrder: "mdy" }).inspection.questions).toEqual([]);
  });
});

test("times in zones are elapsed, and a month is the month as written", () => {
  const text = "id,opened,resolved\n1,2021-03-31T23:30:00-05:00,2021-04-01T06:30:00+00:00\n";
  const { profile } = ingestText(text).report;
  expect(profile.openedByMonth).toEqual({ "2021-03": 1 });
  expect(profile.openedToResolvedHours).toEqual({ count: 1, mean: 2, median: 2, p90: 2 });
});
