/** The figure that is explained: its name, its value in full, and what it is a figure of. */
import type { ReactNode } from "react";
import type { QuantityParts } from "../../../shared/number/format-quantity.ts";
import classes from "./inspector.module.css";

interface FigureHeadProps {
  readonly label: string;
  /** Null where the figure does not exist. */
  readonly value: QuantityParts | null;
  /** All digits, for whoever asks. */
  readonly title?: string;
  readonly where?: string;
  readonly children?: ReactNode;
}

export function FigureHead({ label, value, title, where, children }: FigureHeadProps) {
  return (
    <section className={classes.figureHead}>
      <h2>{label}</h2>
      <p className={`${classes.value} ot-display`} title={title}>
        {value === null ? "Does not exist" : value.number}
        {value !== null && value.unit !== "" && <span className={classes.valueUnit}>{value.unit}</span>}
      </p>
      {where !== undefined && <p className={classes.where}>{where}</p>}
      {children}
    </section>
  );
}
