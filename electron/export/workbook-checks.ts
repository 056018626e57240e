/** What must hold within a block whatever the inputs: nothing is lost between its rows. */
import type { Grid } from "./workbook-grid.ts";
import { FIRST_MONTH_COLUMN } from "./workbook-grid.ts";
import type { CheckRow, GroupKey, LensRow, LineRow } from "./workbook-rows.ts";
import { columnName } from "./xlsx-text.ts";

/** Sums with their signs that must come to 0; each names the lines whose ids it matches. */
type Identity = readonly (readonly [sign: "+" | "-", lines: RegExp])[];

const IDENTITIES: Readonly<Record<GroupKey, readonly Identity[]>> = {
  revenue: [
    [
      ["+", /^revenue\.gross$/],
      ["-", /^revenue\.(component|minimum|collar)/],
    ],
    [
      ["+", /^revenue\.net$/],
      ["-", /^revenue\.gross$/],
      ["+", /^credits$/],
    ],
  ],
  cost: [
    [
      ["+", /^cost\.total$/],
      ["-", /^cost\.(labour|tools|ai\w+|programme|oneTime|passthrough)$/],
    ],
    [
      ["+", /^cost\.totalCash$/],
      ["-", /^cost\.(labourCash|tools|ai\w+|programme|oneTime|passthrough)$/],
    ],
  ],
  margin: [
    [
      ["+", /^margin$/],
      ["-", /^revenue\.net$/],
      ["+", /^cost\.total$/],
    ],
    [
      ["+", /^marginCash$/],
      ["-", /^revenue\.net$/],
      ["+", /^cost\.totalCash$/],
    ],
  ],
  hours: [
    [
      ["+", /^hours\.total$/],
      ["-", /^hours\.level\[/],
    ],
    [
      ["+", /^hours\.total$/],
      ["-", /^hours\.(handling|oversight|proactive)\[/],
    ],
    [
      ["+", /^hours\.baselineTotal$/],
      ["-", /^hours\.baseline\[/],
    ],
  ],
  tickets: [
    [
      ["+", /^tickets\.base\[/],
      ["-", /^tickets\.(prevented|created)\[/],
    ],
    [
      ["+", /^tickets\.created\[/],
      ["-", /^ai\.resolved\[/],
      ["-", /^tickets\.human\[/],
    ],
    [
      ["+", /^ai\.attempted\[/],
      ["-", /^ai\.(claimed|handedOver)\[/],
    ],
    [
      ["+", /^ai\.claimed\[/],
      ["-", /^ai\.(reopened|resolved)\[/],
    ],
  ],
  figures: [],
  steps: [],
};

/** Of a portfolio also: that it is the sum of its clients. */
const SUMMED_OVER_CLIENTS: Readonly<Partial<Record<GroupKey, readonly string[]>>> = {
  revenue: ["revenue.gross", "credits", "revenue.net"],
  cost: ["cost.total", "cost.totalCash"],
  margin: ["margin", "marginCash"],
  hours: ["hours.total", "hours.baselineTotal", "hours.programme"],
};

/** Blocks of a lens: their line rows by scope, found by the block that a row stands under. */
export function blocksOf(rows: readonly LensRow[]): LineRow[][] {
  const blocks: LineRow[][] = [];
  for (const row of rows) {
    if (row.kind === "block") blocks.push([]);
    else if (row.kind === "line") blocks.at(-1)?.push(row);
  }
  return blocks;
}

/** The formula of a check in one month: the sum of what each identity is off by, to six decimals. */
export function checkFormula(
  check: CheckRow,
  block: readonly LineRow[],
  blocks: readonly LineRow[][],
  month: number,
): string {
  const column = columnName(FIRST_MONTH_COLUMN + month);
  const sumOf = (rows: readonly LineRow[]): string =>
    rows.length === 0
      ? "0"
      : `SUM(${runsOf(
          rows.map(({ row }) => row),
          column,
        ).join(",")})`;
  // A portfolio has no lines of components.
  const identities = IDENTITIES[check.group].filter(
    (identity) => check.scope !== null || !identity.some(([, lines]) => lines.test("revenue.component[]")),
  );
  const within = identities.map(
    (identity) =>
      `ABS(${identity.map(([sign, lines]) => `${sign}${sumOf(block.filter(({ line }) => lines.test(line)))}`).join("")})`,
  );
  const lines = check.scope === null ? (SUMMED_OVER_CLIENTS[check.group] ?? []) : [];
  const across = lines.map((line) => {
    const own = (rows: readonly LineRow[]) => rows.filter((each) => each.line === line);
    return `ABS(${sumOf(own(block))}-${sumOf(blocks.slice(1).flatMap(own))})`;
  });
  return `ROUND(${[...within, ...across].join("+").replaceAll("(+", "(")},6)`;
}

/** The check of all months, and that the years add up to the horizon. */
export function checkTotal(row: number, grid: Grid): string {
  return `SUM(${columnName(FIRST_MONTH_COLUMN)}${row}:${columnName(FIRST_MONTH_COLUMN + grid.months - 1)}${row})`;
}

/** Neighbouring rows as ranges; at most 255 of them go into a SUM. */
function runsOf(rows: readonly number[], column: string): string[] {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  const texts = runs.map(([from, to]) => (from === to ? `${column}${from}` : `${column}${from}:${column}${to}`));
  if (texts.length <= 250) return texts;
  return Array.from(
    { length: Math.ceil(texts.length / 250) },
    (_, at) => `SUM(${texts.slice(at * 250, at * 250 + 250).join(",")})`,
  );
}
