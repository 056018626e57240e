import type { CallOutput } from "../../shared/contract/calls.ts";
import { recordParts } from "../../shared/scenario/edit-outline.ts";
import { editLines, editWords } from "../../shared/scenario/edit-words.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { type LoggedEdit, recordsOf } from "../storage/history-store.ts";
import type { Workspace } from "../storage/workspace-file.ts";
import type { Edits } from "./edits.ts";
import type { HandlersOf } from "./handlers.ts";
import { HistoryRestore } from "./history-restore.ts";
import { HistoryTravel, kindOfWay } from "./history-travel.ts";

type Entry = CallOutput<"history.read">["entry"];

/** An instant as the history writes it, so that texts compare as times do. */
const inStore = (at: string | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

const MOST_LINES = 500;
const MOST_MOVES = 100;
const MOST_NAMED = 50;

export function historyService(workspace: Workspace, edits: Edits, now: () => Date): HandlersOf<"history"> {
  const { history, records } = workspace;
  const travel = new HistoryTravel(workspace, edits, now);
  const restore = new HistoryRestore(workspace, edits);
  const isHere = (id: string): boolean => ["scenario", "variant"].some((kind) => records.read(`${kind}/${id}`));
  const wayOf = (sequence: number) => {
    const way = travel.wayTo(sequence);
    return { ...way, way: { kind: kindOfWay(way, history), steps: way.back.length + way.on.length } };
  };
  const linesOf = (edit: LoggedEdit) => editLines(edit.changes, edit.outlines, edits.settings().locale);
  const entryOf = (edit: LoggedEdit): Entry => ({
    sequence: edit.sequence,
    label: edit.label,
    words: editWords(linesOf(edit)),
    who: edit.who,
    at: edit.at,
    state: edit.state,
    records: recordsOf(edit.changes),
    changes: edit.changes.length,
  });
  const removedBy = (edit: LoggedEdit): { id: string; name: string }[] =>
    edit.changes.flatMap(({ record, path, before, after }) => {
      const { kind, id } = recordParts(record);
      const isGone = path === "" && after === undefined && (kind === "scenario" || kind === "variant") && !isHere(id);
      return isGone ? [{ id, name: String(valueAt(before, "name") ?? "") }] : [];
    });
  return {
    "history.undo": () => edits.undo(),
    "history.redo": () => edits.redo(),
    "history.list": ({ filter, offset, limit }) => {
      const { from, to, ...rest } = filter;
      const { total, edits: found } = history.find({ ...rest, from: inStore(from), to: inStore(to) }, offset, limit);
      return { total, now: history.undoable()?.sequence ?? 0, entries: found.map(entryOf) };
    },
    "history.read": ({ sequence }) => {
      const { way } = wayOf(sequence);
      const edit = restore.edit(sequence);
      const lines = linesOf(edit);
      return {
        entry: entryOf(edit),
        lines: lines
          .slice(0, MOST_LINES)
          .map(({ scenarioId, clientId, owner, subject, event, before, after, changes }) => ({
            changes: changes.some((position) => edit.changes[position]?.path === "") ? [] : [...changes],
            scenarioId,
            clientId,
            owner,
            subject,
            event,
            before,
            after,
          })),
        more: Math.max(0, lines.length - MOST_LINES),
        moves: history.moves(sequence, MOST_MOVES),
        way,
        removed: removedBy(edit),
      };
    },
    "history.subjects": () => {
      const { people, clients, removed } = history.subjects();
      return { people, clients, removed: removed.filter(({ id }) => !isHere(id)) };
    },
    "history.preview": ({ to }) => {
      const { way, back, on } = wayOf(to);
      const named = [
        ...back.map((sequence) => ({ sequence, direction: "undo" as const })),
        ...on.map((sequence) => ({ sequence, direction: "redo" as const })),
      ].slice(0, MOST_NAMED);
      const first = named.map((one) => ({ ...one, label: restore.edit(one.sequence).label }));
      return { way, back: back.length, on: on.length, first };
    },
    "history.jump": ({ to, steps }) => {
      const { kind, changes, history: state, steps: taken } = travel.jump(to, steps);
      return { way: { kind, steps: taken }, changes, history: state };
    },
    "history.putBack": ({ sequence, changes: positions, side }) => {
      const { label, changes, committed } = restore.putBack(sequence, positions, side);
      return { label, changes, history: committed.history };
    },
    "history.restore": ({ sequence }) => {
      const { scenarios, committed } = restore.restoreScenarios(sequence);
      return { scenarios, history: committed.history };
    },
  };
}
