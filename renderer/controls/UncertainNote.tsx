/** Under a field whose text reads as an uncertain value: its picture, and where it likely lies. */
import type { Distribution } from "../../shared/model/document.ts";
import type { Field } from "../../shared/model/field.ts";
import { DistributionPicture } from "./DistributionPicture.tsx";
import { useFieldOptions } from "./field-options.ts";
import classes from "./uncertain-note.module.css";
import { uncertainWords } from "./uncertain-words.ts";

interface UncertainNoteProps {
  readonly id?: string;
  readonly distribution: Distribution;
  readonly field: Field;
}

export function UncertainNote({ id, distribution, field }: UncertainNoteProps) {
  const options = useFieldOptions();
  return (
    <p id={id} className={classes.note}>
      <DistributionPicture distribution={distribution} field={field} width={72} height={28} />
      <span>{uncertainWords(distribution, field, options)}</span>
    </p>
  );
}
