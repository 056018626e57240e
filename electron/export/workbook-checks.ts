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

/** The formula of a check in the month of a column: the sum of what each identity is off by, to six decimals. */
export function checkFormula(
  check: CheckRow,
  block: readonly LineRow[],
  blocks: readonly LineRow[][],
): (column: string) => string {
  // A portfolio has no lines of components.
  const identities = IDENTITIES[check.group].filter(
    (identity) => check.scope !== null || !identity.some(([, lines]) => lines.test("revenue.component[]")),
  );
  const within = identities.map((identity) =>
    identity.map(([sign, lines]) => ({ sign, runs: runsOf(block.filter(({ line }) => lines.test(line))) })),
  );
  const lines = check.scope === null ? (SUMMED_OVER_CLIENTS[check.group] ?? []) : [];
  const across = lines.map((line) => {
    const own = (rows: readonly LineRow[]) => rows.filter((each) => each.line === line);
    return [
      { sign: "+", runs: runsOf(own(block)) },
      { sign: "-", runs: runsOf(blocks.slice(1).flatMap(own)) },
    ];
  });
  const differences = [...within, ...across];
  return (column) => {
    const texts = differences.map((terms) => terms.map(({ sign, runs }) => `${sign}${sumOf(runs, column)}`).join(""));
    return `ROUND(${texts.map((text) => `ABS(${text.replace(/^\+/, "")})`).join("+")},6)`;
  };
}

/** The check of all months, and that the years add up to the horizon. */
export function checkTotal(row: number, grid: Grid): string {
  return `SUM(${columnName(FIRST_MONTH_COLUMN)}${row}:${columnName(FIRST_MONTH_COLUMN + grid.months - 1)}${row})`;
}

type Run = readonly [first: number, last: number];

/** Neighbouring rows as runs. */
function runsOf(lines: readonly LineRow[]): Run[] {
  const runs: [number, number][] = [];
  for (const { row } of lines) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs;
}

/** A SUM takes at most 255 ranges, so longer ones are sums of sums. */
function sumOf(runs: readonly Run[], column: string): string {
  if (runs.length === 0) return "0";
  const texts = runs.map(([from, to]) => (from === to ? `${column}${from}` : `${column}${from}:${column}${to}`));
  if (texts.length <= 250) return `SUM(${texts.join(",")})`;
  const parts = Array.from(
    { length: Math.ceil(texts.length / 250) },
    (_, at) => `SUM(${texts.slice(at * 250, at * 250 + 250).join(",")})`,
  );
  return `SUM(${parts.join(",")})`;
}
