/** A field to search and the scenarios below it, as many as there are: the arrows go through them, Enter chooses. */
import { IconAlertTriangle, IconCheck, IconLock, IconSearch } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type ScenarioRow, scenarioRows } from "../state/scenario-rows.ts";
import type { ScenarioSummary } from "../state/workspace-store.ts";
import { pressed } from "./key-table.ts";
import classes from "./scenario-list.module.css";
import search from "./search-field.module.css";

interface ScenarioListProps {
  /** What is chosen here, for screen readers. */
  readonly label: string;
  readonly scenarios: readonly ScenarioSummary[];
  readonly chosen: string | null;
  readonly onChoose: (scenario: ScenarioSummary) => void;
}

const ROW = 30;
/** Deeper ones are indented no further, so that a name always has room. */
const DEEPEST = 8;
const PAGE = 8;

function Marks({ row, isChosen }: { row: ScenarioRow; isChosen: boolean }) {
  const { locked, fault } = row.scenario;
  return (
    <>
      {locked && <IconLock size={13} stroke={1.75} aria-label="plan of record" />}
      {fault !== null && <IconAlertTriangle size={13} stroke={1.75} aria-label="cannot be read" />}
      {isChosen && <IconCheck size={14} aria-label="selected" />}
    </>
  );
}

export function ScenarioList({ label, scenarios, chosen, onChoose }: ScenarioListProps) {
  const [query, setQuery] = useState("");
  const rows = useMemo(() => scenarioRows(scenarios, query), [scenarios, query]);
  const [moved, setMoved] = useState<number | null>(null);
  const standing = rows.findIndex(({ scenario }) => scenario.id === chosen);
  const at = Math.min(moved ?? Math.max(0, standing), rows.length - 1);
  const scroller = useRef<HTMLDivElement>(null);
  const listId = useId();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  const { scrollToIndex } = virtual;
  const field = useRef<HTMLInputElement>(null);
  // In the same task as the key that opened it: an arrow pressed right after belongs in here.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (at >= 0) scrollToIndex(at, { align: "auto" });
  }, [at, scrollToIndex]);

  function press(event: React.KeyboardEvent): void {
    const last = rows.length - 1;
    const moving = pressed(event, "paletteDown", "paletteUp");
    if (moving !== null) setMoved(Math.max(0, Math.min(last, at + (moving === "paletteDown" ? 1 : -1))));
    else if (pressed(event, "listLeapDown") !== null) setMoved(Math.min(last, at + PAGE));
    else if (pressed(event, "listLeapUp") !== null) setMoved(Math.max(0, at - PAGE));
    else if (pressed(event, "paletteRun") !== null) {
      const row = rows[at];
      if (row !== undefined) onChoose(row.scenario);
    } else return;
    event.preventDefault();
  }

  return (
    <div className={classes.pane}>
      <div className={`${search.field} ${classes.field}`}>
        <IconSearch size={15} stroke={1.5} aria-hidden />
        <input
          role="combobox"
          aria-label={`${label}: search by name`}
          aria-expanded={rows.length > 0}
          aria-controls={listId}
          aria-activedescendant={rows[at] === undefined ? undefined : `${listId}-${at}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={`Search ${scenarios.length} ${scenarios.length === 1 ? "scenario" : "scenarios"}`}
          value={query}
          ref={field}
          data-autofocus
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setMoved(0);
          }}
          onKeyDown={press}
        />
      </div>
      <div ref={scroller} className={classes.rows}>
        {rows.length === 0 && <p className={classes.nothing}>No scenario is called “{query}”.</p>}
        <div id={listId} role="listbox" aria-label={label} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const { scenario, depth, parentName } = row;
            return (
              <div
                key={scenario.id}
                id={`${listId}-${item.index}`}
                role="option"
                aria-selected={item.index === at}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
                tabIndex={-1}
                className={classes.row}
                style={{ transform: `translateY(${item.start}px)`, paddingLeft: 10 + Math.min(depth, DEEPEST) * 16 }}
                title={scenario.fault ?? (parentName === null ? undefined : `Inherits from ${parentName}`)}
                onMouseMove={() => setMoved(item.index)}
                onClick={() => onChoose(scenario)}
                onKeyDown={press}
              >
                <span className={classes.name}>{scenario.name}</span>
                {query !== "" && parentName !== null && <span className={classes.parent}>of {parentName}</span>}
                <Marks row={row} isChosen={scenario.id === chosen} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
