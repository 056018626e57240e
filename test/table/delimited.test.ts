import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvText, guardedText, type TableCell, tsvText, unguardedText } from "../../shared/table/delimited.ts";

const SIGNS = ["=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "\t", "\r", "\0", "|"];

/** Texts that programs have taken for formulas or commands, and ways past a careless guard. */
const PAYLOADS = [
  ...SIGNS.map((sign) => `${sign}1+1`),
  ...SIGNS.map((sign) => `  ${sign}cmd`),
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://example.com?"&A1,"open")',
  '=IMPORTXML(CONCAT("http://example.com",A1),"//a")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "+1-1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "\n=1+1",
  "\u00A0=1+1",
  "\u3000\uFF1D1",
  "\uFEFF=1+1",
  "\u200B=1+1",
  "\u202E=1+1",
  "'=1+1",
  "''=1+1",
  "' =1+1",
  '",=1+1',
  '"\r\n=1+1',
  "DDE|x",
  "|calc",
];

/** Read as an importer reads it: text only, then the types of the columns. */
function parsed(csv: string, delimiter = ","): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ""), { delimiter });
  expect(errors).toEqual([]);
  return data;
}

function readBack(csv: string, like: readonly (readonly TableCell[])[]): TableCell[][] {
  return parsed(csv)
    .slice(0, like.length)
    .map((row, at) =>
      row.map((text, column) => {
        const cell = like[at]?.[column];
        if (typeof cell === "number") return Number(text);
        return cell === null ? (text === "" ? null : text) : unguardedText(text);
      }),
    );
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(...PAYLOADS),
  fc
    .tuple(fc.constantFrom("", "'", "''", " ", "\u00A0"), fc.constantFrom(...SIGNS, "a"), fc.string())
    .map((parts) => parts.join("")),
);
const table = fc.integer({ min: 2, max: 5 }).chain((columns) =>
  fc.array(fc.array(fc.oneof(number, text, fc.constant(null)), { minLength: columns, maxLength: columns }), {
    minLength: 1,
    maxLength: 6,
  }),
);

describe("CSV", () => {
  it("gives back every table that it was given", () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(readBack(csvText(rows), rows)).toEqual(rows);
      }),
      { seed: 4180, numRuns: 3000 },
    );
  });

  it("never leaves text that begins a formula, however it begins", () => {
    fc.assert(
      fc.property(text, (value) => {
        const [[written = ""] = []] = parsed(csvText([[value, "x"]]));
        expect(written.trimStart().replace(/^[\p{Cf}\s]+/u, "")).not.toMatch(/^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|\0]/u);
      }),
      { seed: 1236, numRuns: 3000 },
    );
  });

  it.each(PAYLOADS.filter((payload) => !/^(DDE|")/.test(payload)))("guards %j", (payload) => {
    expect(guardedText(payload)).toBe(`'${payload}`);
    expect(unguardedText(guardedText(payload))).toBe(payload);
  });

  it.each(["", "a=b", "Northwind", "'tis", "3-4", "https://example.com", "DDE|x", "5 %"])(
    "leaves %j alone",
    (plain) => {
      expect(guardedText(plain)).toBe(plain);
      expect(unguardedText(plain)).toBe(plain);
    },
  );

  it("keeps negative numbers numbers, and text that looks like one text", () => {
    expect(csvText([["a", -5, -0.25, 1e21, 0, -0, null], ["-5"]])).toBe("\uFEFFa,-5,-0.25,1e+21,0,0,\r\n'-5\r\n");
    expect(() => csvText([[Number.NaN]])).toThrow(RangeError);
  });

  it("quotes as RFC 4180 says", () => {
    expect(csvText([['say "yes"', "a,b", "two\nlines", "plain", " led"]])).toBe(
      '\uFEFF"say ""yes""","a,b","two\nlines",plain," led"\r\n',
    );
  });
});

describe("TSV", () => {
  it("keeps cells apart whatever is in them", () => {
    const rows = [
      ["a\tb", -1, "=1"],
      ["two\nlines", 2, 'say "x"'],
    ];
    expect(parsed(tsvText(rows), "\t")).toEqual([
      ["a\tb", "-1", "'=1"],
      ["two\nlines", "2", 'say "x"'],
    ]);
  });
});
