import { LEVELS } from "../../../shared/model/document.ts";
import { FieldGroup } from "../../controls/FieldRow.tsx";
import { FieldRows } from "./FieldRows.tsx";
import { SectionHead } from "./SectionHead.tsx";
import classes from "./section.module.css";
import { ValueGrid } from "./ValueGrid.tsx";

export function ToolsSection() {
  return (
    <>
      <SectionHead title="Tools and proactive work">
        What every client costs before a ticket arrives: licences by what they are counted by, and hours of patching and
        reviews.
      </SectionHead>
      <div className={classes.columns}>
        <FieldGroup title="Tools and licences" note="a month" columns={1}>
          <FieldRows
            owner="Tools"
            rows={[
              { path: "tools/perUser", name: "Per user" },
              { path: "tools/perEndpoint", name: "Per endpoint" },
              { path: "tools/perServer", name: "Per server" },
              { path: "tools/perSite", name: "Per site" },
              { path: "tools/perClient", name: "Per client" },
              { path: "tools/annualPriceChange", name: "Price change" },
            ]}
          />
        </FieldGroup>
        <div>
          <ValueGrid
            label="Proactive hours by level"
            corner="Proactive work"
            columns={LEVELS.map((level) => ({ key: level, label: level }))}
            rows={[{ label: "Hours", path: (level) => `proactive/hoursPerEndpoint/${level}` }]}
            owner="Proactive work"
          />
          <div className={classes.block}>
            <FieldGroup columns={1}>
              <FieldRows owner="Proactive work" rows={[{ path: "proactive/aiSaving", name: "Saved by AI" }]} />
            </FieldGroup>
          </div>
        </div>
      </div>
    </>
  );
}
