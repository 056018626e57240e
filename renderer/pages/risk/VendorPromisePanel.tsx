/** What a promise is worth that a vendor gives: "half of the tickets within 90 days, or it is free". */
import { NumberInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { rangesOf, uncertainIn } from "../../state/risk.ts";
import classes from "./risk-views.module.css";
import { ShareInput } from "./ShareInput.tsx";
import { useStudy } from "./use-study.ts";

const MOST_MONTHS = 12;

export function VendorPromisePanel({ document }: { document: ScenarioDocument }) {
  const figures = useFigures();
  const [share, setShare] = useState(0.5);
  const [months, setMonths] = useState(3);
  const ask = useMemo(() => {
    const ranges = rangesOf(uncertainIn(document, { kind: "portfolio" }));
    return { document, ranges, promise: { share, months } };
  }, [document, share, months]);
  const { answer, isNewest, failure } = useStudy("promise", ask);
  return (
    <Surface title="A vendor’s promise" subtitle="Or the AI of those months is free; all clients together">
      <div className={classes.sentence}>
        <ShareInput label="Promised share of tickets resolved" value={share} onChange={setShare} /> of tickets in the
        first
        <NumberInput
          aria-label="Months of the promise"
          size="xs"
          w={64}
          min={1}
          max={MOST_MONTHS}
          value={months}
          onChange={(next) => {
            if (typeof next === "number" && next >= 1 && next <= MOST_MONTHS) setMonths(next);
          }}
        />
        months
      </div>
      {failure !== null && <p className={classes.fault}>{failure}</p>}
      {answer === null && <p className={classes.note}>There are no tickets in those months.</p>}
      {answer !== null && answer !== undefined && (
        <dl className={classes.facts} aria-busy={!isNewest}>
          <div>
            <dt>Expected deflection in those months</dt>
            <dd>
              {figures.percent(answer.deflection)} ± {figures.percent(answer.spread)}
            </dd>
          </div>
          <div>
            <dt>Chance that it is broken</dt>
            <dd>{figures.percent(answer.chanceBroken)}</dd>
          </div>
          <div>
            <dt>AI costs of those months</dt>
            <dd>{figures.money(answer.refund)}</dd>
          </div>
          <div>
            <dt>Worth of the promise</dt>
            <dd>{figures.money(answer.worth)}</dd>
          </div>
        </dl>
      )}
      <p className={classes.note}>
        Chance times refund. The spread is that of the uncertain inputs, each alone from P10 to P90 and taken as
        independent, and of the count of tickets; usage, endpoints and platform are what would be free.
      </p>
    </Surface>
  );
}
