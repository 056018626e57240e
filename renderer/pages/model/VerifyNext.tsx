/** How much of the margin in view rests on what nobody has verified, and which inputs to verify first. */
import { memo, useEffect, useMemo, useState } from "react";
import { type Coverage, coverageOf, type ToVerify } from "../../../shared/compare/coverage.ts";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { inputLabel } from "../../../shared/model/input-label.ts";
import type { Scope } from "../../../shared/model/results.ts";
import { DAYS_UNTIL_EXPIRY, evidenceFor } from "../../../shared/scenario/evidence.ts";
import { fieldParts, fieldText } from "../../../shared/scenario/field-text.ts";
import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { useFieldOptions } from "../../controls/field-options.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { todayIso } from "../../state/inputs.ts";
import { askSensitivity, sameScope, useResults } from "../../state/results-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { showDrawer, useSelection } from "../../state/selection-store.ts";
import type { InspectorProps } from "./Inspector.tsx";
import { ownerOf } from "./input-owner.ts";
import classes from "./inspector.module.css";
import { editAssumption } from "./tree-focus.ts";
import rows from "./verify-next.module.css";

const SHOWN = 6;
const STEP = 12;
/** An edit is often followed by the next; what takes seconds waits for the last of them. */
const PAUSE = 300;

const DEFINITION =
  "Each input is moved alone: over the library’s range where there is one, else a tenth down and up. " +
  "The share is that of all these moves of the margin whose evidence is assumed, a benchmark, or expired.";

function useCoverage(scope: Scope): { coverage: Coverage; newest: boolean } | null {
  const version = useResults((state) => state.version);
  const found = useResults((state) => state.sensitivity);
  const evidence = useResults((state) => state.drawn?.evidence);
  const today = todayIso();
  useEffect(() => {
    // Asked for one document; a newer one asks again.
    const waiting = setTimeout(() => {
      if (useResults.getState().version === version) askSensitivity(scope);
    }, PAUSE);
    return () => clearTimeout(waiting);
  }, [version, scope]);
  const coverage = useMemo(() => {
    if (found === null || !sameScope(found.sensitivity.scope, scope)) return null;
    return coverageOf(found.sensitivity, evidence ?? {}, today);
  }, [found, scope, evidence, today]);
  return coverage === null ? null : { coverage, newest: found?.version === version };
}

/** "32% assumed, 14% benchmarks, 6% expired", without what is nothing. */
function partsText({ byGrade, expired }: Coverage, figures: Figures): string {
  const parts = [
    [byGrade.assumed, "assumed"],
    [byGrade.benchmark, "benchmarks"],
    [expired, `measured or agreed more than ${DAYS_UNTIL_EXPIRY} days ago`],
  ] as const;
  return parts.flatMap(([share, word]) => (share >= 0.0005 ? [`${figures.percent(share, 0)} ${word}`] : [])).join(", ");
}

function openInTree(path: string): void {
  showDrawer("tree");
  editAssumption(path);
}

interface VerifyRowProps {
  readonly item: ToVerify;
  readonly document: ScenarioDocument;
}

const VerifyRow = memo(function VerifyRow({ item, document }: VerifyRowProps) {
  const figures = useFigures();
  const options = useFieldOptions();
  const source = useScenario((state) => evidenceFor(state.records?.evidence ?? {}, item.path).source);
  const { path, low, high } = item.input;
  const named = inputLabel(document, path);
  if (named === undefined) return null;
  const from = fieldText(low, named.field, options);
  const to = fieldText(high, named.field, options);
  const owner = ownerOf(path, document);
  return (
    <li>
      <button
        type="button"
        className={rows.row}
        title={`${named.label}, from ${from} to ${to}: the margin moves by ${figures.money(item.swing)}`}
        onClick={() => openInTree(path)}
      >
        <span className={rows.label}>{named.label}</span>
        <span className={rows.swing}>{figures.shortMoney(item.swing)}</span>
        <EvidenceBadge grade={item.grade} source={source} expired={item.expired} />
        <span className={rows.range}>
          {fieldParts(low, named.field, options).number} to {to}
          {owner !== "" && `, ${owner}`}
        </span>
      </button>
    </li>
  );
});

export function VerifyNext({ document, view, names }: InspectorProps) {
  const figures = useFigures();
  const scope = useSelection((state) => state.scope);
  const found = useCoverage(scope);
  const [most, setMost] = useState(SHOWN);
  const of =
    scope.kind === "portfolio" ? "Portfolio" : (document.clients.find(({ id }) => id === scope.id)?.name ?? "");
  const unverified = found?.coverage.unverified ?? null;
  const list = found?.coverage.verifyNext ?? [];
  return (
    <section className={classes.block} aria-busy={found?.newest !== true}>
      <h3>What to verify next</h3>
      {found === null ? (
        <p className={classes.source}>Moving every input on its own…</p>
      ) : unverified === null ? (
        <p className={classes.source}>No input moves this margin.</p>
      ) : (
        <>
          <p className={rows.coverage} title={DEFINITION}>
            <strong>{figures.percent(unverified, 0)}</strong> of this margin rests on unverified assumptions
          </p>
          <p className={classes.note}>{partsText(found.coverage, figures)}</p>
        </>
      )}
      {list.length > 0 && (
        <>
          <p className={rows.head}>
            By how much the margin moves: {of}, {names.proposed} with AI, {view.months.length} months
          </p>
          <ul>
            {list.slice(0, most).map((item) => (
              <VerifyRow key={item.path} item={item} document={document} />
            ))}
          </ul>
          {list.length > most && (
            <button type="button" className={classes.link} onClick={() => setMost(most + STEP)}>
              {Math.min(STEP, list.length - most)} more of {list.length - most}
            </button>
          )}
        </>
      )}
    </section>
  );
}
