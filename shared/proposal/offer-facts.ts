/** What the guardrails limit: the facts of one offer, from the model's lines, the plan, and the evidence behind the scenario. */
import type { GuaranteeComponent, Plan, ScenarioDocument } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import type { Results } from "../model/results.ts";
import { exact } from "../number/exact.ts";
import { type EvidenceByPath, evidenceFor, evidencePaths } from "../scenario/evidence.ts";
import { below } from "../scenario/history.ts";
import { type ContractTerm, shareOf, termMarginShare } from "./contract-term.ts";
import type { CreditExposure } from "./credit-exposure.ts";
import type { Fact } from "./guardrails.ts";

export interface OfferEvaluation<V extends string | number> {
  /** The scenario with the offer in it. */
  readonly document: ScenarioDocument;
  readonly clientId: string;
  readonly plan: Plan;
  readonly term: ContractTerm;
  readonly results: Results<V>;
  /** The same with AI at half its plan. */
  readonly halved: Results<V>;
}

export interface Background {
  readonly evidence: EvidenceByPath;
  /** ISO date. */
  readonly today: string;
}

const DAY = 86_400_000;

const percent = (share: string): string => `${(Number(share) * 100).toFixed(1)}%`;
const largest = (values: readonly string[]): string | null =>
  values.reduce<string | null>(
    (most, value) => (most === null || exact(value).greaterThan(exact(most)) ? value : most),
    null,
  );

/** The margin in a bad month takes a simulation and is the caller's (`badMonthFact`). */
export function offerFacts<V extends string | number>(
  offer: OfferEvaluation<V>,
  background: Background,
  exposure: CreditExposure,
  badMonth: Fact,
): readonly Fact[] {
  const { results, halved, clientId, term, plan } = offer;
  return [
    {
      id: "margin",
      value: termMarginShare(results, "proposed/on", clientId, term),
      detail: "Over the contract, AI on.",
    },
    badMonth,
    {
      id: "marginHalfAi",
      value: termMarginShare(halved, "proposed/on", clientId, term),
      detail: "Over the contract, with half of every planned resolution rate.",
    },
    { id: "atRisk", value: exposure.share, detail: "If every guarantee paid all it can." },
    { id: "atRiskSecurity", value: exposure.securityShare, detail: "If the score stayed in the deepest band." },
    discount(plan),
    reopen(offer.document),
    unmeasured(offer, background),
    ...ages(offer, background),
  ];
}

function discount({ components }: Plan): Fact {
  const discounts = components.map((component) => ({ component, share: pointValue(component.discount ?? "0") }));
  const value = largest(discounts.map(({ share }) => share)) ?? "0";
  const at = discounts.find(({ share }) => share === value && Number(share) > 0);
  return { id: "discount", value, detail: at === undefined ? "No line is discounted." : `On "${at.component.label}".` };
}

function reopen({ categories }: ScenarioDocument): Fact {
  const alone = categories.filter(({ ai }) => ai.tier === "autonomous");
  const value = largest(alone.map(({ ai }) => pointValue(ai.reopen)));
  const at = alone.find(({ ai }) => pointValue(ai.reopen) === value);
  return value === null || at === undefined
    ? { id: "reopen", value: "0", detail: "AI acts alone nowhere." }
    : {
        id: "reopen",
        value,
        detail: `Highest in "${at.name}".`,
        inputs: [`${below("categories", at.id)}/ai/reopen`, `${below("categories", at.id)}/ai/tier`],
      };
}

/** The inputs a guarantee's metric rests on. */
function baselineOf(
  { metric }: GuaranteeComponent,
  { clientId, document }: OfferEvaluation<string | number>,
): readonly string[] {
  const client = below("clients", clientId);
  if (metric === "uptime") return [`${client}/reliability/outagesPerMonth`, `${client}/reliability/meanOutageHours`];
  if (metric === "security") return [`${client}/security/scoreMean`, `${client}/security/scoreSd`];
  return ["desk/technicians", ...document.categories.map(({ id }) => `${below("categories", id)}/ticketsPerUnit`)];
}

function unmeasured<V extends string | number>(offer: OfferEvaluation<V>, { evidence }: Background): Fact {
  const bets = offer.plan.components.filter(
    (component): component is GuaranteeComponent =>
      component.type === "guarantee" &&
      baselineOf(component, offer).some((path) => evidenceFor(evidence, path).grade !== "measured"),
  );
  const names = bets.map(({ label }) => `"${label}"`).join(", ");
  return {
    id: "unmeasured",
    value: String(bets.length),
    detail:
      bets.length === 0 ? "Every guarantee has a measured baseline." : `Not measured here: what ${names} rests on.`,
    inputs: [
      ...new Set(
        bets.flatMap((bet) =>
          baselineOf(bet, offer).filter((path) => evidenceFor(evidence, path).grade !== "measured"),
        ),
      ),
    ],
  };
}

/** Inputs of other clients do not count, nor the offered prices, which are what is being decided. */
function ages<V extends string | number>(
  { document, clientId }: OfferEvaluation<V>,
  { evidence, today }: Background,
): readonly Fact[] {
  const own = below("clients", clientId);
  const paths = evidencePaths(document).filter(
    (path) => !path.startsWith("clients/") || (path.startsWith(`${own}/`) && !path.startsWith(`${own}/proposedPlan/`)),
  );
  const known = paths.map((path) => ({ path, evidence: evidenceFor(evidence, path) }));
  const dated = known.flatMap(({ path, evidence: { date } }) =>
    date === null ? [] : [{ path, days: Math.max(0, Math.round((Date.parse(today) - Date.parse(date)) / DAY)) }],
  );
  const oldest = dated.reduce<(typeof dated)[number] | null>(
    (old, each) => (old === null || each.days > old.days ? each : old),
    null,
  );
  const assumed = known.filter((each) => each.evidence.grade === "assumed").length;
  const share = shareOf(exact(assumed), exact(paths.length));
  return [
    {
      id: "assumptionAge",
      value: oldest === null ? null : String(oldest.days),
      detail: oldest === null ? "No evidence carries a date." : "Of the input whose evidence is dated first.",
      inputs: oldest === null ? [] : [oldest.path],
    },
    {
      id: "assumed",
      value: share,
      detail: share === null ? "" : `${assumed} of ${paths.length} inputs, ${percent(share)}.`,
    },
  ];
}
