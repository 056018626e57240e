/** The worth of every state between two ends: one model, taken from document to document, each evaluated once. */
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { ScenarioDocument } from "../model/document.ts";
import type { Results, Scope } from "../model/results.ts";
import type { ScenarioModel } from "../model/scenario-model.ts";
import { checkScenario } from "../scenario/check.ts";
import { stablePath } from "../scenario/history.ts";
import { type Piece, withPieces } from "./bridge-pieces.ts";
import { setsOf } from "./shapley.ts";

/** A year of 12 months from 0, or the horizon. */
export type BridgeSpan = number | "horizon";

/** The margin of a scope over a span; 0 where the scenario has no such client or ends before the year begins. */
export function marginOf<V extends number | string>(
  results: Results<V>,
  lens: keyof Results<V>["lenses"],
  scope: Scope,
  span: BridgeSpan,
): V | 0 {
  const { clients, portfolio } = results.lenses[lens];
  const shown = scope.kind === "portfolio" ? portfolio : clients[scope.id];
  const last = results.spans.length - 1;
  const at = span === "horizon" ? last : span;
  if (shown === undefined || (span !== "horizon" && span >= last)) return 0;
  const margin = shown.totals.margin?.[at];
  if (margin === null || margin === undefined) throw new Error("a margin always exists");
  return margin;
}

export class BridgeGame {
  /** Bit n of a set stands for `atoms[n]`. */
  readonly atoms: readonly (readonly Piece[])[];
  private readonly start: ScenarioDocument;
  private readonly scope: Scope;
  private readonly span: BridgeSpan;
  private model: ScenarioModel | null = null;
  private readonly known = new Map<bigint, number>();

  constructor(start: ScenarioDocument, atoms: readonly (readonly Piece[])[], scope: Scope, span: BridgeSpan) {
    this.start = start;
    this.atoms = atoms;
    this.scope = scope;
    this.span = span;
  }

  get evaluations(): number {
    return this.known.size;
  }

  get all(): bigint {
    return (1n << BigInt(this.atoms.length)) - 1n;
  }

  isKnown(set: bigint): boolean {
    return this.known.has(set);
  }

  /** Horizon or yearly margin of `proposed/on`, column path, in money. */
  worth(set: bigint): number {
    const known = this.known.get(set);
    if (known !== undefined) return known;
    const document = this.document(set);
    if (this.model === null) this.model = createScenarioModel(document);
    else this.model.update(document);
    const margin = this.marginOf(document, this.model);
    this.known.set(set, margin);
    return margin;
  }

  /** 0 where the scenario has no such client or ends before the year begins, as in `marginOf`. */
  private marginOf(document: ScenarioDocument, model: ScenarioModel): number {
    const { scope, span } = this;
    const years = Math.ceil(document.months / 12);
    if (span !== "horizon" && span >= years) return 0;
    const at = span === "horizon" ? years : span;
    if (scope.kind === "portfolio") return model.columnMargin("proposed/on", at);
    if (!document.clients.some(({ id }) => id === scope.id)) return 0;
    return model.columnMargin("proposed/on", at, scope.id);
  }

  private document(set: bigint): ScenarioDocument {
    return withPieces(
      this.start,
      this.atoms.flatMap((atom, at) => ((set >> BigInt(at)) & 1n ? atom : [])),
    );
  }

  /** What keeps a state from being a scenario, each fault under a name that does not hang on the order of lists. */
  private faults(set: bigint): ReadonlySet<string> {
    const document = this.document(set);
    return new Set(checkScenario(document).map(({ pointer }) => stablePath(document, pointer)));
  }

  /**
   * Players of which every set is a scenario that could be. Where some cannot stand apart (costs that would begin after a
   * client's go-live), those whose coming or going mends the fault are one player; where no single one does, all are.
   */
  joined(players: readonly bigint[]): readonly bigint[] {
    let standing = players;
    for (;;) {
      const bonds = this.bonds(standing);
      if (bonds.length === 0) return standing;
      standing = bonds.reduce(joinedBy, standing);
    }
  }

  private bonds(players: readonly bigint[]): readonly bigint[] {
    const bonds: bigint[] = [];
    for (const set of setsOf(players)) {
      const faults = this.faults(set);
      if (faults.size === 0) continue;
      const otherwise = players.map((player) => ({ player, faults: this.faults(set ^ player) }));
      for (const fault of faults) {
        const mending = otherwise.filter((one) => !one.faults.has(fault)).map(({ player }) => player);
        bonds.push((mending.length > 1 ? mending : players).reduce((all, player) => all | player, 0n));
      }
    }
    return bonds;
  }
}

function joinedBy(players: readonly bigint[], bond: bigint): readonly bigint[] {
  const first = players.findIndex((player) => (player & bond) !== 0n);
  const whole = players.reduce((all, player) => (player & bond ? all | player : all), 0n);
  return players.flatMap((player, at) => (at === first ? [whole] : player & bond ? [] : [player]));
}
