import type { IngestPlan } from "./ingest-plan.ts";

/** Watches columns that seem to say the same while the rows pass by: twins are compared whole, rivals of a field as well. */
export class ColumnWatch {
  readonly #plan: IngestPlan;
  readonly #pairs: { left: number; right: number; differing: number; compared: number }[];
  readonly #twins: number;

  constructor(plan: IngestPlan) {
    this.#plan = plan;
    const rivals = plan.rivals.map(
      ({ field, heading }) =>
        [plan.headings.indexOf(plan.mapping[field] ?? ""), plan.headings.indexOf(heading)] as const,
    );
    this.#twins = plan.twins.length;
    this.#pairs = [...plan.twins, ...rivals].map(([left, right]) => ({ left, right, differing: 0, compared: 0 }));
  }

  add(cells: readonly string[]): void {
    for (const pair of this.#pairs) {
      const left = cells[pair.left] ?? "";
      const right = cells[pair.right] ?? "";
      if (left === "" && right === "") continue;
      pair.compared += 1;
      if (left !== right) pair.differing += 1;
    }
  }

  /** Pairs that were equal in every row. */
  identical(): { left: string; right: string }[] {
    return this.#pairs
      .filter(
        (pair, index) => pair.compared > 0 && pair.differing === 0 && (index < this.#twins || !this.#isTwin(pair)),
      )
      .map(({ left, right }) => ({ left: this.#plan.headings[left] ?? "", right: this.#plan.headings[right] ?? "" }));
  }

  /** Rivals of a chosen column that say something else. */
  differing(): { field: string; chosen: string; rival: string; differing: number; compared: number }[] {
    return this.#pairs.slice(this.#twins).flatMap((pair, index) => {
      const field = this.#plan.rivals[index]?.field;
      if (pair.differing === 0 || field === undefined) return [];
      const { differing, compared } = pair;
      return [
        {
          field,
          chosen: this.#plan.headings[pair.left] ?? "",
          rival: this.#plan.headings[pair.right] ?? "",
          differing,
          compared,
        },
      ];
    });
  }

  #isTwin(pair: { left: number; right: number }): boolean {
    return this.#plan.twins.some(
      ([left, right]) => (left === pair.left && right === pair.right) || (left === pair.right && right === pair.left),
    );
  }
}

/** Pairs of columns that are equal in all sample rows and take at least three different values. */
export function findTwins(headings: readonly string[], rows: readonly (readonly string[])[]): [number, number][] {
  const twins: [number, number][] = [];
  const varied = headings.map((_, index) => new Set(rows.map((row) => row[index] ?? "")).size >= 3);
  for (let left = 0; left < headings.length; left += 1) {
    for (let right = left + 1; varied[left] && right < headings.length; right += 1) {
      if (varied[right] && rows.every((row) => row[left] === row[right])) twins.push([left, right]);
    }
  }
  return twins.slice(0, 8);
}
