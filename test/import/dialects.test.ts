import { writeFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { ingestFile } from "../../electron/import/ingest-file.ts";
import type { ImportOptions } from "../../shared/ingest/formats.ts";
import { incidentLog } from "../fixtures/ticket-exports.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";

/** One log written in many ways: whatever the dialect, the tickets are the same. */
const log = incidentLog(120, 31);
const ROWS = log.text
  .trimEnd()
  .split("\r\n")
  .map((line) => line.split(","));
const DATE = /^(\d\d)-(\d\d)-(\d{4}) (\d\d):(\d\d)$/;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

type Row = readonly string[];
type WriteDate = (day: string, month: string, year: string, hour: string, minute: string) => string;

const withDates = (write: WriteDate) =>
  ROWS.map((row) =>
    row.map((cell) =>
      cell.replace(DATE, (_, d: string, m: string, y: string, h: string, min: string) => write(d, m, y, h, min)),
    ),
  );
const join2 = (rows: readonly Row[], delimiter: string, end = "\n") =>
  `${rows.map((row) => row.join(delimiter)).join(end)}${end}`;
const quoted = (rows: readonly Row[]) => rows.map((row) => row.map((cell) => `"${cell}"`));
const withColumn = (rows: readonly Row[], heading: string, cell: (index: number) => string) =>
  rows.map((row, index) => [...row, index === 0 ? heading : cell(index)]);
const renamed = (names: Record<string, string>) =>
  ROWS.map((row, index) => (index === 0 ? row.map((name) => names[name] ?? name) : row));
const values = (from: string, to: string) => ROWS.map((row) => row.map((cell) => (cell === from ? to : cell)));
const hour12 = (hour: string) => `${Number(hour) % 12 === 0 ? 12 : Number(hour) % 12}`;
const half = (hour: string) => (Number(hour) < 12 ? "AM" : "PM");

type Dialect = readonly [name: string, content: string | Uint8Array, options?: ImportOptions];
const DIALECTS: readonly Dialect[] = [
  ["as it is", log.text],
  ["semicolons", join2(ROWS, ";")],
  ["tabs", join2(ROWS, "\t")],
  ["bars", join2(ROWS, "|")],
  ["CR alone", join2(ROWS, ",", "\r")],
  ["no last line end", join2(ROWS, ",").trimEnd()],
  ["line ends of both kinds", ROWS.map((row, index) => row.join(",") + (index % 2 ? "\n" : "\r\n")).join("")],
  ["everything quoted", join2(quoted(ROWS), ",", "\r\n")],
  ["a byte order mark", `\uFEFF${log.text}`],
  ["UTF-16 with a mark", iconv.encode(log.text, "utf16le", { addBOM: true })],
  ["UTF-16, big end first", iconv.encode(log.text, "utf16be", { addBOM: true })],
  ["Unicode text of a spreadsheet", iconv.encode(join2(ROWS, "\t", "\r\n"), "utf16le", { addBOM: true })],
  ["declared delimiter", `sep=;\r\n${join2(ROWS, ";", "\r\n")}`],
  ["titles above", `Export of incidents\n\nTaken in spring\n${join2(ROWS, ",")}`],
  [
    "a delimiter at the end of each line",
    join2(
      ROWS.map((row) => [...row, ""]),
      ";",
    ),
  ],
  [
    "empty rows between",
    join2(
      ROWS.flatMap((row, index) => (index % 5 === 4 ? [row, row.map(() => "")] : [row])),
      ",",
    ),
  ],
  [
    "ISO dates",
    join2(
      withDates((d, m, y, h, min) => `${y}-${m}-${d} ${h}:${min}:00`),
      ",",
    ),
  ],
  [
    "ISO dates with T and Z",
    join2(
      withDates((d, m, y, h, min) => `${y}-${m}-${d}T${h}:${min}:00Z`),
      ",",
    ),
  ],
  [
    "ISO dates with an offset",
    join2(
      withDates((d, m, y, h, min) => `${y}-${m}-${d}T${h}:${min}:00.000+02:00`),
      ",",
    ),
  ],
  [
    "compact dates",
    join2(
      withDates((d, m, y, h, min) => `${y}${m}${d}T${h}${min}00`),
      ",",
    ),
  ],
  [
    "month first",
    join2(
      withDates((d, m, y, h, min) => `${m}/${d}/${y} ${h}:${min}`),
      ",",
    ),
  ],
  [
    "month first, twelve hours",
    join2(
      withDates((d, m, y, h, min) => `${m}/${d}/${y} ${hour12(h)}:${min} ${half(h)}`),
      ",",
    ),
  ],
  [
    "years of two digits",
    join2(
      withDates((d, m, y, h, min) => `${Number(d)}/${Number(m)}/${y.slice(2)} ${h}:${min}`),
      ",",
    ),
  ],
  [
    "points",
    join2(
      withDates((d, m, y, h, min) => `${d}.${m}.${y} ${h}:${min}`),
      ";",
    ),
  ],
  [
    "months in words",
    join2(
      withDates((d, m, y, h, min) => `${d}/${MONTHS[Number(m) - 1]}/${y.slice(2)} ${hour12(h)}:${min} ${half(h)}`),
      ",",
    ),
  ],
  [
    "months in words first",
    join2(quoted(withDates((d, m, y, h, min) => `${MONTHS[Number(m) - 1]} ${Number(d)}, ${y} ${h}:${min}`)), ","),
  ],
  [
    "epoch seconds",
    join2(
      withDates((d, m, y, h, min) => String(Date.UTC(+y, +m - 1, +d, +h, +min) / 1000)),
      ",",
    ),
  ],
  ["ambiguous dates with an order given", join2(ROWS, ","), { dateOrder: "dmy" }],
  [
    "yes and no",
    join2(
      values("TRUE", "Yes").map((row) => row.map((cell) => (cell === "FALSE" ? "No" : cell))),
      ",",
    ),
  ],
  ["other markers for missing", join2(values("?", "N/A"), ",")],
  ["blanks for missing", join2(values("?", ""), ",")],
  [
    "labels instead of field names",
    join2(
      renamed({
        number: "Number",
        opened_at: "Opened",
        resolved_at: "Resolved",
        made_sla: "Made SLA",
        reopen_count: "Reopen count",
        sys_mod_count: "Mod count",
      }),
      ",",
    ),
  ],
  [
    "headings with colons and capitals",
    join2(
      renamed({
        number: "TICKET NUMBER:",
        opened_at: "OPENED AT:",
        resolved_at: "Resolved At:",
        category: "Category:",
      }),
      ",",
    ),
  ],
  [
    "a mangled name",
    join2(renamed({ number: "ticketNumber", opened_at: "createdAt", resolved_at: "resolvedAt" }), ","),
  ],
  [
    "long text with line breaks",
    join2(
      withColumn(ROWS, "description", (index) => `"Line one, ""quoted""\nline; two\r\n\tline | ${index}"`),
      ",",
      "\r\n",
    ),
  ],
  [
    "columns in another order",
    join2(
      ROWS.map((row) => [...row].reverse()),
      ",",
    ),
  ],
  ["rows in another order", join2([ROWS[0] ?? [], ...ROWS.slice(1).reverse()], ",")],
];

function ingest(content: string | Uint8Array, options: ImportOptions = {}) {
  const path = join(temporaryFolder(), "export.csv");
  writeFileSync(path, content);
  return ingestFile(path, options, "export.csv", { progress: () => undefined, cancelled: () => false }).report;
}

test.each(DIALECTS.map((dialect) => [dialect[0], dialect] as const))("%s", (_, [, content, options]) => {
  const plain = ingest(log.text);
  const { counts, profile } = ingest(content, options);
  expect(profile).toEqual(plain.profile);
  expect({ ...counts, rowsRead: counts.rowsRead - counts.rowsSkipped, rowsSkipped: 0 }).toEqual(plain.counts);
});

test("the log is worth the trouble", () => {
  const plain = ingest(log.text);
  expect(plain.counts).toMatchObject({ tickets: 120, rowsRead: log.rows });
  expect(plain.profile).toMatchObject({ slaMet: { met: log.met, measured: 120 }, reopenedTickets: log.reopened });
  expect(plain.profile.openedToResolvedHours?.count).toBeGreaterThan(90);
});
