/** One choice of a few, side by side: native radios, so that arrow keys and screen readers need nothing of ours. */
import { useId } from "react";
import classes from "./segments.module.css";

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string; readonly title?: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function Segments<T extends string>({ label, choices, value, onChange }: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset className={classes.segments}>
      <legend className="ot-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={classes.segment} title={choice.title}>
          <input
            type="radio"
            className="ot-hidden"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
