/** A figure of the seller's: a click, Enter or E takes it apart beside the page. */
import { isExplainKey } from "../../controls/explains.ts";
import { explainOffer, type OfferExplained } from "../../state/proposals.ts";
import classes from "./internal.module.css";

export function FigureButton({ children, explained }: { children: React.ReactNode; explained: OfferExplained | null }) {
  if (explained === null) return children;
  return (
    <button
      type="button"
      className={classes.figure}
      title={`${explained.title}: how it is formed (E)`}
      onClick={() => explainOffer(explained)}
      onKeyDown={(event) => {
        if (!isExplainKey(event)) return;
        event.preventDefault();
        explainOffer(explained);
      }}
    >
      {children}
    </button>
  );
}
