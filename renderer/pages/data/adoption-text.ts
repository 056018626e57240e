/** How ticket assumptions of a category are written in the tables of the Data page. */
import type { Category, DecimalText, PerPriority, QuantityText, UnitKind } from "../../../shared/model/document.ts";
import { LEVELS, PRIORITIES } from "../../../shared/model/document.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import type { Figures } from "../../controls/figures.ts";

const PER_UNIT: Readonly<Record<UnitKind, string>> = {
  users: "a user",
  endpoints: "an endpoint",
  servers: "a server",
  sites: "a site",
  client: "a client",
};

export function driverUnit(driver: UnitKind): string {
  return PER_UNIT[driver];
}

/** 5 / 15 / 60 / 20 of shares. */
export function mixText(mix: PerPriority<DecimalText>, figures: Figures): string {
  return PRIORITIES.map((priority) => figures.number(Number(mix[priority]) * 100)).join(" / ");
}

/** The quietest and the busiest month, or that there is none. */
export function seasonText(seasonality: readonly QuantityText[] | undefined, figures: Figures): string {
  if (seasonality === undefined) return "even";
  const values = seasonality.map((value) => Number(pointValue(value)));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? "even" : `${figures.number(least, 2)} to ${figures.number(most, 2)}`;
}

/** 14 / 22 / 45 of the levels. */
export function minutesText(category: Category, figures: Figures): string {
  return LEVELS.map((level) => figures.number(Number(pointValue(category.minutes[level])))).join(" / ");
}
