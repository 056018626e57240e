import { FieldGroup } from "../../controls/FieldRow.tsx";
import { renameScenario } from "../../state/scenarios.ts";
import { FieldRows } from "./FieldRows.tsx";
import { SectionHead } from "./SectionHead.tsx";
import classes from "./section.module.css";

function rename(_label: string, value: unknown): string | null {
  if (typeof value !== "string" || value === "") return "A scenario needs a name to be found by.";
  void renameScenario(value);
  return null;
}

export function ScenarioSection() {
  return (
    <>
      <SectionHead title="Scenario">Its name, the months it covers, and how its money is counted.</SectionHead>
      <div className={classes.columns}>
        <FieldGroup columns={1}>
          <FieldRows
            owner="Scenario"
            rows={[{ path: "name", store: rename }, { path: "startMonth" }, { path: "months" }]}
          />
        </FieldGroup>
        <FieldGroup columns={1}>
          <FieldRows owner="Scenario" rows={[{ path: "currency" }, { path: "rounding" }, { path: "discountRate" }]} />
        </FieldGroup>
      </div>
    </>
  );
}
