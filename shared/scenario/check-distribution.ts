/** Whether a distribution in a decimal's place is one, and keeps to the field's domain (spec section 9). */
import type { Distribution } from "../model/document.ts";
import type { Domain, Field } from "../model/field.ts";
import { meanOf } from "../model/point-value.ts";
import { decimalTextOf } from "../number/decimal-text.ts";
import { compare, exact, plainText } from "../number/exact.ts";
import { isInside } from "./domain.ts";
import { at, type FaultList, foundText, type Place } from "./fault.ts";

type Parameter = "min" | "mode" | "max" | "mean" | "sd" | "p10" | "p90" | "successes" | "trials" | "point";
type Parameters = Partial<Record<Parameter, string>>;

interface Relation {
  readonly low: Parameter;
  readonly high: Parameter;
  readonly mayBeEqual: boolean;
}
interface Shape {
  readonly required: readonly Parameter[];
  readonly optional: readonly Parameter[];
  /** Domains of single parameters, whatever the field. */
  readonly domains: Partial<Record<Parameter, Domain & { readonly words: string }>>;
  /** Between two parameters; checked where both are sound. */
  readonly relations: readonly Relation[];
  /** The draws reach from the first to the second; absent where they are redrawn into the domain. */
  readonly support?: readonly [Parameter, Parameter];
}

const above = (low: Parameter, high: Parameter): Relation => ({ low, high, mayBeEqual: false });
const notBelow = (low: Parameter, high: Parameter): Relation => ({ low, high, mayBeEqual: true });
const POSITIVE = { minimum: "0", aboveMinimum: true, words: "above 0" } as const;
const NOT_NEGATIVE = { minimum: "0", words: "0 or more" } as const;
const THREE_POINTS: Shape = {
  required: ["min", "mode", "max"],
  optional: ["point"],
  domains: {},
  relations: [above("min", "max"), notBelow("min", "mode"), notBelow("mode", "max")],
  support: ["min", "max"],
};

const SHAPES: ReadonlyMap<string, Shape> = new Map<Distribution["dist"], Shape>([
  [
    "uniform",
    {
      required: ["min", "max"],
      optional: ["point"],
      domains: {},
      relations: [above("min", "max")],
      support: ["min", "max"],
    },
  ],
  ["triangular", THREE_POINTS],
  ["pert", THREE_POINTS],
  [
    "normal",
    {
      required: ["mean", "sd"],
      optional: ["min", "max", "point"],
      domains: { sd: POSITIVE },
      relations: [above("min", "max")],
    },
  ],
  [
    "lognormal",
    {
      required: ["p10", "p90"],
      optional: ["point"],
      domains: { p10: POSITIVE, p90: POSITIVE },
      relations: [above("p10", "p90")],
    },
  ],
  [
    "beta",
    {
      required: ["successes", "trials"],
      optional: ["point"],
      domains: { successes: NOT_NEGATIVE, trials: NOT_NEGATIVE },
      relations: [notBelow("successes", "trials")],
    },
  ],
]);

type Values = Readonly<Record<string, unknown>>;

/** Value of a field of its own; what stands on the prototype is none. */
function own(values: Values, key: string): unknown {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

/**
 * Reports what is wrong with a distribution; returns its point value if nothing is, else `undefined`. A missing, unknown or
 * malformed parameter is reported at itself, what concerns several parameters at the distribution.
 */
export function checkDistribution(values: Values, field: Field, place: Place, faults: FaultList): string | undefined {
  const dist = own(values, "dist");
  const shape = typeof dist === "string" ? SHAPES.get(dist) : undefined;
  if (shape === undefined) {
    const allowed = `one of ${[...SHAPES.keys()].join(", ")}`;
    faults.add(at(place, "dist"), dist, allowed, `The distribution of ${field.label} must be ${allowed}`);
    return undefined;
  }
  const before = faults.faults.length;
  checkNames(values, shape, field, place, faults);
  const parameters = checkParameters(values, shape, field, place, faults);
  checkRelations(parameters, shape, values, field, place, faults);
  checkSupport(parameters, shape, values, field, place, faults);
  if (faults.faults.length > before) return undefined;
  if (parameters.point !== undefined) return parameters.point;
  // Every required parameter is there and sound.
  const mean = plainText(meanOf({ ...parameters, dist } as Distribution));
  if (isInside(mean, field.domain)) return mean;
  const words = `The mean of ${field.label} must be ${field.allowed}, or a point value must be given`;
  faults.add(place, values, field.allowed, words);
  return undefined;
}

function checkNames(values: Values, shape: Shape, field: Field, place: Place, faults: FaultList): void {
  const names = ["dist", ...shape.required, ...shape.optional];
  for (const key of Object.keys(values)) {
    if (names.includes(key) || values[key] === undefined) continue;
    const allowed = `one of the parameters ${names.join(", ")}`;
    faults.add(
      at(place, key),
      values[key],
      allowed,
      `The distribution of ${field.label} has no parameter ${foundText(key)}: it takes ${names.join(", ")}`,
    );
  }
}

function checkParameters(values: Values, shape: Shape, field: Field, place: Place, faults: FaultList): Parameters {
  const sound: Parameters = {};
  for (const name of [...shape.required, ...shape.optional]) {
    const value = own(values, name);
    if (value === undefined && shape.optional.includes(name)) continue;
    const decimal = decimalTextOf(value);
    const domain =
      name === "point" && field.domain !== undefined ? { ...field.domain, words: field.allowed } : shape.domains[name];
    const allowed = domain?.words ?? "a plain decimal";
    if (decimal !== undefined && isInside(decimal, domain)) sound[name] = decimal;
    else if (value === undefined)
      faults.add(at(place, name), value, allowed, `The distribution of ${field.label} needs ${name}: ${allowed}`);
    else
      faults.add(at(place, name), value, allowed, `${name} in the distribution of ${field.label} must be ${allowed}`);
  }
  return sound;
}

function checkRelations(
  parameters: Parameters,
  shape: Shape,
  values: Values,
  field: Field,
  place: Place,
  faults: FaultList,
): void {
  for (const { low, high, mayBeEqual } of shape.relations) {
    const [below, above] = [parameters[low], parameters[high]];
    if (below === undefined || above === undefined) continue;
    const side = compare(exact(below), exact(above));
    if (side < 0 || (side === 0 && mayBeEqual)) continue;
    const allowed = mayBeEqual ? `${low} at most ${high}` : `${low} below ${high}`;
    faults.add(
      place,
      values,
      allowed,
      `The distribution of ${field.label} must have ${allowed}, not ${below} and ${above}`,
    );
  }
}

function checkSupport(
  parameters: Parameters,
  shape: Shape,
  values: Values,
  field: Field,
  place: Place,
  faults: FaultList,
): void {
  if (shape.support !== undefined) {
    for (const end of shape.support) {
      const bound = parameters[end];
      if (bound === undefined || isInside(bound, field.domain)) continue;
      faults.add(
        place,
        values,
        field.allowed,
        `Every value of ${field.label} must be ${field.allowed}, but ${end} is ${bound}`,
      );
    }
    return;
  }
  // A bounded normal is redrawn into its bounds and the domain: they must have values in common.
  const { min, max } = parameters;
  const { minimum, maximum } = field.domain ?? {};
  const tooHigh = min !== undefined && maximum !== undefined && compare(exact(min), exact(maximum)) >= 0;
  const tooLow = max !== undefined && minimum !== undefined && compare(exact(max), exact(minimum)) <= 0;
  if (tooHigh || tooLow) {
    faults.add(place, values, field.allowed, `The bounds of ${field.label} leave no value that is ${field.allowed}`);
  }
}
