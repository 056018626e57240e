/** The lines of the palette for what is typed: values to set first, then what is found, in groups, the best group first. */
import type { Assumption, AssumptionIndex } from "../../../shared/scenario/assumption-index.ts";
import type { FieldTextOptions } from "../../../shared/scenario/field-text.ts";
import { type Candidate, parseSetCommand, readSetting } from "../../../shared/scenario/set-command.ts";
import type { Entries, Entry } from "./entries.ts";

export type Line =
  | { readonly kind: "entry"; readonly entry: Entry }
  | { readonly kind: "assumption"; readonly assumption: Assumption }
  | { readonly kind: "set"; readonly candidate: Candidate };

export interface LineGroup {
  readonly label: string;
  readonly lines: readonly Line[];
}

export interface PaletteLines {
  readonly groups: readonly LineGroup[];
  /** The line that Enter takes at once; null where one has to be chosen first. */
  readonly first: 0 | null;
}

const MOST_ASSUMPTIONS = 40;
const MOST_OF_A_GROUP = 12;
/** Without a query the palette is a menu; clients and scenarios may be many. */
const MOST_AT_FIRST = 6;

export function idOf(line: Line): string {
  if (line.kind === "entry") return line.entry.id;
  const { inputs } = line.kind === "set" ? line.candidate.assumption : line.assumption;
  return `${line.kind} ${inputs.length > 1 ? "all " : ""}${inputs[0]?.path ?? ""}`;
}

function asLine(entry: Entry): Line {
  return { kind: "entry", entry };
}

function atFirst({ entries }: Entries): readonly LineGroup[] {
  return [...Map.groupBy(entries, ({ group }) => group)].map(([label, group]) => ({
    label,
    lines: group.slice(0, label === "Actions" ? group.length : MOST_AT_FIRST).map(asLine),
  }));
}

function found(query: string, { entries, search }: Entries, index: AssumptionIndex | null): readonly LineGroup[] {
  const groups = Map.groupBy(search.find(query), ({ index: at }) => entries[at]?.group ?? "Actions");
  const others = [...groups].map(([label, hits]) => ({
    label: label as string,
    score: hits[0]?.score ?? 0,
    lines: hits.slice(0, MOST_OF_A_GROUP).flatMap(({ index: at }) => {
      const entry = entries[at];
      return entry === undefined ? [] : [asLine(entry)];
    }),
  }));
  const hits = index?.find(query) ?? [];
  const assumptions = hits.slice(0, MOST_ASSUMPTIONS).flatMap(({ index: at }): Line[] => {
    const assumption = index?.assumptions[at];
    return assumption === undefined ? [] : [{ kind: "assumption", assumption }];
  });
  const label = hits.length > MOST_ASSUMPTIONS ? `Assumptions, ${MOST_ASSUMPTIONS} of ${hits.length}` : "Assumptions";
  return [...others, { label, score: hits[0]?.score ?? 0, lines: assumptions }]
    .filter(({ lines }) => lines.length > 0)
    .toSorted((a, b) => b.score - a.score);
}

/** `pinned`: an assumption that was chosen already, whose value alone is typed. */
export function paletteLines(
  query: string,
  pinned: Assumption | null,
  entries: Entries,
  index: AssumptionIndex | null,
  options: FieldTextOptions,
): PaletteLines {
  if (pinned !== null) {
    if (query.trim() === "") return { groups: [], first: 0 };
    const candidate = { assumption: pinned, read: readSetting(pinned, query, options) };
    return { groups: [{ label: "Set", lines: [{ kind: "set", candidate }] }], first: 0 };
  }
  if (query.trim() === "") return { groups: atFirst(entries), first: 0 };
  const command = index === null ? null : parseSetCommand(query, index, options);
  const groups = found(query, entries, index);
  if (command === null) return { groups, first: 0 };
  const label = command.isClear ? "Set" : `Set which? ${command.candidates.length} fit “${command.name}”`;
  const lines = command.candidates.map((candidate): Line => ({ kind: "set", candidate }));
  return { groups: [{ label, lines }, ...groups], first: command.isClear ? 0 : null };
}
