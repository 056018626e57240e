/** The model's warnings in sentences: what it is, and for each place where, in which lens and in which months. */
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { LENSES, type LensId, type Warning } from "../../../shared/model/results.ts";
import { pathSegments, stablePath, valueAt } from "../../../shared/scenario/history.ts";
import type { Figures } from "../../controls/figures.ts";
import { hasAi, isProposed } from "./lens-terms.ts";

interface WarningTerm {
  readonly title: string;
  readonly meaning: string;
  /** The input to look at first, by the path of the place. */
  readonly input: (path: string) => string | null;
}

export const WARNING_TERMS: Readonly<Record<Warning["code"], WarningTerm>> = {
  overloaded: {
    title: "The desk is overloaded",
    meaning: "Waits grow without end, so margins of this lens are not to be believed.",
    input: () => "desk/technicians",
  },
  "tier-cliff": {
    title: "A larger quantity would cost the client less",
    meaning: "Volume pricing falls at a bound near the expected quantity.",
    input: () => null,
  },
  "collar-binding": {
    title: "A collar binds",
    meaning: "The invoice is held to its floor or cap against the current plan.",
    input: (path) => `${path}/floor`,
  },
  "seasonality-mean": {
    title: "Seasonality does not average 1",
    meaning: "Yearly tickets differ from the monthly rate times 12.",
    input: (path) => `${path}/0`,
  },
  "realisation-without-release": {
    title: "More hours become cash than the desk gives up",
    meaning: "Realised hours need fewer people at the desk, or they stay on the payroll.",
    input: () => "labour/realisation/share",
  },
  "small-sample-guarantee": {
    title: "A guarantee is measured on few tickets",
    meaning: "With fewer than 20 tickets a month, credits are a matter of luck.",
    input: () => null,
  },
};

export interface WarningPlace {
  readonly key: string;
  /** "Calder Freight, Outcome fees". */
  readonly where: string;
  /** "proposed, AI off: Apr 26 to Dec 28". */
  readonly when: string;
  readonly lens: LensId | null;
  readonly clientId: string | null;
  readonly input: string | null;
}

function monthsText(months: readonly number[], all: readonly string[], figures: Figures): string {
  const name = (month: number | undefined): string => figures.shortMonth(all[(month ?? 1) - 1] ?? "");
  if (months.length === 0) return "";
  if (months.length <= 2) return months.map(name).join(" and ");
  const [first = 1] = months;
  const last = months.at(-1) ?? first;
  const run = last - first + 1 === months.length;
  return run ? `${name(first)} to ${name(last)}` : `${months.length} months from ${name(first)} to ${name(last)}`;
}

function placeOf(warning: Warning, document: ScenarioDocument, all: readonly string[], figures: Figures): WarningPlace {
  const [lensId, pointer = ""] = warning.where.split("#", 2);
  const lens = LENSES.find((one) => one === lensId) ?? null;
  const path = stablePath(document, pointer);
  const [list = "", id = ""] = pathSegments(path);
  const isMember = list === "clients" || list === "categories";
  const owner = isMember ? valueAt(document, `${path.split("/").slice(0, 2).join("/")}/name`) : undefined;
  const component = path.includes("/components/") ? valueAt(document, `${path}/label`) : undefined;
  const where = [owner, component].filter((part) => typeof part === "string" && part !== "").join(", ");
  const lensText =
    lens === null ? "" : `${isProposed(lens) ? "proposed" : "current"} plan, AI ${hasAi(lens) ? "on" : "off"}`;
  const months = monthsText(warning.months, all, figures);
  return {
    key: warning.where,
    where: where === "" ? "Service desk" : where,
    when: [lensText, months].filter((part) => part !== "").join(": "),
    lens,
    clientId: list === "clients" ? id : null,
    input: WARNING_TERMS[warning.code].input(path),
  };
}

/** Warnings by code, in the order in which they first come. */
export function warningGroups(
  warnings: readonly Warning[],
  document: ScenarioDocument,
  months: readonly string[],
  figures: Figures,
): readonly { readonly code: Warning["code"]; readonly places: readonly WarningPlace[] }[] {
  const groups = Map.groupBy(warnings, (warning) => warning.code);
  return [...groups].map(([code, members]) => ({
    code,
    places: members.map((warning) => placeOf(warning, document, months, figures)),
  }));
}
