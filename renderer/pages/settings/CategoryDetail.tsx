/** All inputs of the chosen category: its work by level, its priorities, what AI may do, and the year's course. */
import { type Category, LEVELS, type ScenarioDocument } from "../../../shared/model/document.ts";
import { below } from "../../../shared/scenario/history.ts";
import { FieldGroup } from "../../controls/FieldRow.tsx";
import classes from "./categories-section.module.css";
import { FieldRows } from "./FieldRows.tsx";
import { PriorityMix } from "./PriorityMix.tsx";
import { Seasonality } from "./Seasonality.tsx";
import sectionClasses from "./section.module.css";
import { ValueGrid } from "./ValueGrid.tsx";

export function CategoryDetail({ category, document }: { category: Category; document: ScenarioDocument }) {
  const at = below("categories", category.id);
  const path = (name: string): { path: string } => ({ path: `${at}/${name}` });
  const owner = category.name;
  return (
    <section className={classes.detail} aria-label={`All of ${category.name}`}>
      <h4 className={classes.title}>{category.name}</h4>
      <div className={sectionClasses.columns}>
        <div>
          <ValueGrid
            label={`Work on ${category.name} by level`}
            corner="Work by people"
            columns={LEVELS.map((level) => ({ key: level, label: level }))}
            rows={[
              { label: "Worked at the level", path: (level) => `${at}/touch/${level}` },
              { label: "Time there", path: (level) => `${at}/minutes/${level}` },
            ]}
            owner={owner}
          />
          <div className={sectionClasses.block}>
            <PriorityMix category={category} document={document} />
          </div>
          <div className={sectionClasses.block}>
            <Seasonality category={category} document={document} />
          </div>
        </div>
        <FieldGroup title="AI" columns={1}>
          <FieldRows
            owner={owner}
            rows={[
              { ...path("ai/prevention") },
              { ...path("ai/assist") },
              { ...path("ai/selection") },
              { ...path("ai/incident") },
              { ...path("ai/oversightLevel") },
              ...(category.ai.tier === "approval" ? [{ ...path("ai/approvalMinutes") }] : []),
              { ...path("ai/reviewShare") },
              { ...path("ai/reviewMinutes") },
              { ...path("ai/reworkMinutes") },
              { ...path("ai/handoverMinutes") },
            ]}
          />
        </FieldGroup>
      </div>
    </section>
  );
}
