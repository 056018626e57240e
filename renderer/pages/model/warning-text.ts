/** The model's warnings in sentences: what it is, where, and in which months. */
import type { Warning } from "../../../shared/model/results.ts";
import { LENSES } from "../../../shared/model/results.ts";
import { stablePath, valueAt } from "../../../shared/scenario/history.ts";
import type { Figures } from "../../controls/figures.ts";
import type { InspectorProps } from "./Inspector.tsx";
import { lensName } from "./lens-terms.ts";

const TITLES: Readonly<Record<Warning["code"], string>> = {
  overloaded: "The desk is overloaded",
  "tier-cliff": "A larger quantity would cost the client less",
  "collar-binding": "The collar binds",
  "seasonality-mean": "Seasonality does not average 1",
  "realisation-without-release": "More hours become cash than the desk gives up",
  "small-sample-guarantee": "A guarantee is measured on few tickets",
};

const MEANINGS: Readonly<Record<Warning["code"], string>> = {
  overloaded: "Waits grow without end, so margins of this lens are not to be believed.",
  "tier-cliff": "Volume pricing falls at a bound near the expected quantity.",
  "collar-binding": "The invoice is held to its floor or cap against the current plan.",
  "seasonality-mean": "Yearly tickets differ from the monthly rate times 12.",
  "realisation-without-release": "Realised hours need fewer people at the desk, or they stay on the payroll.",
  "small-sample-guarantee": "Fewer than 20 tickets a month make credits a matter of luck.",
};

function spanText(months: readonly number[], all: readonly string[], figures: Figures): string {
  const name = (month: number | undefined): string => figures.shortMonth(all[(month ?? 1) - 1] ?? "");
  if (months.length === 0) return "";
  if (months.length <= 2) return months.map(name).join(" and ");
  const first = months[0];
  const last = months.at(-1);
  const run = first !== undefined && last !== undefined && last - first + 1 === months.length;
  return run ? `${name(first)} to ${name(last)}` : `${months.length} months from ${name(first)} to ${name(last)}`;
}

export function warningText(
  warning: Warning,
  { view, document, names }: InspectorProps,
  figures: Figures,
): { readonly title: string; readonly detail: string } {
  const [lensId, pointer = ""] = warning.where.split("#", 2);
  const lens = LENSES.find((one) => one === lensId);
  const path = stablePath(document, pointer);
  const [list, id] = path.split("/");
  const owner = list === "clients" || list === "categories" ? valueAt(document, `${list}/${id}/name`) : undefined;
  const component = path.includes("/components/") ? valueAt(document, `${path}/label`) : undefined;
  const where = [
    owner,
    component,
    lens === undefined ? undefined : lensName(lens, names),
    spanText(warning.months, view.months, figures),
  ]
    .filter((part) => typeof part === "string" && part !== "")
    .join(", ");
  return { title: TITLES[warning.code], detail: `${where === "" ? "" : `${where}. `}${MEANINGS[warning.code]}` };
}
