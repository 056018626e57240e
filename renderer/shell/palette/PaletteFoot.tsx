/** Under the lines: what Enter would do to the margin, or why it would do nothing; and the keys. */
import { Kbd } from "@mantine/core";
import { facesOf, type KeyId } from "../../controls/key-table.ts";
import { MarginChange } from "../../controls/MarginChange.tsx";
import { useScenario } from "../../state/scenario-store.ts";
import { useSelection } from "../../state/selection-store.ts";
import { scopeName } from "../scope-name.ts";
import classes from "./palette.module.css";
import type { Preview } from "./use-tried-margin.ts";

function Hint({ id, children }: { id: KeyId; children: string }) {
  return (
    <span className={classes.hint}>
      {facesOf(id).map((face) => (
        <Kbd key={face} size="xs">
          {face}
        </Kbd>
      ))}
      {children}
    </span>
  );
}

interface PaletteFootProps {
  readonly preview: Preview;
  /** One of several lines is to be chosen first. */
  readonly isOpen: boolean;
  readonly kind: "set" | "assumption" | "entry" | null;
  readonly message: string | null;
}

export function PaletteFoot({ preview, isOpen, kind, message }: PaletteFootProps) {
  const document = useScenario((state) => state.records?.document);
  const scope = useSelection((state) => state.scope);
  const of = document === undefined ? "" : `Margin, proposed with AI, ${scopeName(scope, document)}:`;
  const fault = message ?? (preview.kind === "fault" ? preview.message : null);
  return (
    <footer className={classes.foot}>
      <div className={classes.outcome} role="status">
        {fault !== null && <span className={classes.fault}>{fault}</span>}
        {fault === null && isOpen && "Several assumptions fit: choose one with the arrows."}
        {fault === null && preview.kind === "computing" && <span className={classes.dim}>{of} computing</span>}
        {fault === null && preview.kind === "margin" && <MarginChange margin={preview.margin} of={of} />}
      </div>
      <div className={classes.hints}>
        <Hint id="paletteDown">choose</Hint>
        {!isOpen && kind === "set" && fault === null && <Hint id="paletteRun">store</Hint>}
        {kind === "assumption" && <Hint id="paletteRun">go there</Hint>}
        {kind === "assumption" && <Hint id="paletteFill">type a value</Hint>}
        {kind === "entry" && <Hint id="paletteRun">do it</Hint>}
        <Hint id="paletteClose">close</Hint>
      </div>
    </footer>
  );
}
