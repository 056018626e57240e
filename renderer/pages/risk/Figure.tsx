/** A figure in a table, a list or a sentence that says how it was formed. */
import type { ReactNode } from "react";
import { type Explained, explainRisk } from "../../state/risk-store.ts";
import classes from "./figure.module.css";

interface FigureProps {
  /** Formed when asked. */
  readonly explain: () => Explained;
  /** What it is of, for who cannot see where it stands. */
  readonly label: string;
  readonly isNegative?: boolean;
  readonly children: ReactNode;
}

export function Figure({ explain, label, isNegative = false, children }: FigureProps) {
  return (
    <button
      type="button"
      className={isNegative ? `${classes.figure} ot-negative` : classes.figure}
      title={`${label}: how this figure is formed`}
      onClick={() => explainRisk(explain())}
    >
      {children}
    </button>
  );
}

/** A figure under its name in a list of facts. */
export function Fact({ explain, label, text }: Pick<FigureProps, "explain" | "label"> & { readonly text: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Figure label={label} explain={explain}>
          {text}
        </Figure>
      </dd>
    </div>
  );
}
