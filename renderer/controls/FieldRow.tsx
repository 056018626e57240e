/** A label and its field on one line; what the field means stands in the label's title. */
import type { Field } from "../../shared/model/field.ts";
import { FieldInput } from "./FieldInput.tsx";
import type { FieldInputProps } from "./field-input-props.ts";
import classes from "./field-row.module.css";

interface FieldRowProps extends FieldInputProps {
  readonly field: Field;
  /** Shown instead of the field's own label. */
  readonly name?: string;
  /** Stands behind the label: a badge, a note. */
  readonly mark?: React.ReactNode;
}

export function FieldRow({ name, mark, ...input }: FieldRowProps) {
  return (
    <div className={classes.row}>
      <span className={classes.label} title={input.field.help}>
        {name ?? input.field.label}
        {mark}
      </span>
      <FieldInput {...input} label={input.label ?? name ?? input.field.label} />
    </div>
  );
}

interface FieldGroupProps {
  readonly title?: string;
  readonly note?: React.ReactNode;
  readonly children: React.ReactNode;
  readonly columns?: 1 | 2 | 3;
  /** Labels stand above their fields, and as many fit in a line as there is room for. */
  readonly stacked?: boolean;
  /** Short figures: more of them in a line. */
  readonly narrow?: boolean;
}

/** Rows side by side where there is room, with their fields in line. */
export function FieldGroup({ title, note, children, columns = 2, stacked = false, narrow = false }: FieldGroupProps) {
  return (
    <section className={classes.group} aria-label={title}>
      {title !== undefined && (
        <h4 className={classes.title}>
          {title}
          {note !== undefined && <span className={classes.note}>{note}</span>}
        </h4>
      )}
      <div
        className={stacked ? classes.stack : classes.rows}
        data-columns={columns}
        {...(narrow ? { "data-narrow": true } : {})}
      >
        {children}
      </div>
    </section>
  );
}
