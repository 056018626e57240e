/** The left pane: every assumption with its evidence, searched, filtered by grade, edited in place. */
import { ActionIcon, TextInput } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { fieldAt } from "../../../shared/model/fields.ts";
import type { Scope } from "../../../shared/model/results.ts";
import type { EvidenceGrade, Json } from "../../../shared/scenario/change.ts";
import {
  DAYS_UNTIL_EXPIRY,
  EVIDENCE_GRADES,
  evidenceCounts,
  evidenceFor,
  GRADE_LABELS,
  isExpired,
  isGraded,
} from "../../../shared/scenario/evidence.ts";
import { fieldParts } from "../../../shared/scenario/field-text.ts";
import { type CellBlockActions, CellBlockContext } from "../../controls/cell-block-context.ts";
import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { useFieldOptions } from "../../controls/field-options.ts";
import { pressed } from "../../controls/key-table.ts";
import { type Cell, fillCells, isBlock, pasteBlock, placeOf } from "../../state/cells.ts";
import { todayIso } from "../../state/inputs.ts";
import type { EvidenceRecord } from "../../state/scenario-store.ts";
import { remember, remembered } from "../../state/workspace-store.ts";
import { AssumptionRow } from "./AssumptionRow.tsx";
import classes from "./assumption-tree.module.css";
import { assumptionTree, inputsBelow, rowsOf, type TreeInput, type TreeRow } from "./assumption-tree.ts";
import { categoryCellsFrom } from "./category-cells.ts";
import { GroupRow } from "./GroupRow.tsx";
import { ResolutionRow } from "./ResolutionRow.tsx";
import { useTreeFocus } from "./tree-focus.ts";

const OPEN_AT_FIRST: readonly string[] = ["client", "ai", "proposedPlan"];

function useOpenGroups(): { isOpen: (id: string) => boolean; toggle: (id: string, open: boolean) => void } {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => {
    const known = remembered("openGroups");
    return new Set(Array.isArray(known) ? known.map(String) : OPEN_AT_FIRST);
  });
  const toggle = useCallback((id: string, next: boolean) => {
    setOpen((before) => {
      const after = new Set(before);
      if (next) after.add(id);
      else after.delete(id);
      return after;
    });
  }, []);
  const seen = useRef(open);
  useEffect(() => {
    if (seen.current === open) return;
    seen.current = open;
    remember("openGroups", [...open] as Json);
  }, [open]);
  return { isOpen: (id) => open.has(id), toggle };
}

function groupsAbove(rows: readonly TreeRow[], path: string): readonly string[] | null {
  for (const row of rows) {
    if (row.kind !== "group") continue;
    if ([...inputsBelow(row.group.children)].some((one) => one.input.path === path)) {
      const inner = rowsOf(row.group.children, () => false, null);
      return [row.group.id, ...(groupsAbove(inner, path) ?? [])];
    }
  }
  return null;
}

/** Between an edited row and the edge of the tree, whose own padding the rows do not know of. */
const ROOM = 8;

interface TreeProps {
  readonly document: ScenarioDocument;
  readonly evidence: EvidenceRecord;
  readonly scope: Scope;
}

export const AssumptionTree = memo(function AssumptionTree({ document, evidence, scope }: TreeProps) {
  const options = useFieldOptions();
  const [query, setQuery] = useState("");
  const [grade, setGrade] = useState<EvidenceGrade | "expired" | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const { isOpen, toggle } = useOpenGroups();
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useTreeFocus((state) => state.path);

  const tree = useMemo(() => assumptionTree(document, scope), [document, scope]);
  const inputs = useMemo(() => [...inputsBelow(tree)], [tree]);
  const graded = useMemo(() => inputs.filter((one) => isGraded(one.input)).map((one) => one.input.path), [inputs]);
  const counts = useMemo(() => evidenceCounts(evidence, graded), [evidence, graded]);

  const today = todayIso();
  const expired = useMemo(
    () => graded.filter((path) => isExpired(evidenceFor(evidence, path), today)).length,
    [evidence, graded, today],
  );

  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const keep =
    words.length === 0 && grade === null
      ? null
      : (node: TreeInput, trail: readonly string[]): boolean => {
          const { input, label } = node;
          const known = evidenceFor(evidence, input.path);
          if (grade !== null && !isGraded(input)) return false;
          if (grade === "expired" ? !isExpired(known, today) : grade !== null && known.grade !== grade) return false;
          const { unit } = fieldParts(input.value, input.field, options);
          const text = [label, input.field.label, unit, ...trail, known.source, isGraded(input) ? known.grade : ""]
            .join(" ")
            .toLowerCase();
          return words.every((word) => text.includes(word));
        };
  const rows = rowsOf(tree, isOpen, keep);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 26,
    overscan: 12,
    scrollPaddingStart: ROOM,
    scrollPaddingEnd: ROOM,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : row.kind === "group" ? `group ${row.group.id}` : row.node.input.path;
    },
  });

  // Another pane asks for a row: open what hides it, then edit it.
  useEffect(() => {
    if (wanted === null) return;
    useTreeFocus.setState({ path: null });
    setQuery("");
    setGrade(null);
    for (const id of groupsAbove(
      rowsOf(tree, () => false, null),
      wanted,
    ) ?? [])
      toggle(id, true);
    setEditing(wanted);
  }, [wanted, tree, toggle]);

  // Where editing ended by a key, the keyboard stays on the row.
  const edited = useRef<string | null>(null);
  useEffect(() => {
    const left = edited.current;
    edited.current = editing;
    if (editing !== null || left === null || globalThis.document.activeElement !== globalThis.document.body) return;
    globalThis.document.querySelector<HTMLElement>(`[data-input="${CSS.escape(left)}"]`)?.focus();
  }, [editing]);

  const editedIndex = rows.findIndex((row) => row.kind === "input" && row.node.input.path === editing);
  const { scrollToIndex } = virtual;
  useEffect(() => {
    if (editedIndex >= 0) scrollToIndex(editedIndex, { align: "auto" });
  }, [editedIndex, scrollToIndex]);

  /** Tab in an edited row: the next row that is edited as text. */
  const shown = useRef(rows);
  useEffect(() => {
    shown.current = rows;
  });
  const editNext = useCallback((path: string, step: 1 | -1): void => {
    const editable = shown.current.flatMap((row) =>
      row.kind === "input" && row.node.input.field.kind !== "flag" && row.node.input.field.kind !== "choice"
        ? [row.node.input.path]
        : [],
    );
    setEditing(editable[editable.indexOf(path) + step] ?? null);
  }, []);

  /** The rows as they stand on screen take a column of a spreadsheet. */
  const block = useMemo((): CellBlockActions => {
    const cells = (): readonly (readonly Cell[])[] =>
      shown.current.flatMap((row) => {
        if (row.kind !== "input") return [];
        const { input, label } = row.node;
        return [[{ path: input.path, field: input.field, name: label, fallback: input.value }]];
      });
    return {
      paste: (path, text) =>
        isBlock(text) ? pasteBlock("Assumptions", cells(), placeOf(cells(), path), text, options) : undefined,
      fill: (path, typed, way) =>
        way === "fillDown"
          ? fillCells(fieldAt(path)?.label ?? "", categoryCellsFrom(document, path), typed, options)
          : undefined,
    };
  }, [document, options]);

  return (
    <section className={classes.pane} aria-label="Assumptions">
      <header className={classes.head}>
        <h2>Assumptions</h2>
        <span
          className={classes.count}
          title={`${graded.length} figures with evidence, ${inputs.length - graded.length} names and choices without`}
        >
          {inputs.length} inputs
        </span>
      </header>
      <div className={classes.search}>
        <TextInput
          aria-label="Search assumptions by label, unit or source"
          placeholder="Search label, unit or source"
          value={query}
          data-search-field
          leftSection={<IconSearch size={15} stroke={1.5} />}
          rightSection={
            query === "" ? null : (
              <ActionIcon size={22} aria-label="Clear the search" onClick={() => setQuery("")}>
                <IconX size={14} stroke={1.5} />
              </ActionIcon>
            )
          }
          onFocus={() => setEditing(null)}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (pressed(event, "clearSearch")) setQuery("");
          }}
        />
      </div>
      <div ref={scroller} className={classes.rows}>
        {rows.length === 0 ? (
          <p className={classes.nothing}>
            No assumption matches{query === "" ? "" : ` “${query}”`}
            {grade === null
              ? ""
              : ` with ${grade === "expired" ? "expired evidence" : `grade ${GRADE_LABELS[grade].toLowerCase()}`}`}
            .
          </p>
        ) : (
          <CellBlockContext value={block}>
            <ul style={{ height: virtual.getTotalSize() }}>
              {virtual.getVirtualItems().map((item) => {
                const row = rows[item.index];
                if (row === undefined) return null;
                return (
                  <li
                    key={item.key}
                    ref={virtual.measureElement}
                    data-index={item.index}
                    className={classes.item}
                    style={{ transform: `translateY(${item.start}px)` }}
                  >
                    {row.kind === "group" ? (
                      <>
                        <GroupRow row={row} onToggle={toggle} searching={keep !== null} />
                        {row.group.id === "ai" && row.open && keep === null && <ResolutionRow document={document} />}
                      </>
                    ) : (
                      <AssumptionRow
                        node={row.node}
                        level={row.level}
                        evidence={evidenceFor(evidence, row.node.input.path)}
                        expired={isExpired(evidenceFor(evidence, row.node.input.path), today)}
                        editing={editing === row.node.input.path}
                        onEdit={setEditing}
                        onNext={editNext}
                      />
                    )}
                  </li>
                );
              })}
            </ul>
          </CellBlockContext>
        )}
      </div>
      <fieldset className={classes.grades}>
        <legend className="ot-hidden">Filter by evidence</legend>
        {EVIDENCE_GRADES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={grade === one}
            title={`Show only ${GRADE_LABELS[one].toLowerCase()} inputs`}
            onClick={() => setGrade(grade === one ? null : one)}
          >
            <EvidenceBadge grade={one} />
            <span>{GRADE_LABELS[one]}</span>
            <span className={classes.count}>{counts[one]}</span>
          </button>
        ))}
        {(expired > 0 || grade === "expired") && (
          <button
            type="button"
            aria-pressed={grade === "expired"}
            title={`Show only inputs whose evidence is older than ${DAYS_UNTIL_EXPIRY} days`}
            onClick={() => setGrade(grade === "expired" ? null : "expired")}
          >
            <EvidenceBadge grade="measured" expired />
            <span>Expired</span>
            <span className={classes.count}>{expired}</span>
          </button>
        )}
      </fieldset>
    </section>
  );
});
