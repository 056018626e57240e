/** The palette's field and lines: a combobox whose focus stays in the field while the arrows go through the lines. */
import { IconSearch, IconX } from "@tabler/icons-react";
import { Fragment, useDeferredValue, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Assumption } from "../../../shared/scenario/assumption-index.ts";
import { useFieldOptions } from "../../controls/field-options.ts";
import { pressed } from "../../controls/key-table.ts";
import search from "../../controls/search-field.module.css";
import { useScenario } from "../../state/scenario-store.ts";
import { entriesNow } from "./entries.ts";
import { PaletteFoot } from "./PaletteFoot.tsx";
import { LineContent } from "./PaletteLine.tsx";
import classes from "./palette.module.css";
import { applySetting, goTo, nameOf } from "./palette-edits.ts";
import { idOf, type Line, paletteLines } from "./palette-lines.ts";
import { indexNow, useAssumptionIndex } from "./use-assumption-index.ts";
import { useTriedMargin } from "./use-tried-margin.ts";

const PLACEHOLDER = "Find anything, or type what to set: northwind users 80";

/** Round and round; from nothing chosen to the first line, or up to the last. */
function movedFrom(chosen: number | null, step: 1 | -1, count: number): number {
  const from = chosen ?? (step === 1 ? -1 : 0);
  return (from + step + count) % count;
}

export function PaletteBody({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [pinned, setPinned] = useState<Assumption | null>(null);
  /** Where the arrows went; null leaves it to the lines. */
  const [moved, setMoved] = useState<number | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [entries] = useState(entriesNow);
  const options = useFieldOptions();
  const document = useScenario((state) => state.records?.document ?? null);
  const index = useAssumptionIndex(document);
  // The letter is on screen before the lines for it are.
  const searched = useDeferredValue(query);
  const { groups, first } = useMemo(
    () => paletteLines(searched, pinned, entries, index, options),
    [searched, pinned, entries, index, options],
  );
  const lines = useMemo(() => groups.flatMap((group) => group.lines), [groups]);
  const at = moved === null ? first : Math.min(moved, lines.length - 1);
  const line = at === null ? undefined : lines[at];
  const preview = useTriedMargin(line?.kind === "set" ? line.candidate : null);
  const listId = useId();
  const optionId = (one: Line): string => `${listId} ${idOf(one)}`.replaceAll(/\s/g, "-");
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  // In the same task as the key that opened it: what is typed right after belongs in here.
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (line !== undefined) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [line]);

  function type(text: string): void {
    setQuery(text);
    setMoved(null);
    setMessage(null);
  }

  function pin(assumption: Assumption | null): void {
    setPinned(assumption);
    type("");
  }

  function take(one: Line): void {
    if (one.kind === "set") {
      const fault = applySetting(one.candidate);
      setMessage(fault);
      if (fault === null) onClose();
    } else if (one.kind === "assumption" && one.assumption.inputs.length > 1) pin(one.assumption);
    else {
      // The palette gives the focus back as it closes; what is done may take it elsewhere, and so comes after that.
      onClose();
      setTimeout(() => (one.kind === "entry" ? one.entry.run() : goTo(one.assumption)), 0);
    }
  }

  /** The lines of what is typed, also where a key came before they were drawn or the assumptions were prepared. */
  function linesNow(): { readonly all: readonly Line[]; readonly chosen: number | null } {
    if (searched === query && index !== null) return { all: lines, chosen: at };
    const now = paletteLines(query, pinned, entries, document === null ? null : indexNow(document), options);
    return { all: now.groups.flatMap((group) => group.lines), chosen: moved ?? now.first };
  }

  function press(event: React.KeyboardEvent<HTMLInputElement>): void {
    if (pressed(event, "palette")) {
      event.preventDefault();
      event.currentTarget.select();
      return;
    }
    const id = pressed(event, "paletteDown", "paletteUp", "paletteRun", "paletteFill");
    if (id !== null) {
      const { all, chosen } = linesNow();
      const one = chosen === null ? undefined : all[chosen];
      if (id === "paletteFill" && one?.kind !== "assumption") return;
      event.preventDefault();
      if (id === "paletteFill") pin(one?.kind === "assumption" ? one.assumption : null);
      else if (id === "paletteRun" && one !== undefined) take(one);
      else if (all.length > 0) setMoved(movedFrom(chosen, id === "paletteUp" ? -1 : 1, all.length));
    } else if (pressed(event, "paletteBack") && query === "" && pinned !== null) {
      event.preventDefault();
      pin(null);
    }
  }

  let count = 0;
  return (
    <div className={classes.palette}>
      <div className={`${search.field} ${classes.field}`}>
        <IconSearch size={16} stroke={1.5} aria-hidden />
        {pinned !== null && (
          <span className={classes.pinned}>
            {nameOf(pinned)}
            <button type="button" aria-label="Give this assumption up" onClick={() => pin(null)}>
              <IconX size={12} stroke={1.75} aria-hidden />
            </button>
          </span>
        )}
        <input
          role="combobox"
          aria-label={pinned === null ? "Find anything" : `New value of ${nameOf(pinned)}`}
          aria-expanded={lines.length > 0}
          aria-controls={listId}
          aria-activedescendant={line === undefined ? undefined : optionId(line)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={pinned === null ? PLACEHOLDER : "Its new value: 70 %, +5%, *1.1"}
          value={query}
          ref={field}
          data-autofocus
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
        />
      </div>
      <div ref={list} id={listId} className={classes.lines} role="listbox" aria-label="What is found" tabIndex={-1}>
        {groups.map((group) => (
          <Fragment key={group.label}>
            <div className={classes.group} role="presentation">
              {group.label}
            </div>
            {group.lines.map((one) => {
              const place = count++;
              return (
                <div
                  key={idOf(one)}
                  id={optionId(one)}
                  role="option"
                  aria-selected={place === at}
                  tabIndex={-1}
                  className={classes.line}
                  onMouseMove={() => setMoved(place)}
                  onClick={() => take(one)}
                  onKeyDown={() => {}}
                >
                  <LineContent line={one} />
                </div>
              );
            })}
          </Fragment>
        ))}
        {lines.length === 0 && query.trim() !== "" && (
          <p className={classes.nothing}>
            {index === null
              ? "Preparing the assumptions."
              : `Nothing is called “${query}”, and it names no value to set.`}
          </p>
        )}
      </div>
      <PaletteFoot
        preview={preview}
        isOpen={line === undefined && first === null}
        kind={line?.kind ?? null}
        message={message}
      />
    </div>
  );
}
