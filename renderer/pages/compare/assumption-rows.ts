/** Assumptions side by side: the same field of several categories or clients is one row that opens. */
import type { ComparedInput, ComparedTopic } from "../../../shared/compare/difference.ts";
import { sameAssumption } from "../../../shared/compare/difference.ts";
import type { Field } from "../../../shared/model/field.ts";
import { inputLabel } from "../../../shared/model/input-label.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import { evidenceFor, isGraded } from "../../../shared/scenario/evidence.ts";
import { valueAt } from "../../../shared/scenario/history.ts";
import { inputPlace } from "../../../shared/scenario/input-place.ts";
import { restingParts } from "../../controls/resting-parts.ts";
import { rangeText } from "./bridge-words.ts";
import type { NamedColumn } from "./columns.ts";
import { type Cell, NOTHING, type Row } from "./compare-rows.ts";

type Line = Extract<Row, { kind: "line" }>;

function optionsOf({ document, written }: NamedColumn) {
  return { locale: written.locale, currency: document.currency, startMonth: document.startMonth };
}

/** The column that has the input, for its name. */
function holderOf({ values }: ComparedInput, columns: readonly NamedColumn[]): NamedColumn | undefined {
  return columns.find((_, at) => values[at] !== undefined);
}

interface InputNames {
  readonly label: string;
  readonly place: string;
  readonly field: Field;
}

function namesOf(input: ComparedInput, columns: readonly NamedColumn[], isOneClient: boolean): InputNames {
  const holder = holderOf(input, columns);
  const named = holder === undefined ? undefined : inputLabel(holder.document, input.path);
  const place = holder === undefined ? [] : inputPlace(input.path, holder.document);
  // Where one client is in view its name says nothing.
  const told = isOneClient && input.path.startsWith("clients/") ? place.slice(1) : place;
  return { label: named?.label ?? input.field.label, place: told.join(", "), field: named?.field ?? input.field };
}

/** A unit that is the same in all columns stands in the row's head. */
function unitOf({ values }: ComparedInput, field: Field, columns: readonly NamedColumn[]): string {
  const units = columns.flatMap((column, at) => {
    const value = values[at];
    return value === undefined || value === null ? [] : [restingParts(value, field, optionsOf(column)).unit];
  });
  const [first = ""] = units;
  return units.every((unit) => unit === first) ? first : "";
}

function inputCell(
  input: ComparedInput,
  at: number,
  { label, place, field }: InputNames,
  columns: readonly NamedColumn[],
): Cell {
  const column = columns[at];
  const value = input.values[at];
  if (column === undefined || value === undefined) {
    const gap = { gap: `${column?.name} has no ${[place, label].filter(Boolean).join(", ")}.` };
    return { ...NOTHING, changed: at > 0 && input.values[0] !== undefined, input: gap };
  }
  const options = optionsOf(column);
  const { number } = restingParts(value, field, options);
  const owner = [column.name, place].filter(Boolean).join(", ");
  return {
    text: number,
    data: typeof value === "object" ? number : String(value),
    changed: at > 0 && !sameAssumption(input.values[0], value, field),
    negative: false,
    target: { kind: "inspect", scenario: column.id, what: { kind: "input", path: input.path, label } },
    input: {
      path: input.path,
      field,
      name: `${owner}, ${label}`,
      whose: column.name,
      owner,
      noun: label,
      fallback: value,
      of: { scenario: column.id, options },
    },
  };
}

function inputRow(input: ComparedInput, columns: readonly NamedColumn[], depth: 0 | 1, isOneClient: boolean): Line {
  const names = namesOf(input, columns, isOneClient);
  const { label, place, field } = names;
  const unit = unitOf(input, field, columns);
  const [baseline] = columns;
  const holder = holderOf(input, columns) ?? baseline;
  return {
    kind: "line",
    key: input.path,
    label: depth === 1 && place !== "" ? place : label,
    unit: [depth === 0 ? place : "", unit].filter((part) => part !== "").join(", "),
    grade: holder !== undefined && isGraded(input) ? evidenceFor(holder.evidence, input.path).grade : null,
    strong: false,
    depth,
    opened: null,
    meaning: field.pattern,
    cells: columns.map((_, at) => inputCell(input, at, names, columns)),
  };
}

/** One value for all, or the span between the least and the greatest. */
function rangeCell(inputs: readonly ComparedInput[], at: number, columns: readonly NamedColumn[]): Cell {
  const column = columns[at];
  const standing = inputs.filter(({ values }) => values[at] !== undefined && values[at] !== null);
  const [first] = standing;
  const input = { gap: `it stands for ${inputs.length} values; open its row and paste there.` };
  if (column === undefined || first === undefined) return { ...NOTHING, input };
  const changed = at > 0 && inputs.some(({ values, field }) => !sameAssumption(values[0], values[at], field));
  const text = (value: unknown): string => restingParts(value, first.field, optionsOf(column)).number;
  const base = { changed, negative: false, target: null, input } as const;
  if (standing.every(({ values, field }) => sameAssumption(values[at], first.values[at], field)))
    return { ...base, text: text(first.values[at]), data: text(first.values[at]) };
  const isNumber = ["quantity", "decimal", "count", "month"].includes(first.field.kind);
  if (!isNumber) return { ...base, text: "several", data: "several" };
  const sorted = standing
    .map(({ values }) => values[at] as string | number)
    .sort((a, b) => Number(pointValue(a)) - Number(pointValue(b)));
  const ends = [sorted[0], sorted.at(-1)].map((value) => Number(pointValue(value ?? "0")));
  const range =
    first.field.unit === "share" ? shareRange(ends, column) : rangeText(text(sorted[0]), text(sorted.at(-1)));
  return { ...base, text: range, data: range };
}

/** A range is a summary: whole per cent, or tenths where there are any. */
function shareRange(ends: readonly number[], { written }: NamedColumn): string {
  const digits = ends.every((end) => Math.abs(end * 100 - Math.round(end * 100)) < 1e-9) ? 0 : 1;
  const [low = "", high = ""] = ends.map((end) => written.number(end * 100, digits));
  return `${low} – ${high}%`;
}

function memberLabel(member: string, columns: readonly NamedColumn[]): string {
  for (const { document } of columns) {
    const found = valueAt(document, member);
    if (typeof found !== "object" || found === null || Array.isArray(found)) continue;
    const { name, label } = found as { readonly name?: unknown; readonly label?: unknown };
    const own = typeof label === "string" ? label : name;
    if (typeof own === "string") return own;
  }
  return member;
}

function memberRow(topic: ComparedTopic, member: string, columns: readonly NamedColumn[], opened: boolean): Line {
  const isThere = columns.map(({ document }) => valueAt(document, member) !== undefined);
  return {
    kind: "line",
    key: topic.key,
    label: memberLabel(member, columns),
    unit: member.startsWith("categories/") ? "category" : /\/components\//.test(member) ? "component" : "client",
    grade: null,
    strong: false,
    depth: 0,
    opened,
    cells: isThere.map((there, at) => ({
      text: there ? "Yes" : "–",
      data: there ? "yes" : null,
      changed: at > 0 && there !== isThere[0],
      negative: false,
      target: null,
      input: { gap: "it says whether the scenario has it at all." },
    })),
  };
}

function countOf(inputs: readonly ComparedInput[]): string {
  const [list] = inputs[0]?.path.split("/") ?? [];
  const noun = list === "categories" ? "categories" : list === "clients" ? "clients" : "values";
  const count =
    list === "clients" || list === "categories"
      ? new Set(inputs.map(({ path }) => path.split("/")[1])).size
      : inputs.length;
  return count === 1 ? `${inputs.length} values` : `${count} ${noun}`;
}

interface ShownAssumptions {
  readonly onlyChanged: boolean;
  /** Paths that stay though they differ no more: somebody is at work on them. */
  readonly kept: ReadonlySet<string>;
  /** Keys of the rows that show theirs. */
  readonly opened: ReadonlySet<string>;
  readonly isOneClient: boolean;
}

/** Of each topic what differs, or all of it. */
export function assumptionRows(
  topics: readonly ComparedTopic[],
  columns: readonly NamedColumn[],
  { onlyChanged, kept, opened, isOneClient }: ShownAssumptions,
): readonly Row[] {
  return topics.flatMap((topic): Row[] => {
    const inputs = onlyChanged ? topic.inputs.filter(({ differs, path }) => differs || kept.has(path)) : topic.inputs;
    const [first] = inputs;
    if (first === undefined) return [];
    if (topic.member === null && inputs.length === 1) return [inputRow(first, columns, 0, isOneClient)];
    const isOpened = opened.has(topic.key);
    const head: Line =
      topic.member !== null
        ? memberRow(topic, topic.member, columns, isOpened)
        : {
            kind: "line",
            key: topic.key,
            label: first.field.label,
            unit: [countOf(inputs), unitOf(first, first.field, columns)].filter((part) => part !== "").join(", "),
            grade: null,
            strong: false,
            depth: 0,
            opened: isOpened,
            cells: columns.map((_, at) => rangeCell(inputs, at, columns)),
          };
    const members = isOpened
      ? inputs.map((input) => {
          const row = { ...inputRow(input, columns, 1, isOneClient), meaning: `${topic.key} ${input.field.pattern}` };
          // Rows of one field are told apart by whose they are, rows of one member by field.
          return topic.member === null ? row : { ...row, label: namesOf(input, columns, isOneClient).label };
        })
      : [];
    return [head, ...members];
  });
}
