/** Where a number comes from: the figure in words and numbers, what it rests on, and in the end an input with its evidence. */

import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { memo } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { type Inspected, inspectBackTo, useSelection } from "../../state/selection-store.ts";
import type { ScopeView } from "../../workers/protocol.ts";
import { FigureTrace } from "./FigureTrace.tsx";
import { FindingsList } from "./FindingsList.tsx";
import { InputTrace } from "./InputTrace.tsx";
import classes from "./inspector.module.css";
import type { PlanNames } from "./lens-terms.ts";

export interface InspectorProps {
  readonly view: ScopeView<number>;
  readonly document: ScenarioDocument;
  readonly names: PlanNames;
}

const SHOWN_STEPS = 3;

function Trail({ trail }: { trail: readonly Inspected[] }) {
  const from = Math.max(0, trail.length - SHOWN_STEPS);
  return (
    <nav className={classes.trail} aria-label="Trail of figures">
      <button
        type="button"
        className={classes.step}
        aria-label={trail.length > 1 ? "Back" : "Close"}
        onClick={() => inspectBackTo(trail.length - 2)}
      >
        <IconChevronLeft size={14} stroke={1.75} />
      </button>
      {trail.slice(from).map((step, index) => {
        const depth = from + index;
        const isLast = depth === trail.length - 1;
        return (
          <span key={`${depth} ${step.label}`} className={classes.place}>
            {index > 0 && <IconChevronRight size={12} stroke={1.75} aria-hidden />}
            {isLast ? (
              <span aria-current="location" className={classes.here}>
                {step.label}
              </span>
            ) : (
              <button type="button" className={classes.step} onClick={() => inspectBackTo(depth)}>
                {step.label}
              </button>
            )}
          </span>
        );
      })}
    </nav>
  );
}

export const Inspector = memo(function Inspector(props: InspectorProps) {
  const trail = useSelection((state) => state.trail);
  const shown = trail.at(-1);
  return (
    <aside className={classes.inspector} aria-label="Inspector">
      {shown === undefined ? (
        <FindingsList {...props} />
      ) : (
        <>
          <Trail trail={trail} />
          {shown.kind === "figure" ? (
            <FigureTrace key={JSON.stringify(shown.figure)} figure={shown.figure} {...props} />
          ) : (
            <InputTrace key={shown.path} path={shown.path} {...props} />
          )}
        </>
      )}
    </aside>
  );
});
