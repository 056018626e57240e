/** What a vendor says, as its offer or its page says it: a share or a range, where it stands, and of when. */
import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { type Claim, type ClaimId, isPossibleClaim } from "../../../shared/compare/claims.ts";
import { formatQuantity } from "../../../shared/number/format-quantity.ts";
import { readQuantity } from "../../../shared/number/quantity-text.ts";
import { useFieldOptions } from "../../controls/field-options.ts";
import { useFigures } from "../../controls/figures.ts";
import { editClaim } from "../../state/claims.ts";
import { CLAIM_TERMS, claimText } from "./claim-words.ts";
import classes from "./claims-list.module.css";
import pane from "./inspector.module.css";
import { SourceFields, storedSource, typedSource } from "./SourceFields.tsx";

interface ClaimFormProps {
  readonly id: ClaimId;
  /** What is recorded now, if anything. */
  readonly before: Claim | undefined;
  readonly onClose: () => void;
}

interface Faults {
  readonly low?: string;
  readonly high?: string;
  readonly source?: string;
}

export function ClaimForm({ id, before, onClose }: ClaimFormProps) {
  const term = CLAIM_TERMS[id];
  const figures = useFigures();
  const options = useFieldOptions();
  const written = (share: string): string => formatQuantity(share, "share", { ...options, style: "full" });
  const [low, setLow] = useState(before === undefined ? "" : written(before.low));
  const [high, setHigh] = useState(before === undefined || before.high === before.low ? "" : written(before.high));
  const [typed, setTyped] = useState(typedSource(before ?? { source: "", date: null }));
  const [faults, setFaults] = useState<Faults>({});

  function readClaim(): Claim | Faults {
    const from = readQuantity(low, "share", options);
    if (!from.ok) return { low: from.message };
    const to = high.trim() === "" ? from : readQuantity(high, "share", options);
    if (!to.ok) return { high: to.message };
    const ends = { low: from.value, high: to.value };
    if (Number(ends.low) > Number(ends.high)) return { high: "The range ends below where it begins." };
    if (!isPossibleClaim(id, ends))
      return Number(ends.low) > 0
        ? { high: "More than all of them cannot be claimed." }
        : { low: "Claim more than 0 %." };
    if (typed.source.trim() === "") return { source: "Name who says so: a reader has to find it." };
    return { ...ends, ...storedSource(typed) };
  }

  function save(event: React.FormEvent): void {
    event.preventDefault();
    const read = readClaim();
    if (!("date" in read)) {
      setFaults(read);
      return;
    }
    void editClaim(`Claim for ${term.label}: ${claimText(read, term, figures)}`, id, read).then(({ stored }) => {
      if (stored) onClose();
    });
  }

  function takeBack(): void {
    void editClaim(`Claim for ${term.label} taken back`, id, undefined).then(({ stored }) => {
      if (stored) onClose();
    });
  }

  return (
    <form onSubmit={save} className={`${pane.form} ${classes.form}`} aria-label={`Claim for ${term.label}`}>
      <p className={pane.source}>{term.asked}, in the vendor’s words</p>
      <Group grow gap="sm" align="flex-start">
        <TextInput
          label="Share, or from"
          placeholder="60%"
          value={low}
          data-autofocus
          autoFocus
          error={faults.low}
          onChange={(event) => setLow(event.currentTarget.value)}
        />
        <TextInput
          label="To (of a range)"
          placeholder="70%"
          value={high}
          error={faults.high}
          onChange={(event) => setHigh(event.currentTarget.value)}
        />
      </Group>
      <SourceFields value={typed} onChange={setTyped} fault={faults.source ?? null} dateLabel="Date of the claim" />
      <Group gap="sm" justify="flex-end">
        {before !== undefined && (
          <Button variant="subtle" color="red" mr="auto" onClick={takeBack}>
            Take back
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit">Record</Button>
      </Group>
    </form>
  );
}
