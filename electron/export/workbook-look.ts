/** How cells of the workbook look: number formats by unit and currency, and the few styles there are. */
import { minorUnitOf } from "../../shared/number/currency.ts";
import type { CellStyle } from "./xlsx-styles.ts";

export const TITLE: CellStyle = { bold: true, size: 16 };
/** Said on every sheet and page, and in the properties: a workbook of ours is never for a client. */
export const INTERNAL = "Internal: holds costs and margins, not for clients";
export const WARNING: CellStyle = { bold: true, colour: "9A2A10" };
export const NOTE: CellStyle = { colour: "57606A" };
export const UNIT_NOTE: CellStyle = { colour: "57606A", indent: 1 };
export const HEADING: CellStyle = { bold: true, fill: "EAEEF2", line: "below" };
export const HEADING_RIGHT: CellStyle = { ...HEADING, align: "right" };
export const MONTH_NUMBER: CellStyle = { colour: "8C959F", format: "0", align: "right" };
export const BLOCK: CellStyle = { bold: true, size: 13, fill: "DDF4FF" };
export const GROUP: CellStyle = { bold: true, line: "below" };
export const LABEL: CellStyle = { indent: 1 };
export const DEEP_LABEL: CellStyle = { indent: 2 };
export const STRONG_LABEL: CellStyle = { bold: true, indent: 1 };
export const DIM: CellStyle = { colour: "8C959F" };
/** By custom of the trade, what may be typed over is blue on yellow. */
export const INPUT: CellStyle = { colour: "0550AE", fill: "FFF8C5" };
export const CHECK: CellStyle = { colour: "1A7F37", format: '0.00;[Red]-0.00;"✓ "0' };
export const CHECK_LABEL: CellStyle = { colour: "1A7F37", indent: 1 };

const decimals = (places: number): string => (places === 0 ? "" : `.${"0".repeat(places)}`);
const signed = (format: string): string => `${format};[Red]-${format}`;

/** An amount of money with the decimals of its currency. */
export function moneyFormat(currency: string): string {
  return signed(`#,##0${decimals(minorUnitOf(currency))}`);
}

/** A price or a rate: two more decimals than an amount. */
function rateFormat(currency: string): string {
  return signed(`#,##0${decimals(minorUnitOf(currency) + 2)}`);
}

const SHARES =
  /^(adoption|readiness|deflection|pool\.share|credit\.share|queue\.delayed|breakEvenRealisation|kpi\.(marginPercent|marginPercentUnloaded|deflection|containment|workAvoided))/;

/** Format of a formula by its unit (shared/formula/unit.ts), and by its line where it is a plain number. */
export function formatOf(unit: string, currency: string, line = ""): string {
  if (unit === "money") return moneyFormat(currency);
  if (unit.startsWith("money")) return rateFormat(currency);
  if (unit === "1") return SHARES.test(line) ? "0.00%" : "#,##0.######";
  if (unit === "units") return "#,##0";
  return signed("#,##0.00");
}

/** The unit beside a row: `USD per ticket`, and nothing for plain numbers. */
export function unitText(unit: string, currency: string, line = ""): string {
  if (unit === "1") return SHARES.test(line) ? "share" : "";
  return unit.replace("money", currency).replace(/\/(\w+)s$/, " per $1");
}

/** Format of an input by its display unit (shared/number/display-unit.ts). */
export function inputFormat(unit: string): string {
  if (unit === "share" || unit.startsWith("change")) return "0.######%";
  if (unit.startsWith("money")) return "#,##0.00####";
  return "#,##0.##########";
}

export function inputUnitText(unit: string, currency: string): string {
  return unit
    .replace("money", currency)
    .replace("-month", "/month")
    .replaceAll("-", " ")
    .replaceAll("/", " per ")
    .replace(/ per (\S+) per /, " per $1 and ");
}
