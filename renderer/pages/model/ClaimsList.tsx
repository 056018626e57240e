/** What vendors claim beside what this scenario implies, and where two of the claims cannot hold together here. */
import { IconAlertTriangle } from "@tabler/icons-react";
import { Fragment, useState } from "react";
import {
  CLAIM_IDS,
  type Claim,
  type ClaimId,
  contradictions,
  impliedBy,
  PUBLISHED_CLAIMS,
} from "../../../shared/compare/claims.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import { useFigures } from "../../controls/figures.ts";
import { TableTools } from "../../controls/TableTools.tsx";
import { claimsRead, editClaim } from "../../state/claims.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { ClaimForm } from "./ClaimForm.tsx";
import { CLAIM_TERMS, claimText, contradictionText, impliedText } from "./claim-words.ts";
import classes from "./claims-list.module.css";
import type { InspectorProps } from "./Inspector.tsx";
import pane from "./inspector.module.css";

/** AI has settled by then, and the seasons are all there. */
const MONTHS = 12;

interface ParentClaim {
  readonly name: string;
  readonly claim: Claim | undefined;
  /** The variant has one of its own, or does without the parent's. */
  readonly isOverridden: boolean;
}

interface ClaimRowProps {
  readonly id: ClaimId;
  /** The scenario's own, if it has one; else the published claim stands in its place. */
  readonly own: Claim | undefined;
  /** Of a variant: where the claim stands against its parent's. */
  readonly parent: ParentClaim | null;
  readonly implied: number | null;
  readonly editing: boolean;
  readonly onEdit: (id: ClaimId | null) => void;
}

function ClaimRow({ id, own, parent, implied, editing, onEdit }: ClaimRowProps) {
  const figures = useFigures();
  const term = CLAIM_TERMS[id];
  const claim = own ?? PUBLISHED_CLAIMS[id];
  return (
    <Fragment>
      <tr className={own === undefined ? classes.published : undefined}>
        <th scope="row">{term.label}</th>
        <td>{claimText(claim, term, figures)}</td>
        <td className={classes.implied}>{impliedText(implied, term, figures)}</td>
      </tr>
      <tr>
        <td colSpan={3} className={classes.origin}>
          {editing ? (
            <ClaimForm id={id} before={own} onClose={() => onEdit(null)} />
          ) : (
            <>
              <span title={claim.note}>
                {own === undefined ? "Published" : own.source}
                {own?.date != null && <span className="ot-unit">, {own.date}</span>}
                {own !== undefined && parent?.isOverridden === false && (
                  <span className="ot-unit">, from {parent.name}</span>
                )}
              </span>{" "}
              <button
                type="button"
                className={pane.link}
                title={own === undefined ? claim.source : undefined}
                aria-label={`${own === undefined ? "Record a vendor’s claim" : "Change the claim"}: ${term.label}`}
                onClick={() => onEdit(id)}
              >
                {own === undefined ? "Record a vendor’s" : "Change"}
              </button>
              {parent?.isOverridden === true && (
                <>
                  {" "}
                  <button
                    type="button"
                    className={pane.link}
                    aria-label={`Reset to ${parent.name}: ${term.label}`}
                    onClick={() => void editClaim(`Claim for ${term.label} as in ${parent.name}`, id, parent.claim)}
                  >
                    Reset to {parent.name}
                  </button>
                </>
              )}
              {own?.note !== undefined && <p className={pane.note}>{own.note}</p>}
            </>
          )}
        </td>
      </tr>
    </Fragment>
  );
}

export function ClaimsList({ view, document }: InspectorProps) {
  const figures = useFigures();
  const claims = useScenario((state) => state.claims);
  const inheritedClaims = useScenario((state) => state.inheritedClaims);
  const parentName = useScenario((state) => state.variant?.parentName ?? null);
  const recorded = claimsRead({ claims, inheritedClaims });
  const [editing, setEditing] = useState<ClaimId | null>(null);
  const touch = new Map(document.categories.map(({ id, touch: { L1 } }) => [id, Number(pointValue(L1))] as const));
  // The work is the same under both plans.
  const implied = impliedBy(view.lenses["proposed/off"].lines, view.lenses["proposed/on"].lines, touch, MONTHS);
  const { scope, months } = view;
  const of = scope.kind === "portfolio" ? "Portfolio" : document.clients.find(({ id }) => id === scope.id)?.name;
  // What nobody here was told does not put a vendor's claims in the wrong.
  const isAnyRecorded = CLAIM_IDS.some((id) => recorded[id] !== undefined);
  const apart = contradictions(isAnyRecorded ? recorded : PUBLISHED_CLAIMS, implied);
  return (
    <section className={pane.block}>
      <h3 className={classes.head}>
        <span>
          Vendor claims: {of}, last {Math.min(MONTHS, months.length)} months
        </span>
        <TableTools
          name="Vendor claims"
          rows={() => [
            ["Of what", "Claimed from", "Claimed to", "Implied", "Source", "Date", "Note"],
            ...CLAIM_IDS.map((id) => {
              const { low, high, source, date, note } = recorded[id] ?? PUBLISHED_CLAIMS[id];
              return [CLAIM_TERMS[id].label, Number(low), Number(high), implied.shares[id], source, date, note ?? null];
            }),
          ]}
        />
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
            <ClaimRow
              key={id}
              id={id}
              own={recorded[id]}
              parent={
                parentName === null
                  ? null
                  : { name: parentName, claim: inheritedClaims[id], isOverridden: claims?.[id] !== undefined }
              }
              implied={implied.shares[id]}
              editing={editing === id}
              onEdit={setEditing}
            />
          ))}
        </tbody>
      </table>
      <ul>
        {apart.map((found) => (
          <li key={found.kind} className={pane.warning}>
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
            <p className={pane.warningText}>
              {isAnyRecorded
                ? "The recorded claims cannot hold together. "
                : "The published claims cannot hold together here. "}
              {contradictionText(found, figures)}
            </p>
          </li>
        ))}
      </ul>
      <p className={pane.note}>Claims are compared, never computed with.</p>
    </section>
  );
}
