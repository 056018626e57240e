/** A seeded source of plausible values. */
import type { QuantityText } from "../../shared/model/document.ts";

/** Mulberry32: small, seeded, the same everywhere. */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export class Draw {
  private readonly next: () => number;
  constructor(seed: number) {
    this.next = randomSource(seed);
  }
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }
  chance(probability: number): boolean {
    return this.next() < probability;
  }
  decimal(least: number, most: number, places = 2): string {
    return (least + this.next() * (most - least)).toFixed(places).replace(/^-(0(\.0*)?)$/, "$1");
  }
  one<T>(choices: readonly T[]): T {
    const chosen = choices[this.whole(0, choices.length - 1)];
    if (chosen === undefined) throw new Error("nothing to choose from");
    return chosen;
  }
  /** Now and then a distribution in place of the decimal: sections 2 to 8 use its point value. */
  quantity(least: number, most: number, places = 2): QuantityText {
    const value = this.decimal(least, most, places);
    if (!this.chance(0.06)) return value;
    const low = this.decimal(least, Number(value), places);
    const high = this.decimal(Number(value), most, places);
    if (Number(low) >= Number(value) || Number(high) <= Number(value)) return value;
    return this.one<QuantityText>([
      { dist: "uniform", min: low, max: high },
      { dist: "triangular", min: low, mode: value, max: high },
      { dist: "pert", min: low, mode: value, max: high, point: value },
    ]);
  }
  seldom<K extends string, V>(key: K, make: () => V, probability = 0.5): { [P in K]?: V } {
    return this.chance(probability) ? ({ [key]: make() } as { [P in K]?: V }) : {};
  }
}
