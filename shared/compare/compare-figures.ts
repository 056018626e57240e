/** Every figure of two or more tables of results against each other. */
import { type KpiId, LENSES, type LensId, type Results, type ScopeResults } from "../model/results.ts";

export interface Difference {
  /** Lens, client or portfolio, line and place, in words. */
  readonly where: string;
  /** What was compared with the exact figure, or the identity that does not hold. */
  readonly against: string;
  readonly expected: string;
  readonly found: string;
}

/** Tables of another path or another run, under the name by which a difference tells of them. */
export interface OtherTables {
  readonly name: string;
  readonly results: Results<number> | Results<string>;
}

/** The portfolio and every client, under the names by which differences tell of them. */
export function scopesOf(results: Results<unknown>, lens: LensId): [name: string, scope: ScopeResults<unknown>][] {
  const { clients, portfolio } = results.lenses[lens];
  return [
    ["the portfolio", portfolio],
    ...Object.entries(clients).map(([id, scope]) => [`client ${id}`, scope] as [string, typeof scope]),
  ];
}

/** Relative to the figure, absolute below 1. */
const TOLERANCE = 1e-9;

type Cell = number | string | null | undefined;
type AnyScope = ScopeResults<number> | ScopeResults<string>;

function isWholeMoney(line: string): boolean {
  return line.startsWith("revenue.") || line.startsWith("credits");
}

function agrees(exact: string | null, other: Cell, line: string): boolean {
  if (other === undefined) return false;
  if (exact === null || other === null) return exact === other;
  if (typeof other === "string") return exact === other;
  const value = Number(exact);
  if (isWholeMoney(line)) return value === other;
  return Math.abs(value - other) <= TOLERANCE * Math.max(1, Math.abs(value));
}

type Table = Readonly<Record<string, readonly Cell[]>>;

/** Compares all figures of `exact` with those of `others`; a figure that only one of them has is a difference. */
export function compareFigures(
  exact: Results<string>,
  others: readonly OtherTables[],
): { readonly compared: number; readonly differences: readonly Difference[] } {
  const differences: Difference[] = [];
  let compared = 0;
  const spanNames = exact.spans.map((span) => span.label);

  function table(
    where: string,
    places: readonly string[],
    own: Table,
    of: readonly (readonly [string, Table])[],
  ): void {
    for (const [line, cells] of Object.entries(own)) {
      for (const [at, cell] of cells.entries()) {
        compared += 1;
        for (const [against, other] of of) {
          const found = other[line]?.[at];
          if (agrees(cell as string | null, found, line)) continue;
          differences.push({
            where: `${where}, ${line}, ${places[at] ?? at + 1}`,
            against,
            expected: String(cell),
            found: found === undefined ? "no figure" : String(found),
          });
        }
      }
    }
    for (const [against, other] of of) {
      for (const line of Object.keys(other))
        if (!Object.hasOwn(own, line))
          differences.push({ where: `${where}, ${line}`, against, expected: "no such line", found: "a line" });
    }
  }

  for (const lens of LENSES) {
    const theirs = others.map(({ name, results }) => ({
      name,
      scopes: new Map<string, AnyScope>(scopesOf(results, lens) as [string, AnyScope][]),
    }));
    for (const [name, own] of scopesOf(exact, lens) as [string, ScopeResults<string>][]) {
      const where = `${lens}, ${name}`;
      const part = (of: (scope: AnyScope) => Table): (readonly [string, Table])[] =>
        theirs.map(({ name: against, scopes }) => {
          const scope = scopes.get(name);
          return [against, scope === undefined ? {} : of(scope)] as const;
        });
      table(
        where,
        exact.months,
        own.lines,
        part((scope) => scope.lines),
      );
      table(
        `${where}, total`,
        spanNames,
        own.totals,
        part((scope) => scope.totals),
      );
      table(
        where,
        spanNames,
        own.kpis,
        part((scope) => scope.kpis as Readonly<Record<KpiId, readonly Cell[]>>),
      );
    }
  }
  return { compared, differences };
}
