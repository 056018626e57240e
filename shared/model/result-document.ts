/** The `outturn-result` document of spec/result-format.md. */
import { type Findings, KPIS, LENSES, type LensId, type Results, type ScopeResults } from "./results.ts";

type Cell = string | null;
export interface ScopeDocument {
  readonly lines: Readonly<Record<string, readonly Cell[]>>;
  readonly kpis: Readonly<Record<string, Cell>>;
  readonly years: readonly Readonly<Record<string, Cell>>[];
}
export interface ResultDocument extends Findings {
  readonly format: "outturn-result";
  readonly version: 1;
  readonly lenses: Readonly<
    Record<
      LensId,
      {
        feasible: boolean;
        infeasibleMonths: readonly number[];
        clients: Record<string, ScopeDocument>;
        portfolio: ScopeDocument;
      }
    >
  >;
}

/** Shortest decimal text of a float64 without exponent. */
function floatText(value: number): string {
  const text = String(value + 0);
  const [, sign = "", digits = "", power] = /^(-?)([\d.]+)(?:e([+-]\d+))?$/.exec(text) ?? [];
  if (power === undefined) return text;
  const [whole = "", fraction = ""] = digits.split(".");
  const point = whole.length + Number(power);
  const all = whole + fraction;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${all}`;
  return point >= all.length
    ? `${sign}${all}${"0".repeat(point - all.length)}`
    : `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}

function cellText(value: string | number | null): Cell {
  return typeof value === "number" ? floatText(value) : value;
}

/** The app shows the margin of a month as a share too; the format has it over spans only. */
function isOfFormat(line: string): boolean {
  return line !== "marginPercent";
}

function scopeDocument<V extends string | number>(results: Results<V>, scope: ScopeResults<V>): ScopeDocument {
  const at = (span: number) => Object.fromEntries(KPIS.map((kpi) => [kpi, cellText(scope.kpis[kpi][span] ?? null)]));
  return {
    lines: Object.fromEntries(
      Object.entries(scope.lines).flatMap(([line, values]) => (isOfFormat(line) ? [[line, values.map(cellText)]] : [])),
    ),
    kpis: at(results.spans.length - 1),
    years: results.spans.slice(0, -1).map((_span, year) => at(year)),
  };
}

export function resultDocument<V extends string | number>(results: Results<V>, findings: Findings): ResultDocument {
  const lens = (id: LensId) => {
    const { feasible, infeasibleMonths, clients, portfolio } = results.lenses[id];
    return {
      feasible,
      infeasibleMonths,
      clients: Object.fromEntries(
        Object.entries(clients).map(([client, scope]) => [client, scopeDocument(results, scope)]),
      ),
      portfolio: scopeDocument(results, portfolio),
    };
  };
  const [a, b, c, d] = LENSES;
  return {
    format: "outturn-result",
    version: 1,
    lenses: { [a]: lens(a), [b]: lens(b), [c]: lens(c), [d]: lens(d) },
    ...findings,
  };
}
