/** Adds up tickets, hours and money of exact results to see that none come or go. */
import { lineTerm } from "../model/lines.ts";
import { LENSES, type Results, type ScopeResults } from "../model/results.ts";
import { type Difference, scopesOf } from "./compare-figures.ts";
import { ExactLines } from "./exact-lines.ts";
import { IDENTITIES, type Lines, WORK_LINES } from "./identities.ts";

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

/** Ids of the categories; one empty id where an identity is not of a category. */
function membersOf(each: "category" | undefined, lines: Readonly<Record<string, unknown>>): string[] {
  if (each === undefined) return [""];
  const family = "tickets.base[";
  return Object.keys(lines).flatMap((id) => (id.startsWith(family) ? [id.slice(family.length, -1)] : []));
}
