/** Where drawn lines meet. Lines are straight between the points of the model's scan, so this is geometry, not a formula. */

export interface CurvePoint {
  readonly multiplier: number;
  readonly deflection: number;
}

/** Lowest place at which `a` reaches `b` from below or above, as a fractional index; null if it never does. */
export function firstCrossing(a: readonly number[], b: readonly number[]): number | null {
  for (let index = 0; index < a.length; index++) {
    const here = (a[index] ?? 0) - (b[index] ?? 0);
    if (here === 0) return index;
    const next = (a[index + 1] ?? 0) - (b[index + 1] ?? 0);
    if (index + 1 < a.length && here * next < 0) return index + here / (here - next);
  }
  return null;
}

/** A value between two neighbours of a list, at a fractional index. */
export function between(values: readonly number[], index: number): number {
  const low = Math.floor(index);
  const from = values[low] ?? 0;
  const to = values[low + 1] ?? from;
  return from + (to - from) * (index - low);
}

/** Fractional index of `value` in an ascending list, held to its ends. */
export function indexOf(values: readonly number[], value: number): number {
  for (let index = 1; index < values.length; index++) {
    const from = values[index - 1] ?? 0;
    const to = values[index] ?? from;
    if (value <= to) return to === from ? index : Math.max(0, index - 1 + (value - from) / (to - from));
  }
  return values.length - 1;
}
