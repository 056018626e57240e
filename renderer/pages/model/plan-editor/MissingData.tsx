/** Asks for the client's data that a guarantee rests on, so that both are added in one step. */
import { Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import { fieldAt } from "../../../../shared/model/fields.ts";
import { libraryEntriesFor } from "../../../../shared/scenario/assumption-library.ts";
import type { Evidence, Json } from "../../../../shared/scenario/change.ts";
import { below } from "../../../../shared/scenario/history.ts";
import { FieldRow } from "../../../controls/FieldRow.tsx";
import classes from "./missing-data.module.css";
import { type ClientData, usePlanScope } from "./plan-scope.ts";

type Needs = "reliability" | "security";

/** Starting values where the library of documented ranges has none. */
const START: Readonly<Record<Needs, Readonly<Record<string, string>>>> = {
  reliability: { outagesPerMonth: "0.1", meanOutageHours: "1.5", hoursPerMonth: "730" },
  security: { scoreMean: "70", scoreSd: "6" },
};

const WORDS: Readonly<Record<Needs, string>> = {
  reliability: "how often services fail and for how long",
  security: "the security score and how far it moves from month to month",
};

interface MissingDataProps {
  readonly needs: Needs;
  readonly guarantee: string;
  readonly onAnswer: (data: ClientData) => void;
  readonly onClose: () => void;
}

export function MissingData({ needs, guarantee, onAnswer, onClose }: MissingDataProps) {
  const { client } = usePlanScope();
  const at = (key: string): string => below("clients", client.id, needs, key);
  const keys = Object.keys(START[needs]);
  const documented = (key: string) => libraryEntriesFor(at(key))[0];
  const [values, setValues] = useState<Readonly<Record<string, Json>>>(() =>
    Object.fromEntries(keys.map((key) => [key, documented(key)?.base ?? START[needs][key] ?? "0"])),
  );

  function answer(): void {
    const evidence: Record<string, Evidence> = {};
    for (const key of keys) {
      const entry = documented(key);
      if (entry !== undefined && entry.base === values[key])
        evidence[at(key)] = { grade: entry.grade, source: entry.source, date: entry.date };
    }
    onAnswer({ data: { [needs]: values }, evidence });
    onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={`${guarantee} needs data of ${client.name}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <p className={classes.text}>
        The expected credits rest on {WORDS[needs]}. It is not known for this client yet; these values are a start, and
        are added together with the guarantee.
      </p>
      {keys.map((key) => {
        const field = fieldAt(at(key));
        return field === undefined ? null : (
          <FieldRow
            key={key}
            field={field}
            value={values[key]}
            onCommit={(value) => {
              if (value === undefined) return `${field.label} is needed.`;
              setValues((before) => ({ ...before, [key]: value }));
              return null;
            }}
          />
        );
      })}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={answer} data-autofocus>
          Add with the guarantee
        </Button>
      </Group>
    </Modal>
  );
}
