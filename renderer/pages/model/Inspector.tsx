/** Where a number comes from: the figure in words and numbers, what it rests on, and in the end an input with its evidence. */

import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { memo } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { type Inspected, inspectBackTo, useSelection } from "../../state/selection-store.ts";
import type { ScopeView } from "../../workers/protocol.ts";
import { CrossingTrace } from "./CrossingTrace.tsx";
import { FigureTrace } from "./FigureTrace.tsx";
import { FindingsList } from "./FindingsList.tsx";
import { InputTrace } from "./InputTrace.tsx";
import classes from "./inspector.module.css";
import { useInspectorKeys } from "./inspector-keys.ts";
import type { PlanNames } from "./lens-terms.ts";
import { PointTrace } from "./PointTrace.tsx";
import { SumTrace } from "./SumTrace.tsx";
import { TicketRowsTrace } from "./TicketRowsTrace.tsx";
import { TicketsTrace } from "./TicketsTrace.tsx";

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

function Step({ step, ...props }: InspectorProps & { step: Inspected }) {
  switch (step.kind) {
    case "figure":
      return <FigureTrace key={JSON.stringify(step.figure)} figure={step.figure} {...props} />;
    case "sum":
      return <SumTrace key={JSON.stringify(step.terms)} label={step.label} terms={step.terms} {...props} />;
    case "crossing":
      return (
        <CrossingTrace key={step.crossing} crossing={step.crossing} scope={step.scope ?? props.view.scope} {...props} />
      );
    case "point":
      return (
        <PointTrace key={`${step.lens} ${step.multiplier}`} lens={step.lens} multiplier={step.multiplier} {...props} />
      );
    case "tickets":
      return <TicketsTrace key={step.importId} importId={step.importId} paths={step.paths} {...props} />;
    case "ticketRows":
      return (
        <TicketRowsTrace
          key={JSON.stringify(step.filter)}
          importId={step.importId}
          filter={step.filter}
          tickets={step.tickets}
        />
      );
    case "input":
      return <InputTrace key={step.path} path={step.path} {...props} />;
  }
}

export const Inspector = memo(function Inspector(props: InspectorProps) {
  const trail = useSelection((state) => state.trail);
  const shown = trail.at(-1);
  const pane = useInspectorKeys();
  return (
    <aside ref={pane} className={classes.inspector} aria-label="Inspector" tabIndex={-1}>
      {shown === undefined ? (
        <FindingsList {...props} />
      ) : (
        <>
          <Trail trail={trail} />
          <Step step={shown} {...props} />
        </>
      )}
    </aside>
  );
});
