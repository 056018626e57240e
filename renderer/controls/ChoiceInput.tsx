/** An input of few values: there is nothing to accept, so what is chosen is stored. */
import { useEffect, useId, useRef, useState } from "react";
import { pastedInto, useCellBlock } from "./cell-block-context.ts";
import { frameOf, TriedMark, Under } from "./FieldFrame.tsx";
import { FieldMessage } from "./FieldMessage.tsx";
import classes from "./field-input.module.css";
import type { FieldInputProps } from "./field-input-props.ts";
import { pressed } from "./key-table.ts";

export function ChoiceInput(props: FieldInputProps) {
  const { field, value, fallback, label, onCommit, cell, path, stored, begin, onDone } = props;
  const box = useRef<HTMLSelectElement>(null);
  const messageId = useId();
  const [message, setMessage] = useState<string | null>(null);
  const block = useCellBlock();
  useEffect(() => {
    if (begin !== undefined) box.current?.focus({ preventScroll: true });
  }, [begin]);
  const shown = value ?? fallback;
  const choices =
    field.kind === "flag"
      ? [
          { value: "true", label: "Yes" },
          { value: "false", label: "No" },
        ]
      : (field.choices ?? []);

  function press(event: React.KeyboardEvent): void {
    const fill = path === undefined ? null : pressed(event, "fillDown", "fillRight");
    const done = onDone === undefined ? null : pressed(event, "accept", "giveUp", "next", "previous");
    if (block !== null && path !== undefined && fill !== null) {
      const filled = block.fill(path, null, fill);
      if (filled === undefined) return;
      event.preventDefault();
      setMessage(filled);
    } else if (done !== null) {
      event.preventDefault();
      event.stopPropagation();
      onDone?.(done);
    }
  }

  return (
    <div className={classes.place}>
      <span className={frameOf(cell === true, message !== null, classes.left)}>
        <select
          ref={box}
          className={[classes.select, value === undefined ? classes.dim : ""].join(" ")}
          aria-label={label ?? field.label}
          aria-invalid={message !== null}
          aria-describedby={message !== null ? messageId : undefined}
          data-path={path}
          value={String(shown)}
          onKeyDown={press}
          onPaste={(event) => {
            const fault = pastedInto(block, path, event);
            if (fault !== undefined) setMessage(fault);
          }}
          onBlur={(event) => {
            if (event.currentTarget !== document.activeElement) onDone?.("left");
          }}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            setMessage(onCommit(field.kind === "flag" ? chosen === "true" : chosen));
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </span>
      {stored !== undefined && <TriedMark stored={stored} />}
      {message !== null && (
        <Under cell={cell}>
          <FieldMessage id={messageId}>{message}</FieldMessage>
        </Under>
      )}
    </div>
  );
}
