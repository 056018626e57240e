/** A native select of a few choices with its label at the left and, beneath, why it stands as it does. */
import { useId } from "react";
import classes from "./choice-field.module.css";
import type { Choice } from "./import-words.ts";

interface ChoiceFieldProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Null: nothing is chosen yet. */
  readonly value: string | null;
  readonly reason?: string;
  /** Shown while nothing is chosen. */
  readonly empty?: string;
  readonly onChange: (value: string) => void;
}

export function ChoiceField({ label, choices, value, reason, empty = "Not decided", onChange }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <NativeChoice
        id={id}
        choices={choices}
        value={value}
        empty={empty}
        onChange={onChange}
        {...(reason === undefined || reason === "" ? {} : { describedBy: `${id}-reason` })}
      />
      {reason !== undefined && reason !== "" && (
        <p id={`${id}-reason`} className={classes.reason}>
          {reason}
        </p>
      )}
    </div>
  );
}

interface NativeChoiceProps {
  readonly id?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly empty?: string;
  readonly quiet?: boolean;
  readonly onChange: (value: string) => void;
}

export function NativeChoice({ id, label, describedBy, choices, value, empty, quiet, onChange }: NativeChoiceProps) {
  return (
    <select
      id={id}
      className={quiet === true ? classes.quiet : classes.select}
      aria-label={label}
      aria-describedby={describedBy}
      value={value ?? ""}
      data-empty={value === null}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {value === null && empty !== undefined && (
        <option value="" disabled>
          {empty}
        </option>
      )}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
