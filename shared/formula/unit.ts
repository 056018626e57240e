/** Units of quantities. All amounts of the model are per month unless a name says otherwise, so time is no dimension. */

export type Dimension = "money" | "hours" | "minutes" | "tickets" | "units" | "people" | "points";

/** Interned: two equal units are the same object. */
export interface Unit {
  readonly text: string;
  readonly powers: ReadonlyMap<Dimension, number>;
}

export class UnitMismatch extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UnitMismatch";
  }
}

const DIMENSIONS: readonly Dimension[] = ["money", "hours", "minutes", "tickets", "units", "people", "points"];
const interned = new Map<string, Unit>();

function intern(powers: ReadonlyMap<Dimension, number>): Unit {
  const over = DIMENSIONS.filter((dimension) => (powers.get(dimension) ?? 0) > 0);
  const under = DIMENSIONS.filter((dimension) => (powers.get(dimension) ?? 0) < 0);
  const write = (dimension: Dimension) => {
    const power = Math.abs(powers.get(dimension) ?? 0);
    return power === 1 ? dimension : `${dimension}^${power}`;
  };
  const text = `${over.map(write).join("*") || "1"}${under.map((dimension) => `/${write(dimension)}`).join("")}`;
  const known = interned.get(text);
  if (known !== undefined) return known;
  const unit: Unit = { text, powers: new Map([...powers].filter(([, power]) => power !== 0)) };
  interned.set(text, unit);
  return unit;
}

/** Reads `money/tickets`, `hours*people`, `1`. Throws on an unknown dimension. */
export function unitOf(text: string): Unit {
  const known = interned.get(text);
  if (known !== undefined) return known;
  const powers = new Map<Dimension, number>();
  text.split("/").forEach((part, position) => {
    for (const factor of part.split("*")) {
      if (factor === "1") continue;
      const dimension = DIMENSIONS.find((candidate) => candidate === factor);
      if (dimension === undefined) throw new UnitMismatch(`unknown unit ${factor} in ${text}`);
      powers.set(dimension, (powers.get(dimension) ?? 0) + (position === 0 ? 1 : -1));
    }
  });
  return intern(powers);
}

export const PURE: Unit = unitOf("1");

function combine(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const powers = new Map(a.powers);
  for (const [dimension, power] of b.powers) powers.set(dimension, (powers.get(dimension) ?? 0) + sign * power);
  return intern(powers);
}

export function productUnit(a: Unit, b: Unit): Unit {
  return combine(a, b, 1);
}

export function quotientUnit(a: Unit, b: Unit): Unit {
  return combine(a, b, -1);
}

/** The common unit of things that are added or compared. */
export function commonUnit(units: readonly Unit[], operation: string): Unit {
  const [first = PURE, ...others] = units;
  for (const other of others) {
    if (other !== first) throw new UnitMismatch(`${operation}: ${first.text} does not go with ${other.text}`);
  }
  return first;
}

export function requirePure(units: readonly Unit[], operation: string): Unit {
  for (const unit of units) {
    if (unit !== PURE) throw new UnitMismatch(`${operation} takes plain numbers, not ${unit.text}`);
  }
  return PURE;
}
