/** A document with the prices of some components times a factor: those that the target price of spec section 8 moves. */
import { isPriceOf } from "../model/break-even.ts";
import type { QuantityText, ScenarioDocument } from "../model/document.ts";
import { inputsOf } from "../model/fields.ts";
import { pointValue } from "../model/point-value.ts";
import { exact, multiply, plainText, roundHalfUp } from "../number/exact.ts";
import { withValue } from "../scenario/with-value.ts";

export interface PricedComponent {
  readonly clientId: string;
  readonly componentId: string;
}

const PLACES = 12;

/** Stable paths of the prices that stand in the document. */
export function pricePaths(document: ScenarioDocument, priced: readonly PricedComponent[]): readonly string[] {
  const tests = priced.map(({ clientId, componentId }) => isPriceOf(clientId, componentId));
  return [...inputsOf(document)].flatMap(({ path, present }) =>
    present && tests.some((isPrice) => isPrice(path)) ? [path] : [],
  );
}

/** `factor`: a plain number of at least 0. An uncertain price becomes its point value times the factor. */
export function withPricesTimes(
  document: ScenarioDocument,
  paths: readonly string[],
  factor: number,
  values: ReadonlyMap<string, QuantityText>,
): ScenarioDocument {
  const times = exact(factor.toFixed(PLACES));
  return paths.reduce((before, path) => {
    const price = values.get(path) ?? "0";
    return withValue(before, path, plainText(roundHalfUp(multiply(exact(pointValue(price)), times), PLACES)));
  }, document);
}

/** The standing prices by path. */
export function pricesAt(document: ScenarioDocument, paths: readonly string[]): ReadonlyMap<string, QuantityText> {
  const wanted = new Set(paths);
  return new Map(
    [...inputsOf(document)].flatMap(({ path, value }) =>
      wanted.has(path) ? [[path, value as QuantityText] as const] : [],
    ),
  );
}
