/** The sentences over the charts: each states what the picture shows. Figures come from the results; nothing is assumed here. */
import type { LensId } from "../../../shared/model/results.ts";
import type { CrossoverPicture } from "../../charts/CrossoverChart.tsx";
import type { Figures } from "../../controls/figures.ts";
import type { LensView, ScopeView } from "../../workers/protocol.ts";
import { hasAi, lensName, type PlanNames } from "./lens-terms.ts";

export interface Finding {
  readonly title: string;
  readonly subtitle: string;
}

function total(view: ScopeView<number>, lens: LensId, line: string, span: number): number {
  return view.lenses[lens].totals[line]?.[span] ?? 0;
}

function spanLabel(view: ScopeView<number>, span: number): string {
  return view.spans[span]?.label ?? "";
}

function over(view: ScopeView<number>, span: number): string {
  return span === view.spans.length - 1 ? `over ${spanLabel(view, span)}` : `in ${spanLabel(view, span)}`;
}

/** "earns $5.4k a month more" or "earns $5k a month less". */
function perMonth(difference: number, figures: Figures): string {
  if (Math.round(difference) === 0) return "earns the same a month";
  return `earns ${figures.shortMoney(Math.abs(difference))} a month ${difference > 0 ? "more" : "less"}`;
}

/** "earns $23.5k more than" or "earns $5k less than". */
function comparison(difference: number, figures: Figures): string {
  if (Math.round(difference) === 0) return "earns the same as";
  return `earns ${figures.shortMoney(Math.abs(difference))} ${difference > 0 ? "more" : "less"} than`;
}

export function monthlyFinding(view: ScopeView<number>, names: PlanNames, span: number, figures: Figures): Finding {
  const month = (view.spans[span]?.toMonth ?? view.months.length) - 1;
  const at = (lens: LensId): number => view.lenses[lens].lines.margin?.[month] ?? 0;
  const difference = at("proposed/on") - at("current/off");
  return {
    title: `${names.proposed} with AI ${perMonth(difference, figures)} by ${figures.shortMonth(view.months[month] ?? "")}`,
    subtitle: `${figures.money(at("proposed/on"))} against today’s ${figures.money(at("current/off"))}; ${lower(names.current)} with AI ${figures.money(at("current/on"))}`,
  };
}

/** The first month from which the running sum stays ahead. */
export function aheadFrom(values: readonly number[]): number | null {
  let running = 0;
  let from: number | null = null;
  for (const [index, value] of values.entries()) {
    running += value;
    if (running < 0) from = null;
    else from ??= index;
  }
  return from;
}

export function cumulativeFinding(view: ScopeView<number>, names: PlanNames, span: number, figures: Figures): Finding {
  const { fromMonth, toMonth } = view.spans[span] ?? { fromMonth: 1, toMonth: view.months.length };
  const margin = (lens: LensId): readonly (number | null)[] => view.lenses[lens].lines.margin ?? [];
  const differences = Array.from(
    { length: toMonth - fromMonth + 1 },
    (_, index) =>
      (margin("proposed/on")[fromMonth - 1 + index] ?? 0) - (margin("current/off")[fromMonth - 1 + index] ?? 0),
  );
  const from = aheadFrom(differences);
  const sum = differences.reduce((before, value) => before + value, 0);
  const plan = `${names.proposed} with AI`;
  const title =
    from === null
      ? `${plan} stays behind today ${over(view, span)}`
      : from === 0
        ? `${plan} is ahead of today from the start`
        : `${plan} is ahead of today for good from ${figures.shortMonth(view.months[fromMonth - 1 + from] ?? "")}`;
  return {
    title,
    subtitle: `It ${comparison(sum, figures)} today ${over(view, span)}; margin summed up month by month`,
  };
}

export function costFinding(
  view: ScopeView<number>,
  lens: LensId,
  names: PlanNames,
  span: number,
  figures: Figures,
): Finding {
  const share = (of: LensView<number>): number => {
    const cost = of.totals["cost.total"]?.[span] ?? 0;
    return cost === 0 ? 0 : (of.totals["cost.labour"]?.[span] ?? 0) / cost;
  };
  const off: LensId = lens.startsWith("proposed") ? "proposed/off" : "current/off";
  const subtitle = `${lensName(lens, names)}: ${figures.money(total(view, lens, "cost.total", span))} ${over(view, span)}`;
  if (!hasAi(lens))
    return { title: `Labour is ${figures.percent(share(view.lenses[lens]), 0)} of cost without AI`, subtitle };
  const saved = total(view, off, "cost.labour", span) - total(view, lens, "cost.labour", span);
  const spent =
    total(view, lens, "cost.total", span) -
    total(view, lens, "cost.labour", span) -
    (total(view, off, "cost.total", span) - total(view, off, "cost.labour", span));
  const verb = saved >= 0 ? "saves" : "adds";
  return {
    title: `AI ${verb} ${figures.shortMoney(Math.abs(saved))} of labour and costs ${figures.shortMoney(spent)} ${over(view, span)}`,
    subtitle,
  };
}

/** A plan's name within a sentence; what is written in capitals stays so. "outcome", "the proposed plan". */
function lower(name: string): string {
  const text = /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
  return text.endsWith(" plan") ? `the ${text}` : text;
}

export function crossoverFinding(
  picture: CrossoverPicture,
  margins: { readonly proposedOn: number; readonly currentOn: number },
  names: PlanNames,
  figures: Figures,
): Finding {
  const { breakEven, points, currentOff } = picture;
  const worst = Math.min(...points.map((point) => point.proposedOn));
  const title =
    breakEven !== null
      ? `${names.proposed} pays above ${figures.percent(breakEven.deflection, breakEven.deflection < 0.1 ? 1 : 0)} net deflection`
      : worst >= currentOff
        ? `${names.proposed} with AI earns more than today at any deflection`
        : `${names.proposed} with AI earns less than today at any deflection`;
  const subtitle = `At today’s ${figures.percent(picture.now)}, ${lower(names.proposed)} earns ${figures.shortMoney(margins.proposedOn)} and ${lower(names.current)} ${figures.shortMoney(margins.currentOn)}`;
  return { title, subtitle };
}
