import type { Domain } from "../model/field.ts";
import { compare, exact } from "../number/exact.ts";

/** Whether plain decimal text lies in a domain; without a domain everything does. */
export function isInside(decimal: string, domain: Domain | undefined): boolean {
  if (domain === undefined) return true;
  const value = exact(decimal);
  if (domain.minimum !== undefined) {
    const side = compare(value, exact(domain.minimum));
    if (side < 0 || (side === 0 && domain.aboveMinimum === true)) return false;
  }
  return domain.maximum === undefined || compare(value, exact(domain.maximum)) <= 0;
}

/** An object of JSON, which lists and `null` are not. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
