/** The names under which formulas can be found: lens, scope, line. Names are added while the graph is built. */
import type { LineName } from "../formula/operations.ts";
import type { Quantity } from "../formula/quantity.ts";
import type { Category } from "./document.ts";
import { isIntermediate, lineTerm } from "./lines.ts";
import type { LensId } from "./results.ts";

export interface LinePlace {
  readonly node: Quantity;
  readonly row: number;
}

export type AiState = "off" | "on";
export const LENSES_OF_STATE: Readonly<Record<AiState, readonly LensId[]>> = {
  off: ["current/off", "proposed/off"],
  on: ["current/on", "proposed/on"],
};

/** Whether a line has one row for each ticket category. Component ids may hold an asterisk too. */
export function isPerCategory(line: string): boolean {
  return /^(tickets|ai|hours)\.\w+\[\*[\],]/.test(line);
}
export function lineOfCategory(line: string, categoryId: string): string {
  return line.replace("[*", () => `[${categoryId}`);
}

/** A client id, or null for the portfolio. */
export type ScopeKey = string | null;

/** A line of the result format. */
export interface BookedLine {
  readonly line: string;
  readonly place: LinePlace;
  /** Whether its months sum to its spans. */
  readonly isAdditive: boolean;
}

export class LineBook {
  private readonly places = new Map<LensId, Map<ScopeKey, Map<string, LinePlace>>>();
  private readonly booked = new Map<Map<string, LinePlace>, readonly BookedLine[]>();
  private readonly categories: readonly Category[];

  constructor(categories: readonly Category[]) {
    this.categories = categories;
  }

  /** Names a quantity. `line` holds `*` where each category's id goes; `label` replaces the term's own label. */
  add(lenses: readonly LensId[], scope: ScopeKey, line: string, quantity: Quantity, label?: string): Quantity {
    const term = lineTerm(line);
    const name: LineName = {
      key: `${scope === null ? "" : `${scope} `}${line}`,
      line,
      label: label ?? term.label,
      section: term.section,
      clientId: scope,
      ...(term.note === undefined ? {} : { note: term.note }),
    };
    const node = quantity.named(name);
    for (const lens of lenses) {
      const book = this.scope(lens, scope);
      if (isPerCategory(line)) {
        for (const [row, category] of this.categories.entries())
          book.set(lineOfCategory(line, category.id), { node, row });
      } else {
        book.set(line, { node, row: 0 });
      }
    }
    return node;
  }

  /** Lines of one scope under one lens, in the order in which they were named. */
  scope(lens: LensId, scope: ScopeKey): Map<string, LinePlace> {
    let scopes = this.places.get(lens);
    if (scopes === undefined) {
      scopes = new Map();
      this.places.set(lens, scopes);
    }
    let lines = scopes.get(scope);
    if (lines === undefined) {
      lines = new Map();
      scopes.set(scope, lines);
    }
    return lines;
  }

  /** The lines of `scope` that are in the result format. To be called once all are named. */
  lines(lens: LensId, scope: ScopeKey): readonly BookedLine[] {
    const places = this.scope(lens, scope);
    let lines = this.booked.get(places);
    if (lines === undefined) {
      lines = [...places]
        .filter(([line]) => !isIntermediate(line))
        .map(([line, place]) => ({ line, place, isAdditive: lineTerm(line).additive }));
      this.booked.set(places, lines);
    }
    return lines;
  }

  node(lens: LensId, scope: ScopeKey, line: string): Quantity {
    const place = this.scope(lens, scope).get(line);
    if (place === undefined) throw new Error(`no line ${line} of ${scope ?? "the portfolio"} under ${lens}`);
    return place.node;
  }
}
