import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RowReader } from "../../shared/ingest/rows.ts";
import { ingestText } from "./ingest-text.ts";

interface Row {
  readonly cells: string[];
  readonly line: number;
}

function read(text: string, delimiter: string, size: number, loneReturns = false): { rows: Row[]; reader: RowReader } {
  const rows: Row[] = [];
  const reader = new RowReader(delimiter, loneReturns, (cells, line) => rows.push({ cells: [...cells], line }));
  for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size));
  reader.end();
  return { rows, reader };
}

const cell = fc.string({
  unit: fc.constantFrom("a", "é", "0", " ", ",", ";", '"', "\n", "\r\n", "=", "'", "?"),
  maxLength: 8,
});
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 });
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

describe("rows", () => {
  test("are the same however the text is cut into pieces, with the line each starts on", () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (rows, end, size, lastEnd) => {
          const text = rows.map((row) => row.map(quoted).join(",")).join(end) + (lastEnd ? end : "");
          let line = 1;
          const expected = rows.map((cells) => {
            const plain = cells.map((value) => value.replaceAll("\r\n", "\n"));
            const row = { cells: plain, line };
            line += 1 + plain.join("").split("\n").length - 1;
            return row;
          });
          expect(read(text, ",", size).rows).toEqual(expected);
        },
      ),
      { seed: 20_260_101, numRuns: 300 },
    );
  });

  test.each([
    [
      "quotes with commas and line breaks",
      'a,b\r\n1,"x, ""y""\r\nz"\r\n2,w\r\n',
      [
        ["a", "b"],
        ["1", 'x, "y"\nz'],
        ["2", "w"],
      ],
      [1, 2, 4],
    ],
    [
      "no line end at the end",
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
      [1, 2],
    ],
    ["blank lines", "a,b\n\n1,2\n\n", [["a", "b"], [""], ["1", "2"], [""]], [1, 2, 3, 4]],
    [
      "line ends of both kinds",
      "a,b\r\n1,2\n3,4\r\n",
      [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ],
      [1, 2, 3],
    ],
    [
      "a zero byte",
      "a,b\n\0,2\n",
      [
        ["a", "b"],
        ["\0", "2"],
      ],
      [1, 2],
    ],
    [
      "blanks around values",
      "a,b\n  1 , 2\n",
      [
        ["a", "b"],
        ["  1 ", " 2"],
      ],
      [1, 2],
    ],
    ["no row at all", "", [], []],
  ])("%s", (_, text, cells, lines) => {
    const { rows } = read(text, ",", 3);
    expect(rows.map((row) => row.cells)).toEqual(cells);
    expect(rows.map((row) => row.line)).toEqual(lines);
  });

  test("carriage returns alone end lines where the file has nothing else", () => {
    expect(read('a,b\r1,"x\ry"\r', ",", 2, true).rows).toEqual([
      { cells: ["a", "b"], line: 1 },
      { cells: ["1", "x\ny"], line: 2 },
    ]);
  });

  test("a quotation mark that is never closed is named by its line", () => {
    const { reader } = read('a,b\n1,2\n3,"open\nmore', ",", 5);
    expect(reader.unclosedQuoteLine).toBe(3);
  });

  test("a row without end stops the reading before it fills the memory", () => {
    const reader = new RowReader(",", false, () => undefined);
    reader.push('a,b\n1,"');
    for (let piece = 0; piece < 40 && !reader.overlong; piece += 1) reader.push("x".repeat(250_000));
    expect(reader.overlong).toBe(true);
    expect(reader.line).toBe(2);
  });
});

const ticketCell = {
  id: fc.constantFrom("T-1", "T-2", "T-3", "T-4", "", "?", "-", "  "),
  date: fc.constantFrom(
    "29/02/2016 10:00",
    "31/02/2016 9:00",
    "01/03/2016",
    "soon",
    "",
    "?",
    "12/13/2016 10:00",
    "30/12/1899",
  ),
  any: fc.constantFrom("", "x", "1", "=1+1", "?", "a,b"),
};
const ticketRow = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(ticketCell.id, ticketCell.date, ticketCell.any, ticketCell.date).map((row) => row.map(quoted)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom([""], ["", "", "", ""], ['"T-9"'], ["T-8", "01/03/2016", "x", "", "too", "many"]),
  },
);

test("every row is a ticket, merged, skipped or rejected, and nothing else", () => {
  fc.assert(
    fc.property(fc.array(ticketRow, { maxLength: 40 }), fc.integer({ min: 1, max: 40 }), (rows, size) => {
      const text = ["Ticket ID,Opened,Category,Closed", ...rows.map((row) => row.join(","))]
        .map((line) => `${line}\n`)
        .join("");
      const { report, cube } = ingestText(text, { dateOrder: "dmy", delimiter: "," }, size);
      const { rowsRead, tickets, rowsMerged, rowsSkipped, rowsRejected } = report.counts;
      expect(rowsRead).toBe(rows.length);
      expect(tickets + rowsMerged + rowsSkipped + rowsRejected).toBe(rowsRead);
      expect(report.rejected).toHaveLength(rowsRejected);
      expect(cube.cells.reduce((sum, cell) => sum + cell.tickets, 0)).toBe(tickets);
      expect(Object.values(report.profile.openedByMonth).reduce((sum, count) => sum + count, 0)).toBe(tickets);
    }),
    { seed: 20_260_102, numRuns: 300 },
  );
});
