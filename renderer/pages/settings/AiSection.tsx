import type { AiProgramme } from "../../../shared/model/document.ts";
import type { Json } from "../../../shared/scenario/change.ts";
import { newRole } from "../../../shared/scenario/defaults.ts";
import { FieldGroup } from "../../controls/FieldRow.tsx";
import { editDocument } from "../../state/checked-edit.ts";
import { notify } from "../../state/notices.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { FieldRows } from "./FieldRows.tsx";
import { ListGrid } from "./ListGrid.tsx";
import { SectionHead } from "./SectionHead.tsx";
import classes from "./section.module.css";

function editAi(label: string, change: (ai: AiProgramme) => AiProgramme): string | null {
  return editDocument(label, (document) => ({ ...document, ai: change(document.ai) }));
}

function editRoles(
  what: string,
  change: (roles: AiProgramme["programme"]["roles"]) => AiProgramme["programme"]["roles"],
) {
  editAi(`AI programme: ${what}`, (ai) => ({
    ...ai,
    programme: { ...ai.programme, roles: change(ai.programme.roles) },
  }));
}

/** Probability and month stand together or not at all; without a probability there is no abandonment. */
function withAbandonment(ai: AiProgramme, part: "probability" | "month", value: Json | undefined): AiProgramme {
  const { abandonment, ...rest } = ai;
  if (part === "probability" && (value === undefined || value === "0")) return rest;
  const before = abandonment ?? { probability: "0", month: 13 };
  return { ...rest, abandonment: { ...before, [part]: value } };
}

export function AiSection() {
  const ai = useScenario((state) => state.records?.document.ai);
  if (ai === undefined) return null;
  const abandon = (part: "probability" | "month") => (label: string, value: Json | undefined) =>
    editAi(label, (before) => withAbandonment(before, part, value));
  return (
    <>
      <SectionHead title="AI programme">
        When AI begins, how fast it is adopted, and what it costs. How far it may act is decided category by category.
      </SectionHead>
      <div className={classes.columns}>
        <FieldGroup title="Adoption" columns={1}>
          <FieldRows
            owner="AI"
            rows={[
              { path: "ai/goLiveMonth" },
              { path: "ai/costsFromMonth", fallback: ai.goLiveMonth },
              { path: "ai/ramp/shape" },
              { path: "ai/ramp/months" },
              { path: "ai/readinessFloor" },
              { path: "ai/outageReduction" },
              { path: "ai/securityUplift" },
            ]}
          />
        </FieldGroup>
        <FieldGroup title="Prices" columns={1}>
          <FieldRows
            owner="AI prices"
            rows={[
              { path: "ai/costs/platform" },
              { path: "ai/costs/perTechnician" },
              { path: "ai/costs/perEndpoint", name: "Price per endpoint" },
              { path: "ai/costs/perAttempt" },
              { path: "ai/costs/perResolution" },
              { path: "ai/costs/billedOn" },
              { path: "ai/costs/annualPriceChange", name: "Price change" },
            ]}
          />
        </FieldGroup>
        <FieldGroup title="Programme and training" columns={1}>
          <FieldRows
            owner="AI programme"
            rows={[
              { path: "ai/technicians" },
              { path: "ai/programme/level" },
              { path: "ai/programme/hours" },
              { path: "ai/programme/trainingHoursPerTechnician" },
            ]}
          />
        </FieldGroup>
        <FieldGroup title="One-time and risk" columns={1}>
          <FieldRows
            owner="AI"
            rows={[
              { path: "ai/oneTime/implementation" },
              { path: "ai/oneTime/perClient" },
              { path: "ai/costs/perIncident" },
            ]}
          />
        </FieldGroup>
      </div>
      <div className={classes.block}>
        <h4 className={classes.subtitle}>
          New roles <span>paid from the first month of AI costs</span>
        </h4>
        <ListGrid
          label="New roles"
          noun="Role"
          path="ai/programme/roles"
          length={ai.programme.roles.length}
          columns={[
            { key: "name", wide: true },
            { key: "fte", label: "FTE" },
            { key: "salary" },
            { key: "burden" },
            { key: "overhead" },
          ]}
          nothing="No new role: the programme is run by the people there are."
          owner="AI programme"
          onAdd={() => editRoles("Role added", (roles) => [...roles, newRole("New role")])}
          onRemove={(index) => {
            editRoles(`${ai.programme.roles[index]?.name ?? "Role"} removed`, (roles) => roles.toSpliced(index, 1));
            notify("Removed the role", true);
          }}
        />
      </div>
      <div className={classes.block}>
        <FieldGroup title="For the simulation only" note="without effect on expected figures" columns={3}>
          <FieldRows
            owner="AI"
            rows={[
              { path: "ai/abandonment/probability", fallback: "0", store: abandon("probability") },
              ...(ai.abandonment === undefined ? [] : [{ path: "ai/abandonment/month", store: abandon("month") }]),
              { path: "ai/volumeDispersion" },
            ]}
          />
        </FieldGroup>
      </div>
    </>
  );
}
