/** While values are tried: that nothing of it is stored, what it comes to, and the two ways out. */
import { Button } from "@mantine/core";
import { IconFlask } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { keyText } from "../controls/key-table.ts";
import { MarginChange } from "../controls/MarginChange.tsx";
import { ask, ignoreStale, useResults } from "../state/results-store.ts";
import { useScenario } from "../state/scenario-store.ts";
import { triedChanges } from "../state/scratch.ts";
import { useScratch } from "../state/scratch-store.ts";
import { useSelection } from "../state/selection-store.ts";
import type { TriedMargin } from "../state/tried-margin.ts";
import { actionOf } from "./actions.ts";
import { scopeName } from "./scope-name.ts";
import classes from "./shell.module.css";

/** The margin of what is stored beside that of what is tried; null until it is known. */
function useTriedMargin(): TriedMargin | null {
  const base = useScratch((state) => state.base);
  const hasSteps = useScratch((state) => state.steps.length > 0);
  const scope = useSelection((state) => state.scope);
  const version = useResults((state) => state.version);
  const isPassing = useScenario((state) => state.preview !== null);
  const [known, setKnown] = useState<TriedMargin | null>(null);
  useEffect(() => {
    if (base === null || !hasSteps || isPassing || version === 0) return;
    let wanted = true;
    // The shown document is the tried one, so that the stored one is the other way round.
    ask("scan", { kind: "tryDocument", scope, document: base.document })
      .then(({ now, tried }) => {
        if (wanted) setKnown({ now: tried, tried: now });
      })
      .catch(ignoreStale);
    return () => {
      wanted = false;
    };
  }, [base, hasSteps, scope, version, isPassing]);
  return hasSteps ? known : null;
}

export function ScratchBanner() {
  const base = useScratch((state) => state.base);
  const records = useScenario((state) => state.records);
  const scope = useSelection((state) => state.scope);
  const margin = useTriedMargin();
  if (base === null || records === null) return null;
  const changes = triedChanges();
  const count = `${changes} ${changes === 1 ? "value differs" : "values differ"} from what is stored.`;
  return (
    <section className={classes.scratch} aria-label="Tried values">
      <IconFlask size={16} stroke={1.5} aria-hidden />
      <strong>Trying values</strong>
      <span className={classes.scratchText}>
        {changes === 0 ? "Nothing is stored until you keep it. Undo takes back what you try." : count}
      </span>
      {margin !== null && changes > 0 && (
        <MarginChange margin={margin} of={`Margin, proposed with AI, ${scopeName(scope, records.document)}:`} />
      )}
      <span className={classes.scratchSpace} />
      <Button variant="default" size="compact-sm" onClick={actionOf("discardTried").run}>
        Discard
      </Button>
      <Button
        size="compact-sm"
        title={`${actionOf("keepTried").label()} as one edit (${keyText("keepTried")})`}
        onClick={actionOf("keepTried").run}
      >
        Keep
      </Button>
    </section>
  );
}
