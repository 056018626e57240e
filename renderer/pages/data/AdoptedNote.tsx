/** Which rates of the selected scenario rest on an import, and the way to see them on the Model page. */
import { Button } from "@mantine/core";
import { pointValue } from "../../../shared/model/point-value.ts";
import { below } from "../../../shared/scenario/history.ts";
import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { useScenario } from "../../state/scenario-store.ts";
import { inspect, showPage } from "../../state/selection-store.ts";
import classes from "./adopted-note.module.css";

export function AdoptedNote({ importId }: { importId: string }) {
  const records = useScenario((state) => state.records);
  if (records === null) return null;
  const { document, evidence } = records;
  const path = (id: string): string => below("categories", id, "ticketsPerUnit");
  const resting = document.categories.filter(({ id }) => evidence[path(id)]?.importId === importId);
  // A category that was set to no tickets says little; one with tickets shows where its rate comes from.
  const first = resting.find(({ ticketsPerUnit }) => Number(pointValue(ticketsPerUnit)) > 0) ?? resting[0];
  if (first === undefined) return null;
  return (
    <section className={classes.note} aria-label="Adopted">
      <EvidenceBadge grade="measured" />
      <p className={classes.text}>
        {resting.length} of {document.categories.length} ticket rates of {document.name} rest on this import.
      </p>
      <Button
        variant="default"
        onClick={() => {
          inspect({ kind: "input", path: path(first.id), label: `${first.name}, tickets per unit` });
          showPage("model");
        }}
      >
        Show in the model
      </Button>
    </section>
  );
}
