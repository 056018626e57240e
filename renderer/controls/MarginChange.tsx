/** "Margin $141,829 → $138,224 (−$3,605)": what values would do to the figure that the product is about. */
import type { TriedMargin } from "../state/tried-margin.ts";
import { useFigures } from "./figures.ts";
import classes from "./margin-change.module.css";

export function MarginChange({ margin, of }: { margin: TriedMargin; of: string }) {
  const figures = useFigures();
  const change = margin.tried - margin.now;
  const isNothing = Math.abs(change) < 0.005;
  return (
    <span className={classes.change}>
      <span className={classes.of}>{of}</span>
      {figures.money(margin.now)}
      <span aria-hidden="true">→</span>
      <span className="ot-hidden">to</span>
      <strong>{figures.money(margin.tried)}</strong>
      <span className={isNothing ? classes.same : change < 0 ? classes.down : classes.up}>
        {isNothing ? "no change" : figures.moneyChange(change)}
      </span>
    </span>
  );
}
