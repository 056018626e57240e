import { IconAlertTriangle } from "@tabler/icons-react";
import type { Warning } from "../../../shared/model/results.ts";
import { useFigures } from "../../controls/figures.ts";
import { chooseLens, chooseScope, inspect } from "../../state/selection-store.ts";
import type { InspectorProps } from "./Inspector.tsx";
import classes from "./inspector.module.css";
import { WARNING_TERMS, type WarningPlace, warningGroups } from "./warning-text.ts";

/** Shows the client and lens of a warning and, where one input is behind it, that input. */
function goTo(place: WarningPlace): void {
  if (place.lens !== null) chooseLens(place.lens);
  if (place.clientId !== null) chooseScope({ kind: "client", id: place.clientId });
  if (place.input !== null) inspect({ kind: "input", path: place.input, label: "Warning" });
}

export function WarningList({ warnings, view, document }: InspectorProps & { warnings: readonly Warning[] }) {
  const figures = useFigures();
  if (warnings.length === 0) return null;
  return (
    <section className={classes.block}>
      <h3>Warnings</h3>
      <ul>
        {warningGroups(warnings, document, view.months, figures).map(({ code, places }) => (
          <li key={code} className={classes.warning}>
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
            <div className={classes.warningText}>
              <p>{WARNING_TERMS[code].title}</p>
              <p className={classes.note}>{WARNING_TERMS[code].meaning}</p>
              <ul>
                {places.map((place) => (
                  <li key={place.key}>
                    <button type="button" className={classes.warningPlace} onClick={() => goTo(place)}>
                      {place.where}
                      <span className={classes.note}>{place.when}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
