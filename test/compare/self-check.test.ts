import { beforeAll, describe, expect, it } from "vitest";
import { checkIdentities } from "../../shared/compare/check-identities.ts";
import { compareFigures, type Difference } from "../../shared/compare/compare-figures.ts";
import { selfCheck } from "../../shared/compare/self-check.ts";
import { selfCheckHeadline, selfCheckReport, type WorkbookFormulas } from "../../shared/compare/self-check-report.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { KPIS, LENSES, type LensId, type Results } from "../../shared/model/results.ts";
import { sampleScenario } from "../renderer/sample.ts";

const { document: whole } = sampleScenario();
/** Two clients and a year and a half: all lines, and years of two lengths. */
const document: ScenarioDocument = { ...whole, months: 18, clients: whole.clients.slice(0, 2) };
let exact: Results<string>;
let column: Results<number>;

beforeAll(() => {
  const model = createScenarioModel(document);
  exact = model.exactResults();
  column = model.columnResults();
});

/** A deep copy in which one thing is changed. */
function broken<T>(value: T, change: (copy: T) => void): T {
  const copy = structuredClone(value);
  change(copy);
  return copy;
}

function cells<V>(results: Results<V>, lens: LensId, client: string | null, line: string): (V | null)[] {
  const scopes = results.lenses[lens];
  const scope = client === null ? scopes.portfolio : scopes.clients[client];
  const found = scope?.lines[line];
  if (found === undefined) throw new Error(`no line ${line}`);
  return found as (V | null)[];
}

const client = document.clients[0]?.id ?? "";
const ABSENT: WorkbookFormulas = { kind: "unchecked", why: "LibreOffice is not installed" };
const sayings = (differences: readonly Difference[]) => [...new Set(differences.map(({ against }) => against))];

describe("the self-check", () => {
  it("finds no difference in the sample, over every figure there is", () => {
    const check = selfCheck(document, [
      { name: "the figures shown", results: exact },
      { name: "the quick figures shown", results: column },
    ]);
    expect(check.differences).toEqual([]);
    let figures = 0;
    for (const lens of LENSES) {
      const { portfolio, clients } = exact.lenses[lens];
      for (const scope of [portfolio, ...Object.values(clients)]) {
        figures += Object.keys(scope.lines).length * 18 + Object.keys(scope.totals).length * 3 + KPIS.length * 3;
      }
    }
    expect(check.compared).toBe(figures);
    expect(check.identities).toBeGreaterThan(figures / 2);
  });

  it.each([
    ["a line by a millionth", "cost.labour", (value: number) => value * (1 + 1e-6)],
    ["a money line by a cent", "revenue.net", (value: number) => value + 0.01],
    ["a share in the ninth place", "adoption", (value: number) => value + 2e-9],
    ["a figure that is none", "margin", () => null],
  ])("sees %s on the quick path", (_, line, change) => {
    const wrong = broken(column, (copy) => {
      const values = cells(copy, "proposed/on", client, line);
      values[16] = change(values[16] as number);
    });
    const { differences } = compareFigures(exact, [{ name: "the quick path", results: wrong }]);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({
      where: `proposed/on, client ${client}, ${line}, ${exact.months[16]}`,
      against: "the quick path",
    });
  });

  it("sees a total, a KPI, a missing line and a line too many", () => {
    const wrong = broken(exact, (copy) => {
      const portfolio = copy.lenses["current/on"].portfolio as unknown as Record<
        "lines" | "totals" | "kpis",
        Record<string, (string | null)[]>
      >;
      (portfolio.totals.margin as (string | null)[])[1] = "1";
      (portfolio.kpis.npv as (string | null)[])[2] = null;
      delete portfolio.lines.deflection;
      portfolio.lines.extra = [];
    });
    const { differences } = compareFigures(exact, [{ name: "shown", results: wrong }]);
    expect(differences).toHaveLength(1 + 1 + 18 + 1);
    expect(selfCheckHeadline({ compared: 5000, identities: 1, differences }, ABSENT)).toBe(
      "21 differences of 5,000 figures",
    );
  });

  it.each([
    ["tickets.human", "tickets: created tickets are resolved by AI or worked by people", null],
    ["ai.claimed", "tickets: attempted tickets are claimed or handed over", null],
    ["hours.handling", "hours: hours worked are handling, oversight and proactive work", client],
    ["hours.level", "hours: hours worked are those of all levels", null],
    ["revenue.minimum", "money: gross revenue is components, minimum and collar", client],
    ["credits", "money: gross revenue is net revenue and credits", client],
    ["cost.tools", "money: cost is the sum of its parts", null],
    ["cost.labourCash", "money: cash cost differs from cost by labour alone", null],
    ["margin", "money: net revenue is margin and cost", client],
    ["tickets.base", "the portfolio is the sum of its clients", client],
    ["margin", "a total is the sum of its months", null],
    ["hours.oversight", "a plan changes no ticket and no hour", null],
  ])("sees that %s breaks: %s", (family, says, of) => {
    const wrong = broken(exact, (copy) => {
      const { lines } =
        of === null ? copy.lenses["proposed/on"].portfolio : (copy.lenses["proposed/on"].clients[of] ?? { lines: {} });
      const line = Object.keys(lines).find((id) => id === family || id.startsWith(`${family}[`)) ?? "";
      const values = cells(copy, "proposed/on", of, line);
      values[10] = (Number(values[10]) + 1e-9).toFixed(12);
    });
    const said = sayings(checkIdentities(wrong).differences);
    expect(
      said.some((one) => one.startsWith(says)),
      said.join("; "),
    ).toBe(true);
  });

  it("writes a text that stands alone", () => {
    const check = {
      compared: 12408,
      identities: 9000,
      differences: [
        { where: "current/off, the portfolio, margin, 2026-01", against: "the quick path", expected: "1", found: "2" },
      ],
    };
    const about = { scenario: "A\nB", version: "0.1.0", hash: "ab12", date: "2026-01-02T03:04:05Z" };
    const text = selfCheckReport(check, ABSENT, about);
    expect(text.split("\n")[0]).toBe("1 difference of 12,408 figures");
    for (const part of ["A B", "0.1.0", "ab12", "2026-01-02T03:04:05Z", "9,000", "found    2"])
      expect(text).toContain(part);
    expect(text).toContain("Workbook    formulas: not checked: LibreOffice is not installed\n");
    const [one] = check.differences;
    expect(selfCheckReport({ ...check, differences: [] }, ABSENT, about)).toMatch(/^0 differences of 12,408 figures\n/);
    expect(selfCheckReport({ ...check, differences: Array(300).fill(one) }, ABSENT, about)).toContain("and 100 more");
  });

  it("says what became of the workbook's formulas, and in which program", () => {
    const figures = { compared: 12408, identities: 9000, differences: [] };
    const about = { scenario: "A", version: "0.1.0", hash: "ab12", date: "2026-01-02T03:04:05Z" };
    const clean = {
      kind: "checked",
      program: "LibreOffice 24.2",
      cells: 445920,
      differing: 0,
      differences: [],
    } as const;
    const text = selfCheckReport(figures, clean, about);
    expect(text).toMatch(/^0 differences of 12,408 figures and 445,920 workbook cells\n/);
    expect(text).toContain("Workbook    formulas: 0 differences of 445,920 cells, LibreOffice 24.2\n");
    const cell = { where: "Summary!C6", expected: "1", found: "2", formula: "A1+1" };
    const wrong = selfCheckReport(figures, { ...clean, differing: 300, differences: Array(200).fill(cell) }, about);
    expect(wrong).toMatch(/^300 differences of/);
    expect(wrong).toContain("Workbook, Summary!C6\n  =A1+1\n  expected 1\n  found    2\n");
    expect(wrong).toContain("and 100 more");
  });
});
