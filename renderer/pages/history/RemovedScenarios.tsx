/** Scenarios that were removed, however long ago, each to be brought back as it was. */
import { Button } from "@mantine/core";
import { IconRestore } from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspace } from "../../state/workspace-store.ts";
import { restoreScenario } from "./history-actions.ts";
import { useHistory } from "./history-store.ts";
import { dayText } from "./history-words.ts";
import classes from "./removed-scenarios.module.css";

export function RemovedScenarios() {
  const removed = useHistory((state) => state.subjects.removed);
  const locale = useWorkspace((state) => state.settings.locale);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (removed.length === 0) return null;
  return (
    <section className={classes.removed} aria-label="Removed scenarios">
      <h2>{removed.length === 1 ? "One scenario was removed" : `${removed.length} scenarios were removed`}</h2>
      <ul>
        {removed.map(({ id, name, sequence, at }) => (
          <li key={id}>
            <span className={classes.name}>{name}</span>
            <span className={classes.day}>{dayText(at, locale)}</span>
            <Button
              variant="default"
              size="compact-xs"
              leftSection={<IconRestore size={14} stroke={1.75} />}
              aria-label={`Restore ${name}`}
              onClick={() => void restoreScenario(sequence, name).then(setRefusal)}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
      {refusal !== null && (
        <p role="alert" className={classes.refusal}>
          {refusal}
        </p>
      )}
    </section>
  );
}
