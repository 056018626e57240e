import { IconChevronRight } from "@tabler/icons-react";
import type { FigureReference } from "../../../shared/model/results.ts";
import { useFigures } from "../../controls/figures.ts";
import { inspectFurther } from "../../state/selection-store.ts";
import type { ScopeView } from "../../workers/protocol.ts";
import classes from "./inspector.module.css";
import { wayOn } from "./inspector-keys.ts";
import rows from "./trace-row.module.css";

/** The same line over the spans of the results, as far as it is one of them. */
export function Elsewhere({
  figure,
  view,
  label,
}: { view: ScopeView<number> } & { figure: FigureReference; label: string }) {
  const figures = useFigures();
  const lens = view.lenses[figure.lens];
  const kpi = Object.entries(lens.kpis).find(([key]) => key === figure.line)?.[1];
  const values = lens.totals[figure.line] ?? kpi;
  if (values === undefined) return null;
  const others = view.spans.flatMap((span, index) => {
    const value = values[index];
    return index === figure.span || value === null || value === undefined ? [] : [{ span, index, value }];
  });
  if (others.length === 0) return null;
  const isShare =
    kpi !== undefined &&
    ["marginPercent", "marginPercentUnloaded", "deflection", "containment", "workAvoided"].includes(figure.line);
  return (
    <section className={classes.block}>
      <h3>Same figure elsewhere</h3>
      <ul>
        {others.map(({ span, index, value }) => (
          <li key={span.label}>
            <button
              type="button"
              className={rows.row}
              {...wayOn()}
              onClick={() =>
                inspectFurther({
                  kind: "figure",
                  label,
                  figure: { lens: figure.lens, scope: figure.scope, line: figure.line, span: index },
                })
              }
            >
              <span className={rows.rowLabel}>{span.label}</span>
              <span className={rows.rowValue}>
                {value === 0 ? "–" : isShare ? figures.percent(value) : figures.amount(value)}
              </span>
              <span className={rows.rowEnd}>
                <IconChevronRight size={14} stroke={1.75} aria-hidden />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
