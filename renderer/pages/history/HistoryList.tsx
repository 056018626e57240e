/** Every edit that the filter lets through, newest first; only the rows in view are read and drawn. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef } from "react";
import { pressed } from "../../controls/key-table.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import classes from "./history-list.module.css";
import { chooseRow, entryAt, type HistoryEntry, needRows, useHistory } from "./history-store.ts";
import { dayText, STATE_HELP, STATE_WORDS, saysMore, timeText } from "./history-words.ts";

const ROW = 44;
const LEAP = 10;

interface RowProps {
  readonly entry: HistoryEntry;
  readonly isFirstOfDay: boolean;
  readonly isNow: boolean;
  readonly locale: string;
}

function Row({ entry, isFirstOfDay, isNow, locale }: RowProps) {
  const { label, words, who, at, state } = entry;
  return (
    <>
      <span className={classes.when}>
        {isFirstOfDay && <span className={classes.dayName}>{dayText(at, locale)}</span>}
        <time dateTime={at}>{timeText(at, locale)}</time>
      </span>
      <span className={classes.what}>
        <span className={classes.label}>{label}</span>
        {saysMore(entry) && <span className={classes.words}>{words}</span>}
      </span>
      <span className={classes.who}>{who === "" ? "–" : who}</span>
      <span className={classes.state} title={STATE_HELP[state]}>
        {isNow ? <span className={classes.now}>Now</span> : state === "standing" ? "" : STATE_WORDS[state]}
      </span>
    </>
  );
}

/** The last row: what was there before the first edit. */
function Beginning({ isNow }: { isNow: boolean }) {
  return (
    <>
      <span className={classes.when} />
      <span className={classes.what}>
        <span className={classes.label}>The beginning</span>
        <span className={classes.words}>The workspace as it was before the first edit</span>
      </span>
      <span className={classes.who} />
      <span className={classes.state}>{isNow && <span className={classes.now}>Now</span>}</span>
    </>
  );
}

export function HistoryList({ onOpen }: { onOpen: () => void }) {
  const state = useHistory();
  const { total, chosen, now } = state;
  const locale = useWorkspace((one) => one.settings.locale);
  const hasBeginning = Object.keys(state.filter).length === 0;
  const edits = total ?? 0;
  const rows = edits + (hasBeginning ? 1 : 0);
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = Math.min(items.at(-1)?.index ?? 0, Math.max(0, edits - 1));
  const { pages } = state;
  useEffect(() => {
    if (pages.size > 0) needRows(first, last);
  }, [first, last, pages]);
  const { scrollToIndex } = virtual;
  useEffect(() => scrollToIndex(chosen, { align: "auto" }), [chosen, scrollToIndex]);

  function press(event: React.KeyboardEvent): void {
    const to: Partial<Record<string, number>> = {
      editDown: chosen + 1,
      editUp: chosen - 1,
      editLeapDown: chosen + LEAP,
      editLeapUp: chosen - LEAP,
      firstEdit: 0,
      lastEdit: rows - 1,
    };
    const key = pressed(event, "editDown", "editUp", "editLeapDown", "editLeapUp", "firstEdit", "lastEdit", "openEdit");
    if (key === null) return;
    event.preventDefault();
    if (key === "openEdit") onOpen();
    else chooseRow(Math.max(0, Math.min(rows - 1, to[key] ?? chosen)));
  }

  return (
    // The listbox holds the focus and names the row it is at.
    <div
      ref={scroller}
      className={classes.scroller}
      role="listbox"
      aria-label="Edits, newest first"
      aria-activedescendant={items.some(({ index }) => index === chosen) ? `${id}-${chosen}` : undefined}
      tabIndex={0}
      data-edits={edits}
      onKeyDown={press}
    >
      <div className={classes.sheet} style={{ height: virtual.getTotalSize() }} role="presentation">
        {items.map(({ index, start }) => {
          const entry = entryAt(state, index);
          const before = index === 0 ? undefined : entryAt(state, index - 1);
          const isFirstOfDay =
            entry !== undefined &&
            (index === 0 || (before !== undefined && dayText(before.at, locale) !== dayText(entry.at, locale)));
          return (
            <div
              key={index}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              aria-setsize={rows}
              aria-posinset={index + 1}
              tabIndex={-1}
              className={classes.row}
              data-state={entry?.state}
              data-day={isFirstOfDay}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                chooseRow(index);
                scroller.current?.focus({ preventScroll: true });
              }}
              onKeyDown={press}
            >
              {entry !== undefined && (
                <Row entry={entry} isFirstOfDay={isFirstOfDay} isNow={entry.sequence === now} locale={locale} />
              )}
              {hasBeginning && index === edits && total !== null && <Beginning isNow={now === 0} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}
