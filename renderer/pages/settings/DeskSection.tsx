import { ActionIcon } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { BoundInput } from "../../controls/BoundField.tsx";
import { CellBlock } from "../../controls/CellBlock.tsx";
import { FieldGroup } from "../../controls/FieldRow.tsx";
import { editDocument } from "../../state/checked-edit.ts";
import { notify } from "../../state/notices.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { FieldRows } from "./FieldRows.tsx";
import { ListGrid } from "./ListGrid.tsx";
import listClasses from "./list-grid.module.css";
import { SectionHead } from "./SectionHead.tsx";
import classes from "./section.module.css";

type Desk = ScenarioDocument["desk"];

function editDesk(what: string, change: (desk: Desk) => Desk): void {
  editDocument(`Service desk: ${what}`, (document) => ({ ...document, desk: change(document.desk) }));
}

function addStep(desk: Desk, goLiveMonth: number): Desk {
  const steps = desk.techniciansWithAi ?? [];
  const last = steps.at(-1);
  const next =
    last === undefined
      ? { fromMonth: goLiveMonth, technicians: desk.technicians }
      : { fromMonth: Math.min(600, last.fromMonth + 12), technicians: last.technicians };
  return { ...desk, techniciansWithAi: [...steps, next] };
}

function Profile({ document }: { document: ScenarioDocument }) {
  const profile = document.desk.profile ?? ["1"];
  const slots = [...profile.keys()].map((index) => ({
    document,
    path: `desk/profile/${index}`,
    owner: "Service desk",
    noun: `Slot ${index + 1}`,
  }));
  return (
    <div className={classes.block}>
      <h4 className={classes.subtitle}>
        Arrivals over the day <span>weight of each equal slot of the covered hours</span>
      </h4>
      <CellBlock title="Arrivals over the day" rows={[slots]} along="columns">
        <div className={listClasses.cells}>
          {[...slots.entries()].map(([index, binding]) => (
            <div key={`${index} of ${slots.length}`}>
              <span className={listClasses.month}>Slot {index + 1}</span>
              <BoundInput cell label={`Arrivals in slot ${index + 1}`} binding={binding} />
            </div>
          ))}
        </div>
      </CellBlock>
      <div className={listClasses.line}>
        <button
          type="button"
          className={listClasses.add}
          onClick={() => editDesk("Arrival slot added", (desk) => ({ ...desk, profile: [...profile, "1"] }))}
        >
          <IconPlus size={14} stroke={1.75} aria-hidden />
          Slot
        </button>
        {profile.length > 1 && (
          <ActionIcon
            size={24}
            aria-label="Remove the last slot"
            title="Remove the last slot"
            onClick={() =>
              editDesk("Last arrival slot removed", (desk) => ({ ...desk, profile: profile.slice(0, -1) }))
            }
          >
            <IconX size={14} stroke={1.5} />
          </ActionIcon>
        )}
      </div>
    </div>
  );
}

export function DeskSection() {
  const document = useScenario((state) => state.records?.document);
  if (document === undefined) return null;
  const steps = document.desk.techniciansWithAi ?? [];
  return (
    <>
      <SectionHead title="Service desk">
        The first-line queue that all clients share. It decides how long tickets wait, and so what a response guarantee
        costs.
      </SectionHead>
      <div className={classes.columns}>
        <FieldGroup columns={1}>
          <FieldRows
            owner="Service desk"
            rows={[
              { path: "desk/technicians" },
              { path: "desk/coverageHours" },
              { path: "desk/otherTickets" },
              { path: "desk/otherMinutes" },
              { path: "desk/discipline" },
            ]}
          />
        </FieldGroup>
        <div>
          <h4 className={classes.subtitle}>
            Staffing with AI <span>in place of {document.desk.technicians} from these months on</span>
          </h4>
          <ListGrid
            label="Staffing steps with AI"
            noun="Step"
            path="desk/techniciansWithAi"
            length={steps.length}
            columns={[{ key: "fromMonth" }, { key: "technicians" }]}
            nothing="No step yet: with AI the desk stays as it is."
            owner="Service desk"
            onAdd={() => editDesk("Staffing step added", (desk) => addStep(desk, document.ai.goLiveMonth))}
            onRemove={(index) => {
              editDesk(`Staffing step ${index + 1} removed`, (desk) => ({
                ...desk,
                techniciansWithAi: (desk.techniciansWithAi ?? []).toSpliced(index, 1),
              }));
              notify("Removed the staffing step", true);
            }}
          />
        </div>
      </div>
      <Profile document={document} />
    </>
  );
}
