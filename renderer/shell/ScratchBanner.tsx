/** While values are tried: that nothing of it is stored, what it comes to, and the two ways out. */
import { Button } from "@mantine/core";
import { IconFlask } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Scope } from "../../shared/model/results.ts";
import { keyText } from "../controls/key-table.ts";
import { MarginChange } from "../controls/MarginChange.tsx";
import { ignoreStale, useResults } from "../state/results-store.ts";
import { useScenario } from "../state/scenario-store.ts";
import { triedChanges } from "../state/scratch.ts";
import { useScratch } from "../state/scratch-store.ts";
import { useSelection } from "../state/selection-store.ts";
import { horizonMargin, type TriedMargin } from "../state/tried-margin.ts";
import type { ScopeView } from "../workers/protocol.ts";
import { marginOfDocument } from "../workers/trial-desk.ts";
import { actionOf } from "./actions.ts";
import { scopeName } from "./scope-name.ts";
import classes from "./shell.module.css";

const keyOf = (scope: Scope): string => (scope.kind === "client" ? `client ${scope.id}` : "portfolio");

/** Margins of the stored document by scope: seen while nothing was tried yet, or asked for where the scope is another one. */
function useStoredMargin(view: ScopeView<number> | null): number | null {
  const base = useScratch((state) => state.base);
  const isBase = useScenario((state) => state.preview === null && state.records === base);
  const isCurrent = useResults((state) => state.view?.version === state.version);
  const [known, setKnown] = useState<Readonly<Record<string, number>>>({});
  const scope = view?.scope;
  const key = scope === undefined ? "" : keyOf(scope);
  const seen = view === null ? null : horizonMargin(view);
  const isMissing = known[key] === undefined;
  useEffect(() => {
    // Other records are stored by now.
    if (base !== null) setKnown({});
  }, [base]);
  useEffect(() => {
    if (base === null || scope === undefined || seen === null || !isCurrent || !isMissing) return;
    if (isBase) {
      setKnown((before) => ({ ...before, [key]: seen }));
      return;
    }
    let wanted = true;
    marginOfDocument(scope, base.document)
      .then((margin) => {
        if (wanted) setKnown((before) => ({ ...before, [key]: margin }));
      })
      .catch(ignoreStale);
    return () => {
      wanted = false;
    };
  }, [base, scope, seen, isBase, isCurrent, isMissing, key]);
  return known[key] ?? null;
}

/** The margin of what is stored beside that of what is tried; null until both are known. */
function useTriedMargin(): TriedMargin | null {
  const view = useResults((state) => state.view);
  const now = useStoredMargin(view);
  const tried = view === null ? null : horizonMargin(view);
  const isCurrent = useResults((state) => state.view?.version === state.version);
  // The figures of a first value follow it by a moment, in which there is no difference yet to be told.
  return now === null || tried === null || (!isCurrent && now === tried) ? null : { now, tried };
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
