/**
 * Why the margin of one scenario and lens is not that of another: effects as finance names them, each the Shapley value of its
 * group of inputs over all orders, in whole minor units that sum to the exact difference.
 */

import { finish } from "../formula/steps.ts";
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { ScenarioDocument } from "../model/document.ts";
import type { Scope } from "../model/results.ts";
import { minorUnitOf } from "../number/currency.ts";
import { divide, exact, multiply, plainText, power, roundHalfUp } from "../number/exact.ts";
import { alignedEnds, type BridgeEnd } from "./bridge-ends.ts";
import { BridgeGame, type BridgeSpan, marginOf } from "./bridge-game.ts";
import { BRIDGE_GROUPS, type BridgeGroup } from "./bridge-groups.ts";
import { type Piece, piecesBetween } from "./bridge-pieces.ts";
import { largestRemainder } from "./largest-remainder.ts";
import { owenValues, setsOf, shapleyValues } from "./shapley.ts";

export type { BridgeEnd, BridgeSpan };

export interface BridgeQuestion {
  readonly from: BridgeEnd;
  readonly to: BridgeEnd;
  readonly scope: Scope;
  readonly span: BridgeSpan;
}

/** One input, or the same input of several categories, clients or levels, which move together. */
export interface BridgeInput {
  readonly pattern: string;
  readonly pieces: readonly Pick<Piece, "path" | "from" | "to">[];
}

export interface BridgeBar {
  /** More than one where their inputs cannot stand apart. */
  readonly groups: readonly BridgeGroup[];
  /** Money as plain decimal text, in whole minor units. */
  readonly amount: string;
  readonly inputs: readonly BridgeInput[];
}

export interface Bridge {
  /** The path of the two ends: bars are rounded to what it says. */
  readonly path: "column" | "exact";
  /** Margins in whole minor units; `from` + all bars = `to`. */
  readonly from: string;
  readonly to: string;
  /** In the order of `BRIDGE_GROUPS`; only groups in which something differs. */
  readonly bars: readonly BridgeBar[];
  /** States between the ends that were evaluated, the ends among them. */
  readonly evaluations: number;
}

/** Ends in two currencies have no difference. */
export class DifferentCurrencies extends Error {}

/** Shares within a bar are worked out where they take no more evaluations than this. */
const MOST_EVALUATIONS_INSIDE = 4096;

/** Groups on which few formulas rest come first, since the first player of a game changes most often. */
const CHEAPEST_FIRST: readonly BridgeGroup[] = [
  "oneTime",
  "tools",
  "programme",
  "aiCost",
  "wages",
  "price",
  "credits",
  "handleTime",
  "volume",
  "tickets",
  "deflection",
];

/** Differences of one field in all places are one atom; so is a member that comes or goes with all its fields. */
function atomsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const ordered = pieces.toSorted((a, b) => CHEAPEST_FIRST.indexOf(a.group) - CHEAPEST_FIRST.indexOf(b.group));
  return [...Map.groupBy(ordered, atomKey).values()];
}

function atomKey({ group, pattern, path, from, to }: Piece): string {
  const [list, , plan, , component] = path.split("/");
  if (list !== "clients" || component === undefined) return `${group} ${pattern}`;
  const comes = from === "absent" || to === "absent";
  return `${group} ${plan} ${component} ${comes ? "" : pattern}`;
}

const bit = (at: number): bigint => 1n << BigInt(at);

function atomsIn(player: bigint, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at).filter((at) => player & bit(at));
}

/** Money in minor units, and back. */
class Minor {
  private readonly decimals: number;

  constructor(document: ScenarioDocument) {
    this.decimals = minorUnitOf(document.currency);
  }

  units(money: string | number): bigint {
    return BigInt(plainText(roundHalfUp(multiply(exact(money), this.factor()), 0)));
  }

  floating(money: number): number {
    return money * 10 ** this.decimals;
  }

  text(units: bigint): string {
    return plainText(divide(exact(units.toString()), this.factor()));
  }

  private factor() {
    return power(exact("10"), exact(this.decimals));
  }
}

/** The ends, the states between them and what each was worth, kept while bars may be opened. */
export class BridgeWork {
  private readonly question: BridgeQuestion;
  private readonly game: BridgeGame;
  private readonly minor: Minor;
  private players: readonly bigint[] = [];
  private bars: readonly { readonly player: bigint; readonly amount: bigint }[] = [];

  /** Takes checked documents. Throws `DifferentCurrencies`. */
  constructor(question: BridgeQuestion) {
    const { from, to, scope, span } = question;
    if (from.document.currency !== to.document.currency)
      throw new DifferentCurrencies(`${from.document.currency} and ${to.document.currency} have no difference`);
    const [start, end] = alignedEnds(from, to);
    this.question = question;
    this.game = new BridgeGame(start.document, atomsOf(piecesBetween(start, end, scope)), scope, span);
    this.minor = new Minor(from.document);
  }

  /**
   * First with the ends of the column path, then with the exact ones. Hands over after each evaluation, so that the caller may stop.
   */
  *steps(): Generator<Bridge | undefined, Bridge> {
    const { game } = this;
    const groups = Map.groupBy(game.atoms.keys(), (at) => game.atoms[at]?.[0]?.group);
    const single = [...groups.values()].map((atoms) => atoms.reduce((all, at) => all | bit(at), 0n));
    // A change of formulas costs most, so those players come last, where they change least often.
    this.players = game.joined(single).toSorted((a, b) => Number(this.isStructural(a)) - Number(this.isStructural(b)));
    for (const set of setsOf(this.players)) {
      game.worth(set);
      yield undefined;
    }
    const values = shapleyValues(this.players, (set) => game.worth(set));
    yield this.told("column", values, game.worth(0n), game.worth(game.all));
    const { from, to } = this.question;
    const first = this.exactly(from);
    yield undefined;
    return this.told("exact", values, first, this.exactly(to));
  }

  /**
   * The amounts of one bar's inputs, in their order: Owen values, which sum to the bar. Null where they would take too many
   * evaluations, or cannot stand apart. After `steps`.
   */
  *inside(bar: number): Generator<void, readonly string[] | null> {
    const { game, minor } = this;
    const opened = this.bars[bar];
    if (opened === undefined) throw new RangeError(`no bar ${bar}`);
    const atoms = atomsIn(opened.player, game.atoms.length).map(bit);
    const others = this.players.filter((player) => player !== opened.player);
    if (2 ** (others.length + atoms.length) > MOST_EVALUATIONS_INSIDE) return null;
    if (game.joined(atoms).length !== atoms.length) return null;
    for (const around of setsOf(others))
      for (const set of setsOf(atoms)) {
        if (game.isKnown(around | set)) continue;
        game.worth(around | set);
        yield;
      }
    const values = owenValues(others, atoms, (set) => game.worth(set));
    return largestRemainder(
      values.map((value) => minor.floating(value)),
      opened.amount,
    ).map((units) => minor.text(units));
  }

  private isStructural(player: bigint): boolean {
    return this.piecesOf(player).some((piece) => piece.isStructural);
  }

  private piecesOf(player: bigint): readonly Piece[] {
    return atomsIn(player, this.game.atoms.length).flatMap((at) => this.game.atoms[at] ?? []);
  }

  private exactly({ document, lens, exactResults }: BridgeEnd): string | number {
    const { scope, span } = this.question;
    if (scope.kind === "client" && !document.clients.some(({ id }) => id === scope.id)) return 0;
    const results = exactResults?.(scope) ?? createScenarioModel(document).exactResults([scope]);
    return marginOf(results, lens, scope, span);
  }

  private told(path: Bridge["path"], values: readonly number[], from: string | number, to: string | number): Bridge {
    const { game, minor, players } = this;
    const [first, last] = [minor.units(from), minor.units(to)];
    const amounts = largestRemainder(
      values.map((value) => minor.floating(value)),
      last - first,
    );
    const firstGroup = (player: bigint): number =>
      Math.min(...this.piecesOf(player).map(({ group }) => BRIDGE_GROUPS.indexOf(group)));
    this.bars = players
      .map((player, at) => ({ player, amount: amounts[at] ?? 0n }))
      .sort((a, b) => firstGroup(a.player) - firstGroup(b.player));
    return {
      path,
      from: minor.text(first),
      to: minor.text(last),
      bars: this.bars.map((bar) => this.barOf(bar)),
      evaluations: game.evaluations,
    };
  }

  private barOf({ player, amount }: { readonly player: bigint; readonly amount: bigint }): BridgeBar {
    const groups = new Set(this.piecesOf(player).map(({ group }) => group));
    return {
      groups: BRIDGE_GROUPS.filter((group) => groups.has(group)),
      amount: this.minor.text(amount),
      inputs: atomsIn(player, this.game.atoms.length).map((at): BridgeInput => {
        const pieces = this.game.atoms[at] ?? [];
        return {
          pattern: pieces[0]?.pattern ?? "",
          pieces: pieces.map(({ path, from, to }) => ({ path, from, to })),
        };
      }),
    };
  }
}

/** All steps at once. */
export function bridgeOf(question: BridgeQuestion): Bridge {
  return finish(new BridgeWork(question).steps());
}
