import { writeFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { unfinished } from "../../electron/import/decode.ts";
import { ingestFile } from "../../electron/import/ingest-file.ts";
import { inspectFile } from "../../electron/import/inspect-file.ts";
import { Problem } from "../../shared/contract/problem.ts";
import type { ImportOptions } from "../../shared/ingest/formats.ts";
import { helpDeskBrazil, incidentLog } from "../fixtures/ticket-exports.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";

const NO_HOOKS = { progress: () => undefined, cancelled: () => false };

function fileOf(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), "export.csv");
  writeFileSync(path, content);
  return path;
}

const ingest = (content: string | Uint8Array, options: ImportOptions = {}) =>
  ingestFile(fileOf(content), options, "export.csv", NO_HOOKS).report;

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

const TEXT = "Número,Data abertura,Categoria\r\n1,13/01/2020 10:00,Manutenção\r\n2,14/01/2020 10:00,Instalação\r\n";
const PLAIN = TEXT.replaceAll("\r\n", "\n");

describe("encodings", () => {
  test.each([
    ["UTF-8", Buffer.from(TEXT), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${TEXT}`), "utf-8"],
    ["UTF-16, little end first, with a mark", iconv.encode(TEXT, "utf16le", { addBOM: true }), "utf-16le"],
    ["UTF-16, big end first, with a mark", iconv.encode(TEXT, "utf16be", { addBOM: true }), "utf-16be"],
    ["UTF-16 without a mark", iconv.encode(TEXT, "utf16le"), "utf-16le"],
  ])("%s is proved by the bytes", (_, bytes, encoding) => {
    const report = ingest(bytes);
    expect(report.dialect.encoding).toBe(encoding);
    expect(report.mapping.id).toBe("Número");
    expect(report.profile.byCategory).toEqual({ Instalação: 1, Manutenção: 1 });
  });

  test.each([
    ["windows-1252", "win1252"],
    ["cp850", "cp850"],
  ])("%s is asked for, with the best fit first, and read once it is given", (encoding, name) => {
    const bytes = iconv.encode(TEXT, name);
    const problem = problemOf(() => ingest(bytes));
    expect(problem.code).toBe("import-undecided");
    expect(problem.details?.questions).toEqual([
      expect.objectContaining({ field: "encoding", choices: expect.arrayContaining(["windows-1252", "cp850"]) }),
    ]);
    expect(inspectFile(fileOf(bytes), {}).inspection.questions[0]?.choices[0]).toBe(encoding);
    expect(ingest(bytes, { encoding }).profile.byCategory).toEqual({ Instalação: 1, Manutenção: 1 });
  });

  test("a byte that is not UTF-8 anywhere in the file is noticed, however late", () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `${index},13/01/2020 10:00,Rede`).join("\r\n");
    const bytes = Buffer.concat([Buffer.from(`${TEXT}${rows}\r\n`), Buffer.from([0x39, 0x2c, 0x2c, 0xe7, 0x0d, 0x0a])]);
    expect(problemOf(() => ingest(bytes)).code).toBe("import-undecided");
    expect(problemOf(() => ingest(bytes, { encoding: "utf-8" })).message).toContain("not written in utf-8");
  });

  test("an encoding that nobody knows is refused by name", () => {
    expect(problemOf(() => ingest(TEXT, { encoding: "klingon" })).message).toContain("klingon");
  });

  test("sequences cut by a piece of the file are counted", () => {
    expect([...Buffer.from("aé€😀")].map((_, end) => unfinished(Buffer.from("aé€😀").subarray(0, end + 1)))).toEqual([
      0, 1, 0, 1, 2, 0, 1, 2, 3, 0,
    ]);
  });
});

describe("layout", () => {
  const dialectOf = (content: string, options: ImportOptions = {}) => ingest(content, options).dialect;

  test.each([
    [",", PLAIN],
    [";", PLAIN.replaceAll(",", ";")],
    ["\t", PLAIN.replaceAll(",", "\t")],
    ["|", PLAIN.replaceAll(",", "|")],
  ])("the delimiter %j is told by the rows", (delimiter, content) => {
    expect(dialectOf(content)).toMatchObject({ delimiter, lineEnd: "LF", headerLine: 1, dateOrder: "dmy" });
  });

  test("decimal commas do not make a comma the delimiter", () => {
    const text = "id;opened;hours worked\n1;13/01/2020;1,5\n2;14/01/2020;0,25\n";
    const report = ingest(text);
    expect(report.dialect).toMatchObject({ delimiter: ";", decimalMark: "," });
    expect(report.profile.handleMinutes).toMatchObject({ count: 2, mean: 52.5 });
  });

  test("titles and blank lines above the headings are passed over", () => {
    const report = ingest(`Tickets of January\n\n${PLAIN}`);
    expect(report.dialect.headerLine).toBe(3);
    expect(report.counts.rowsRead).toBe(2);
  });

  test("a spreadsheet's own first line declares the delimiter", () => {
    expect(dialectOf(`sep=;\n${PLAIN.replaceAll(",", ";")}`)).toMatchObject({ delimiter: ";", headerLine: 2 });
  });

  test("carriage returns alone end lines", () => {
    expect(dialectOf(PLAIN.replaceAll("\n", "\r"))).toMatchObject({ lineEnd: "CR" });
  });

  test("headings without tickets are no error, and said", () => {
    const report = ingest("id,opened\n");
    expect(report.counts).toMatchObject({ rowsRead: 0, tickets: 0 });
    expect(report.traps.map(({ code }) => code)).toEqual(["no-rows"]);
  });
});

describe("files that cannot be read", () => {
  test.each([
    ["an Excel workbook", Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2]), /Excel workbook/],
    ["an empty file", "", /no rows/],
    ["blank lines only", "\n\n\n", /no rows/],
    [
      "a quotation mark that swallows the rest",
      `id,opened\n1,"13/01/2020\n${"2,14/01/2020\n".repeat(200)}`,
      /line 2 is never closed/,
    ],
    ["a row without end", `id,opened\n1,"${"x".repeat(5_000_000)}`, /line 2/],
  ])("%s is refused in words", (_, content, message) => {
    const problem = problemOf(() => ingest(content, { dateOrder: "dmy" }));
    expect(problem.code).toBe("file-unreadable");
    expect(problem.message).toMatch(message);
    expect(problem.message).toContain("Nothing was stored");
  });

  test("a missing file is refused as such", () => {
    const path = join(temporaryFolder(), "gone.csv");
    expect(problemOf(() => inspectFile(path, {})).details).toEqual({ code: "ENOENT" });
  });

  test("a file cut off in a quoted value loses that row, by name, and no other", () => {
    const report = ingest('id,opened,category\n1,13/01/2020,x\n2,14/01/2020,"cut\noff he');
    expect(report.counts).toMatchObject({ rowsRead: 2, tickets: 1, rowsRejected: 1 });
    expect(report.rejected).toEqual([
      { line: 3, column: "category", value: "cut\noff he", reason: "a quotation mark is never closed" },
    ]);
  });

  test("a file cut off in a plain value is said to be", () => {
    const report = ingest("id,opened,category\n1,13/01/2020,x\n2,14/01/2020");
    expect(report.counts.tickets).toBe(2);
    expect(report.traps.map(({ code }) => code)).toContain("cut-off");
  });
});

test("formula payloads and naughty strings come through as the text they are", () => {
  const payloads = ["=1+1", "@SUM(1)", "+1", "＝1", "-", "'=x", "\u202Eevil", "<script>", "🏳️‍🌈", "a\0b", "Ω≈ç√"];
  const rows = payloads.map((payload, index) => `${index},13/01/2020,"${payload.replaceAll('"', '""')}"`);
  const report = ingest(["id,opened,category", ...rows].join("\n"));
  const kept = payloads.filter((payload) => payload !== "-").map((payload) => (payload === "'=x" ? "=x" : payload));
  expect(new Set(Object.keys(report.profile.byCategory))).toEqual(new Set(kept));
  expect(report.traps.map(({ code }) => code)).toContain("hidden-characters");
});

test("reading in pieces gives what reading at once gives, on files of many pieces", () => {
  const log = incidentLog(3000, 11);
  const report = ingest(log.text);
  expect(report.counts).toMatchObject({ rowsRead: log.rows, tickets: 3000 });
  expect(report.profile.slaMet).toEqual({ met: log.met, measured: 3000 });
  const desk = helpDeskBrazil(4000, ";", true, 5);
  expect(ingest(desk.text).counts).toMatchObject({ rowsRead: desk.rows, tickets: 4000 });
});
