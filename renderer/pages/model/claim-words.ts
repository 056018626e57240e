/** What is claimed, in words: names of the three kinds, their ranges, and why two of them cannot hold together. */
import type { Claim, ClaimId, Contradiction, Range } from "../../../shared/compare/claims.ts";
import type { Figures } from "../../controls/figures.ts";

export interface ClaimTerm {
  readonly label: string;
  /** Which way it is claimed to go; 0 is a share and no change. */
  readonly sign: 1 | -1 | 0;
  /** What the form asks for. */
  readonly asked: string;
}

export const CLAIM_TERMS: Readonly<Record<ClaimId, ClaimTerm>> = {
  endpointsPerTechnician: {
    label: "Endpoints per technician",
    sign: 1,
    asked: "How many more endpoints a technician looks after",
  },
  reactiveHours: { label: "Reactive hours", sign: -1, asked: "How many fewer hours go into tickets" },
  l1Autonomous: {
    label: "L1 tickets resolved by AI",
    sign: 0,
    asked: "How many of the tickets of L1 are closed without a person",
  },
};

function changeText(share: number, { sign }: ClaimTerm, figures: Figures): string {
  const change = sign === 0 ? share : sign * share;
  return `${sign !== 0 && change > 0 ? "+" : ""}${figures.percent(change, 0)}`;
}

export function impliedText(share: number | null, term: ClaimTerm, figures: Figures): string {
  return share === null ? "–" : changeText(share, term, figures);
}

export function claimText({ low, high }: Claim, term: ClaimTerm, figures: Figures): string {
  const from = changeText(Number(low), term, figures);
  const to = changeText(Number(high), term, figures);
  return from === to ? from : `${from} to ${to}`;
}

function rangeText({ low, high }: Range, figures: Figures): string {
  const write = (share: number): string =>
    Number.isFinite(share) ? figures.percent(share, 0) : "more than can be said";
  return write(low) === write(high) ? write(low) : `${write(low)} to ${write(high)}`;
}

export function contradictionText(found: Contradiction, figures: Figures): string {
  const range = (of: Range): string => rangeText(of, figures);
  if (found.kind === "endpoints-and-hours")
    return `Here ${figures.percent(found.reactiveShare, 0)} of all hours are reactive, so the claimed cut of them alone would give ${range(found.gain)} more endpoints per technician. The two claims agree only where ${range(found.agreesAt)} of hours are reactive.`;
  if (found.needed.high < 0)
    return `The claimed L1 share alone would cut ${range(found.cut)} of reactive hours, more than is claimed for all levels.`;
  const modelled = found.modelled === null ? "" : `; the model has ${figures.percent(found.modelled, 0)}`;
  return `The claimed L1 share cuts ${range(found.cut)} of reactive hours. For the claimed total, L2 and L3 would have to fall by ${range(found.needed)} as well${modelled}.`;
}
