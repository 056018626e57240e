/** What vendors publish beside what this scenario implies, and where two of the claims cannot hold together here. */
import { IconAlertTriangle } from "@tabler/icons-react";
import {
  CLAIM_IDS,
  type ClaimId,
  type Contradiction,
  contradictions,
  impliedBy,
  PUBLISHED_CLAIMS,
} from "../../../shared/compare/claims.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import classes from "./claims-list.module.css";
import type { InspectorProps } from "./Inspector.tsx";
import pane from "./inspector.module.css";

/** AI has settled by then, and the seasons are all there. */
const MONTHS = 12;

interface ClaimTerm {
  readonly label: string;
  /** Which way it is claimed to go; 0 is a share and no change. */
  readonly sign: 1 | -1 | 0;
}

const TERMS: Readonly<Record<ClaimId, ClaimTerm>> = {
  endpointsPerTechnician: { label: "Endpoints per technician", sign: 1 },
  reactiveHours: { label: "Reactive hours", sign: -1 },
  l1Autonomous: { label: "L1 tickets resolved by AI", sign: 0 },
};

function shareText(share: number | null, { sign }: ClaimTerm, figures: Figures): string {
  if (share === null) return "–";
  const change = sign === 0 ? share : sign * share;
  return `${sign !== 0 && change > 0 ? "+" : ""}${figures.percent(change, 0)}`;
}

function textOf(found: Contradiction, figures: Figures): string {
  const percent = (share: number): string =>
    Number.isFinite(share) ? figures.percent(share, 0) : "more than can be said";
  if (found.kind === "endpoints-and-hours")
    return `Here ${percent(found.reactiveShare)} of all hours are reactive, so the claimed cut of them alone would give ${percent(found.gain)} more endpoints per technician. The two claims agree only where ${percent(found.agreesAt)} of hours are reactive.`;
  if (found.needed < 0)
    return `The claimed L1 share alone would cut ${percent(found.cut)} of reactive hours, more than is claimed for all levels.`;
  const modelled = found.modelled === null ? "" : `; the model has ${percent(found.modelled)}`;
  return `The claimed L1 share cuts ${percent(found.cut)} of reactive hours. For the claimed total, L2 and L3 would have to fall by ${percent(found.needed)} as well${modelled}.`;
}

export function ClaimsList({ view, document }: InspectorProps) {
  const figures = useFigures();
  const touch = new Map(document.categories.map(({ id, touch: { L1 } }) => [id, Number(pointValue(L1))] as const));
  // The work is the same under both plans.
  const implied = impliedBy(view.lenses["proposed/off"].lines, view.lenses["proposed/on"].lines, touch, MONTHS);
  const { scope, months } = view;
  const of = scope.kind === "portfolio" ? "Portfolio" : document.clients.find(({ id }) => id === scope.id)?.name;
  return (
    <section className={pane.block}>
      <h3>
        Published claims: {of}, last {Math.min(MONTHS, months.length)} months
      </h3>
      <table className={classes.claims}>
        <thead>
          <tr>
            <th scope="col">
              <span className="ot-hidden">Of what</span>
            </th>
            <th scope="col">Claimed</th>
            <th scope="col">Implied</th>
          </tr>
        </thead>
        <tbody>
          {CLAIM_IDS.map((id) => (
            <tr key={id} title={PUBLISHED_CLAIMS[id].source}>
              <th scope="row">{TERMS[id].label}</th>
              <td>{shareText(Number(PUBLISHED_CLAIMS[id].share), TERMS[id], figures)}</td>
              <td className={classes.implied}>{shareText(implied.shares[id], TERMS[id], figures)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={pane.note}>Claims are compared, never computed with.</p>
      <ul>
        {contradictions(PUBLISHED_CLAIMS, implied).map((found) => (
          <li key={found.kind} className={pane.warning}>
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
            <p className={pane.warningText}>{textOf(found, figures)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
