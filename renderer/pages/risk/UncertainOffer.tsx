/** Where no input is uncertain: what the page can and cannot say then, and the first step. */
import { Button } from "@mantine/core";
import { useEffect, useMemo } from "react";
import { coverageOf } from "../../../shared/compare/coverage.ts";
import { rangeAround } from "../../../shared/compare/range-around.ts";
import type { Distribution, ScenarioDocument } from "../../../shared/model/document.ts";
import { inputsOf } from "../../../shared/model/fields.ts";
import { inputLabel } from "../../../shared/model/input-label.ts";
import type { Scope } from "../../../shared/model/results.ts";
import type { Json } from "../../../shared/scenario/change.ts";
import { fieldText } from "../../../shared/scenario/field-text.ts";
import { withValue } from "../../../shared/scenario/with-value.ts";
import { useFieldOptions } from "../../controls/field-options.ts";
import { Surface } from "../../controls/Surface.tsx";
import { edit } from "../../state/edits.ts";
import { todayIso } from "../../state/inputs.ts";
import { askSensitivity, sameScope, useResults } from "../../state/results-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { showPage } from "../../state/selection-store.ts";
import classes from "./uncertain-offer.module.css";

/** As many as a tornado shows, and a meeting can talk about. */
const MOST = 9;

interface Offered {
  readonly path: string;
  readonly label: string;
  readonly distribution: Distribution;
  readonly text: string;
}

/** The unverified inputs that move the margin most, each with its documented range. */
function useOffered(document: ScenarioDocument, scope: Scope): readonly Offered[] | null {
  const version = useResults((state) => state.version);
  const found = useResults((state) => state.sensitivity);
  const evidence = useScenario((state) => state.records?.evidence);
  const options = useFieldOptions();
  useEffect(() => {
    if (version > 0) askSensitivity(scope);
  }, [version, scope]);
  return useMemo(() => {
    if (found === null || !sameScope(found.sensitivity.scope, scope)) return null;
    const inputs = new Map([...inputsOf(document)].map((input) => [input.path, input]));
    const offered = coverageOf(found.sensitivity, evidence ?? {}, todayIso()).verifyNext.flatMap(
      ({ input }): Offered[] => {
        const standing = inputs.get(input.path);
        const named = inputLabel(document, input.path);
        // What a plan bills is decided, not estimated.
        const isPlan = standing?.field.group === "currentPlan" || standing?.field.group === "proposedPlan";
        if (standing === undefined || named === undefined || !standing.present || isPlan) return [];
        const around = rangeAround(standing, document.currency);
        if (around === null) return [];
        const text = fieldText(around.distribution, named.field, { ...options, mostDecimals: 3 });
        return [{ path: input.path, label: named.label, distribution: around.distribution, text }];
      },
    );
    return offered.slice(0, MOST);
  }, [found, scope, document, evidence, options]);
}

function makeUncertain(offered: readonly Offered[]): void {
  void edit(`Uncertain: ${offered.length} inputs, by their documented ranges`, (records) => ({
    ...records,
    document: offered.reduce(
      (before, { path, distribution }) => withValue(before, path, distribution as unknown as Json),
      records.document,
    ),
  }));
}

export function UncertainOffer({ document, scope }: { document: ScenarioDocument; scope: Scope }) {
  const offered = useOffered(document, scope);
  return (
    <Surface title="No input is uncertain yet" subtitle="Only tickets, outages and scores differ from trial to trial">
      <div className={classes.offer}>
        <p>
          The spread at the left is what chance alone does to the counted work. What nobody knows for sure (how much AI
          resolves, what it will cost) is not in it: type a range such as 20..35% into any assumption, or begin with the
          unverified inputs that move this margin most.
        </p>
        {offered === null ? (
          <p className={classes.dim}>Looking for the inputs that move the margin most…</p>
        ) : (
          offered.length > 0 && (
            <>
              <ul>
                {offered.map(({ path, label, text }) => (
                  <li key={path}>
                    <span>{label}</span>
                    <span>{text}</span>
                  </li>
                ))}
              </ul>
              <div className={classes.actions}>
                <Button size="compact-sm" onClick={() => makeUncertain(offered)}>
                  Make these {offered.length} uncertain
                </Button>
                <Button variant="default" size="compact-sm" onClick={() => showPage("model")}>
                  Go to the assumptions
                </Button>
              </div>
            </>
          )
        )}
      </div>
    </Surface>
  );
}
