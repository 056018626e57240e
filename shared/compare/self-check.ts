/** Every figure against itself: computed anew by the exact path, on the column path, as it is shown, and by what must be conserved. */
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { ScenarioDocument } from "../model/document.ts";
import { lineTerm } from "../model/lines.ts";
import { type KpiId, LENSES, type LensId, type Results, type ScopeResults } from "../model/results.ts";
import { ExactLines } from "./exact-lines.ts";
import { IDENTITIES, type Lines, WORK_LINES } from "./identities.ts";

export interface Difference {
  /** Lens, client or portfolio, line and place, in words. */
  readonly where: string;
  /** What was compared with the exact figure, or the identity that does not hold. */
  readonly against: string;
  readonly expected: string;
  readonly found: string;
}

export interface SelfCheck {
  /** Figures, each of them compared with every table that holds it. */
  readonly compared: number;
  /** Sums that must hold, each in one month or span. */
  readonly identities: number;
  readonly differences: readonly Difference[];
}

/** Tables of another path or another run, under the name by which a difference tells of them. */
export interface OtherTables {
  readonly name: string;
  readonly results: Results<number> | Results<string>;
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

function scopesOf(results: Results<unknown>, lens: LensId): [name: string, scope: ScopeResults<unknown>][] {
  const { clients, portfolio } = results.lenses[lens];
  return [
    ["the portfolio", portfolio],
    ...Object.entries(clients).map(([id, scope]) => [`client ${id}`, scope] as [string, typeof scope]),
  ];
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

/** Checks what must be conserved, on exact figures. */
export function checkIdentities(exact: Results<string>): {
  readonly identities: number;
  readonly differences: readonly Difference[];
} {
  const differences: Difference[] = [];
  let identities = 0;

  function demand(
    where: string,
    says: string,
    expected: ExactLines,
    found: ExactLines,
    places: readonly string[],
  ): void {
    for (const [at, fault] of expected.differences(found).entries()) {
      identities += 1;
      if (fault !== null) differences.push({ where: `${where}, ${places[at] ?? ""}`, against: says, ...fault });
    }
  }

  for (const lens of LENSES) {
    const { clients } = exact.lenses[lens];
    for (const [name, scope] of scopesOf(exact, lens) as [string, ScopeResults<string>][]) {
      const where = `${lens}, ${name}`;
      const count = exact.months.length;
      const linesOf = (lines: readonly Lines[], member: string): ExactLines =>
        ExactLines.sum(
          count,
          lines.flatMap((one) =>
            "line" in one
              ? [scope.lines[one.line.replace("*", () => member)] ?? []]
              : Object.entries(scope.lines).flatMap(([id, cells]) => (id.startsWith(`${one.family}[`) ? [cells] : [])),
          ),
        );
      for (const identity of IDENTITIES) {
        if (identity.clientsOnly && name === "the portfolio") continue;
        for (const member of membersOf(identity.each, scope.lines)) {
          const says = `${identity.of}: ${identity.says}${member === "" ? "" : ` (${member})`}`;
          demand(where, says, linesOf(identity.left, member), linesOf(identity.right, member), exact.months);
        }
      }
      for (const [line, spans] of Object.entries(scope.totals)) {
        const months = scope.lines[line] ?? [];
        const sums = exact.spans.map(({ fromMonth, toMonth }) =>
          ExactLines.total(months.slice(fromMonth - 1, toMonth)),
        );
        demand(
          `${where}, ${line}`,
          "a total is the sum of its months",
          ExactLines.of(spans),
          new ExactLines(sums),
          exact.spans.map((span) => span.label),
        );
      }
    }
    for (const [line, cells] of Object.entries(exact.lenses[lens].portfolio.lines)) {
      if (!lineTerm(line).additive) continue;
      const sum = ExactLines.sum(
        exact.months.length,
        Object.values(clients).map((client) => client.lines[line] ?? []),
      );
      demand(
        `${lens}, the portfolio, ${line}`,
        "the portfolio is the sum of its clients",
        ExactLines.of(cells),
        sum,
        exact.months,
      );
    }
  }
  for (const [current, proposed] of [
    ["current/off", "proposed/off"],
    ["current/on", "proposed/on"],
  ] as const) {
    for (const [name, scope] of scopesOf(exact, current) as [string, ScopeResults<string>][]) {
      const other = new Map(scopesOf(exact, proposed) as [string, ScopeResults<string>][]).get(name);
      for (const [line, cells] of Object.entries(scope.lines)) {
        if (!WORK_LINES.test(line)) continue;
        const found = ExactLines.of(other?.lines[line] ?? []);
        demand(
          `${proposed}, ${name}, ${line}`,
          "a plan changes no ticket and no hour",
          ExactLines.of(cells),
          found,
          exact.months,
        );
      }
    }
  }
  return { identities, differences };
}

/** Ids of the categories or levels that the lines have; one empty id where an identity is for neither. */
function membersOf(each: "category" | "level" | undefined, lines: Readonly<Record<string, unknown>>): string[] {
  if (each === undefined) return [""];
  const family = each === "category" ? "tickets.base[" : "hours.level[";
  return Object.keys(lines).flatMap((id) => (id.startsWith(family) ? [id.slice(family.length, -1)] : []));
}

/**
 * The whole check of a stored document without faults. `shown` are the tables on screen, of whatever path. Takes as long
 * as an exact run of all clients, so that it belongs on a thread of its own.
 */
export function selfCheck(document: ScenarioDocument, shown: readonly OtherTables[]): SelfCheck {
  const model = createScenarioModel(document);
  const exact = model.exactResults();
  const figures = compareFigures(exact, [{ name: "the quick path", results: model.columnResults() }, ...shown]);
  const { identities, differences } = checkIdentities(exact);
  return { compared: figures.compared, identities, differences: [...figures.differences, ...differences] };
}
