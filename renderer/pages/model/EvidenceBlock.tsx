/** What an input's value rests on, and the form in which that is stated. */
import { Button, Group, Select } from "@mantine/core";
import { useState } from "react";
import type { EvidenceGrade } from "../../../shared/scenario/change.ts";
import {
  DAYS_UNTIL_EXPIRY,
  EVIDENCE_GRADES,
  evidenceFor,
  GRADE_LABELS,
  isExpired,
} from "../../../shared/scenario/evidence.ts";
import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { editEvidence, todayIso } from "../../state/inputs.ts";
import { useScenario } from "../../state/scenario-store.ts";
import classes from "./inspector.module.css";
import { SourceFields, storedSource, typedSource } from "./SourceFields.tsx";

const MEANINGS: Readonly<Record<EvidenceGrade, string>> = {
  measured: "counted in your own data",
  contract: "written in a contract or price list",
  benchmark: "published by others",
  assumed: "somebody’s judgement",
};

function EvidenceForm({ path, label, onClose }: { path: string; label: string; onClose: () => void }) {
  const known = useScenario((state) => state.records?.evidence);
  const before = evidenceFor(known ?? {}, path);
  const [grade, setGrade] = useState<EvidenceGrade>(before.grade);
  const [typed, setTyped] = useState(typedSource(before));
  const [fault, setFault] = useState<string | null>(null);
  function save(event: React.FormEvent): void {
    event.preventDefault();
    if (grade !== "assumed" && typed.source.trim() === "") {
      setFault("Name the source: a reader has to find it");
      return;
    }
    const { importId, tickets } = before;
    const evidence = {
      grade,
      ...storedSource(typed),
      ...(importId === undefined || grade !== "measured"
        ? {}
        : { importId, ...(tickets === undefined ? {} : { tickets }) }),
    };
    void editEvidence(`Evidence for ${label}`, path, evidence).then(({ stored }) => {
      if (stored) onClose();
    });
  }
  return (
    <form onSubmit={save} className={classes.form}>
      <Select
        label="Grade"
        data={EVIDENCE_GRADES.map((one) => ({ value: one, label: `${GRADE_LABELS[one]}: ${MEANINGS[one]}` }))}
        value={grade}
        allowDeselect={false}
        onChange={(value) => setGrade(EVIDENCE_GRADES.find((one) => one === value) ?? grade)}
      />
      <SourceFields value={typed} onChange={setTyped} fault={fault} dateLabel="Date of the evidence" />
      <Group gap="sm" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit">Keep</Button>
      </Group>
    </form>
  );
}

export function EvidenceBlock({ path, label, open = false }: { path: string; label: string; open?: boolean }) {
  const known = useScenario((state) => state.records?.evidence);
  const [editing, setEditing] = useState(open);
  const evidence = evidenceFor(known ?? {}, path);
  return (
    <section className={classes.block}>
      <h3 className={classes.evidenceHead}>
        <span>Evidence for {label.charAt(0).toLowerCase() + label.slice(1)}</span>
        <span className={classes.grade}>
          <EvidenceBadge grade={evidence.grade} /> {GRADE_LABELS[evidence.grade]}
        </span>
      </h3>
      {editing ? (
        <EvidenceForm path={path} label={label} onClose={() => setEditing(false)} />
      ) : (
        <>
          <p className={classes.source}>
            {evidence.source === "" ? "No source is given: this is somebody’s judgement." : evidence.source}
            {evidence.date !== null && <span className="ot-unit">, {evidence.date}</span>}
          </p>
          {evidence.note !== undefined && <p className={classes.note}>{evidence.note}</p>}
          {isExpired(evidence, todayIso()) && (
            <p className={classes.note}>Older than {DAYS_UNTIL_EXPIRY} days: look at it again.</p>
          )}
          <button type="button" className={classes.link} onClick={() => setEditing(true)}>
            {evidence.source === "" ? "Cite a source" : "Change the evidence"}
          </button>
        </>
      )}
    </section>
  );
}
