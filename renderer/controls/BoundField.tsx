/** A field tied to one input of the selected scenario by its stable path: reads it, previews it, stores it as one edit. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Field, Variant } from "../../shared/model/field.ts";
import { fieldAt } from "../../shared/model/fields.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { editValue, endPreview, previewDocument } from "../state/checked-edit.ts";
import { withValue } from "../state/inputs.ts";
import { changeLabel } from "./change-label.ts";
import { FieldInput } from "./FieldInput.tsx";
import { FieldRow } from "./FieldRow.tsx";
import type { FieldInputProps } from "./field-input-props.ts";
import { useFieldOptions } from "./field-options.ts";
import { useStoredText } from "./stored-value.ts";

export interface Binding {
  /** As stored, not as previewed: what is typed is compared with it. */
  readonly document: ScenarioDocument;
  readonly path: string;
  /** Whose input it is, for the history: "Northwind, proposed plan, Outcome fees". */
  readonly owner: string;
  readonly variant?: Variant;
  /** Replaces parts of the field's row in the table, such as a unit that the context knows better. */
  readonly refine?: Partial<Field>;
  /** How the history calls it, if not by its label. */
  readonly noun?: string;
  readonly fallback?: unknown;
  /** How it is stored where that is more than one value at a path. */
  readonly store?: (label: string, value: Json | undefined) => string | null;
}

export function fieldOfPath(path: string, variant?: Variant, refine?: Partial<Field>): Field {
  const field = fieldAt(path, variant);
  if (field === undefined) throw new Error(`No field lies at ${path}`);
  return refine === undefined ? field : { ...field, ...refine };
}

function useBinding(
  { document, path, owner, variant, refine, noun, fallback, store }: Binding,
  absent?: string,
): FieldInputProps {
  const options = useFieldOptions();
  const field = fieldOfPath(path, variant, refine);
  const value = valueAt(document, path);
  const standsFor = fallback === undefined ? field.defaultValue : fallback;
  const stored = useStoredText(path, field, value, standsFor);
  return {
    field,
    value,
    path,
    ...(stored === undefined ? {} : { stored }),
    fallback: standsFor,
    onCommit: (next) => {
      const [before, after] = [value, next].map((one) => (one === undefined ? standsFor : one));
      const label = changeLabel(owner, noun ?? field.label, field, before, after, options, absent);
      const fault = store === undefined ? editValue(label, path, next) : store(label, next);
      if (fault !== null) endPreview();
      return fault;
    },
    ...(store === undefined
      ? {
          onPreview: (next: { readonly value: Json | undefined } | null) => {
            if (next === null) endPreview();
            else previewDocument((stored) => withValue(stored, path, next.value));
          },
        }
      : {}),
  };
}

type Looks = Pick<FieldInputProps, "cell" | "absent" | "label" | "align">;

export function BoundInput({ binding, ...looks }: { binding: Binding } & Looks) {
  return <FieldInput {...useBinding(binding, looks.absent)} {...looks} />;
}

export function BoundRow({
  binding,
  name,
  mark,
  ...looks
}: { binding: Binding; name?: string; mark?: React.ReactNode } & Looks) {
  return (
    <FieldRow
      {...useBinding(binding, looks.absent)}
      {...looks}
      {...(name === undefined ? {} : { name })}
      {...(mark === undefined ? {} : { mark })}
    />
  );
}
