/** An assumption of one scenario, typed into where it is compared. */
import { useMemo } from "react";
import { valueAt } from "../../../shared/scenario/history.ts";
import { CellBlockContext } from "../../controls/cell-block-context.ts";
import { changeLabel } from "../../controls/change-label.ts";
import { FieldInput } from "../../controls/FieldInput.tsx";
import { FieldOptionsContext } from "../../controls/field-options.ts";
import { isBlock } from "../../state/cells.ts";
import { editScenarios } from "../../state/checked-edit.ts";
import { typedOver } from "../../state/inputs.ts";
import type { CellEditor } from "./cell-overlay.ts";
import { fillFrom, pasteAt } from "./compare-cells.ts";

export function CompareCellEditor({ cell, column, rows, at, begin, onEdit, onDone }: CellEditor) {
  const { field, path, fallback, owner, noun, name, of } = cell;
  const block = useMemo(
    () => ({
      paste: (_: string, text: string) => {
        if (!isBlock(text)) return undefined;
        onEdit();
        return pasteAt(rows, at, text);
      },
      fill: (_: string, typed: string | null, way: "fillDown" | "fillRight") => {
        onEdit();
        return fillFrom(rows, at, typed, way);
      },
    }),
    [rows, at, onEdit],
  );
  const value = valueAt(column.document, path);
  return (
    <CellBlockContext value={block}>
      <FieldOptionsContext value={of.options}>
        <FieldInput
          cell
          field={field}
          value={value}
          fallback={fallback}
          label={name}
          path={path}
          begin={begin}
          onDone={onDone}
          onCommit={(next) => {
            onEdit();
            const after = next === undefined ? field.defaultValue : next;
            const label = changeLabel(owner, noun, field, fallback, after, of.options);
            return editScenarios(label, new Map([[of.scenario, typedOver([{ path, value: next }])]])).fault;
          }}
        />
      </FieldOptionsContext>
    </CellBlockContext>
  );
}
