/** What a field of the document is given, whether it is typed into or chosen from. */
import type { Field } from "../../shared/model/field.ts";
import type { Json } from "../../shared/scenario/change.ts";

export type DoneBy = "accept" | "giveUp" | "next" | "previous" | "left";

export interface FieldInputProps {
  readonly field: Field;
  /** As in the document; `undefined` where the field is absent. */
  readonly value: unknown;
  /** Shown dimmed where the field is absent. */
  readonly fallback?: unknown;
  /** Shown dimmed where the field is absent and has no default in words of its own: "from the start". */
  readonly absent?: string;
  /** Name for screen readers; the field's label unless the context says more. */
  readonly label?: string;
  /** Stores the value (`undefined`: back to absent) or returns what is wrong with it. */
  readonly onCommit: (value: Json | undefined) => string | null;
  /** Shows what a readable text would give; called with `null` when that is over. */
  readonly onPreview?: (value: { readonly value: Json | undefined } | null) => void;
  /** A cell of a grid: no frame until it is pointed at, no unit. */
  readonly cell?: boolean;
  readonly align?: "left" | "right";
  /** Where the value lies in the document: how a grid finds its cells. */
  readonly path?: string;
  /** What is stored, in words, while another value is tried. */
  readonly stored?: string;
  /** A field only while it is edited: has the focus at once, with what was typed already in place of what stands. */
  readonly begin?: { readonly text: string | null };
  /** Editing is over, by which key; `left`: the focus went elsewhere. Not called while what is typed is not accepted. */
  readonly onDone?: (how: DoneBy) => void;
}
