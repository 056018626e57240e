/**
 * One input of the document, edited in place: Enter commits, Escape reverts, Tab commits and goes on, arrows step. What is
 * invalid keeps its text and says beside it what is allowed; until then nothing else changes.
 */
import { useEffect, useId, useRef, useState } from "react";
import type { Distribution } from "../../shared/model/document.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { isObject } from "../../shared/scenario/domain.ts";
import { fieldParts, readField, steppedValue } from "../../shared/scenario/field-text.ts";
import { redo, undo } from "../state/edits.ts";
import { ChoiceInput } from "./ChoiceInput.tsx";
import { pastedInto, useCellBlock } from "./cell-block-context.ts";
import { frameOf, TriedMark, Under } from "./FieldFrame.tsx";
import { FieldMessage } from "./FieldMessage.tsx";
import classes from "./field-input.module.css";
import type { FieldInputProps } from "./field-input-props.ts";
import { useFieldOptions } from "./field-options.ts";
import { pressed } from "./key-table.ts";
import { readingHint } from "./reading-hint.ts";
import { restingParts } from "./resting-parts.ts";
import { UncertainNote } from "./UncertainNote.tsx";

export function FieldInput(props: FieldInputProps) {
  const { field, cell = false } = props;
  if (field.kind === "choice" || field.kind === "flag") return <ChoiceInput {...props} />;
  return <TextInput {...props} cell={cell} />;
}

/** After the text has changed. */
function selectLater(input: HTMLInputElement): void {
  requestAnimationFrame(() => {
    if (input === document.activeElement) input.select();
  });
}

/** At once, so that a key pressed right after types over all of it; and after the press of a mouse, which sets the caret. */
function selectOnFocus(input: HTMLInputElement): void {
  const text = input.value;
  input.select();
  requestAnimationFrame(() => {
    if (input === document.activeElement && input.value === text) input.select();
  });
}

function TextInput(props: FieldInputProps) {
  const { field, value, fallback, absent, label, onCommit, onPreview, cell, align, path, stored, begin, onDone } =
    props;
  const options = useFieldOptions();
  const messageId = useId();
  /** What was typed; null shows the value, also where the field has the focus. */
  const [draft, setDraft] = useState<string | null>(begin?.text ?? null);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (begin !== undefined) box.current?.focus({ preventScroll: true });
  }, [begin]);
  const [message, setMessage] = useState<string | null>(null);
  const shown = value === undefined ? fallback : value;
  const parts = shown === undefined ? { number: absent ?? "", unit: "" } : restingParts(shown, field, options);
  const resting = shown === undefined ? "" : parts.number;
  const block = useCellBlock();
  const mayBeAbsent = !field.required && value !== undefined;
  const isText = field.unit === "text";

  function read(text: string): { readonly value: Json | undefined } | string {
    if (text.trim() === "" && !isText && field.nullMeans === undefined) {
      if (!field.required) return { value: undefined };
    }
    const answer = readField(text, field, { ...options, standing: shown });
    return answer.ok ? { value: answer.value } : answer.message;
  }

  function store(next: Json | undefined): boolean {
    const fault = onCommit(next);
    setMessage(fault);
    return fault === null;
  }

  /** Whether the text was taken, or needed no taking. */
  function commit(): boolean {
    if (draft === null) return true;
    if (draft === resting || (draft === "" && value === undefined)) {
      onPreview?.(null);
      setMessage(null);
      return true;
    }
    const answer = read(draft);
    if (typeof answer === "string") {
      setMessage(answer);
      onPreview?.(null);
      return false;
    }
    return store(answer.value);
  }

  function type(text: string): void {
    setDraft(text);
    const answer = read(text);
    if (typeof answer === "string") {
      onPreview?.(null);
      return;
    }
    setMessage(null);
    onPreview?.(answer);
  }

  function step(steps: number): boolean {
    if (field.step === undefined || isText) return false;
    const answer = draft === null ? { value: shown as Json } : read(draft);
    if (typeof answer === "string" || answer.value === undefined || answer.value === null) return false;
    const next = steppedValue(answer.value, field, steps);
    type(fieldParts(next, field, options).number);
    return true;
  }

  /** What the grid around has done or refused; then nothing typed is left to accept. */
  function settle(fault: string | null): void {
    setMessage(fault);
    if (fault === null) setDraft(null);
  }

  function press(event: React.KeyboardEvent<HTMLInputElement>): void {
    const steps = { stepUp: 1, stepDown: -1, leapUp: 10, leapDown: -10 } as const;
    const stepped = pressed(event, "stepUp", "stepDown", "leapUp", "leapDown");
    const travel = draft === null ? pressed(event, "undo", "redo") : null;
    const onward = onDone === undefined ? null : pressed(event, "next", "previous");
    const fill = path === undefined ? null : pressed(event, "fillDown", "fillRight");
    if (pressed(event, "accept")) {
      event.preventDefault();
      if (commit()) {
        setDraft(null);
        if (onDone === undefined) selectLater(event.currentTarget);
        else onDone("accept");
      }
    } else if (onward !== null) {
      event.preventDefault();
      if (commit()) onDone?.(onward);
    } else if (pressed(event, "giveUp") && (draft !== null || message !== null || onDone !== undefined)) {
      // Only what there is to give up; the next Escape is for the page.
      event.preventDefault();
      event.stopPropagation();
      setDraft(null);
      setMessage(null);
      onPreview?.(null);
      selectLater(event.currentTarget);
      onDone?.("giveUp");
    } else if (travel !== null) {
      // Nothing is typed that the browser could take back, so the keys mean the last edit.
      event.preventDefault();
      void (travel === "redo" ? redo() : undo());
    } else if (fill !== null && block !== null && path !== undefined) {
      const filled = block.fill(path, draft === resting ? null : draft, fill);
      if (filled === undefined) return;
      event.preventDefault();
      settle(filled);
    } else if (stepped !== null && step(steps[stepped])) {
      event.preventDefault();
    }
  }

  function leave({ currentTarget }: React.FocusEvent): void {
    if (draft === null) setMessage(null);
    else if (commit()) setDraft(null);
    else return;
    // A window that loses the focus keeps its place.
    if (currentTarget !== document.activeElement) onDone?.("left");
  }

  const dim = value === undefined || (value === null && field.nullMeans !== undefined);
  const faulty = message !== null;
  const typed = draft === null || faulty ? null : read(draft);
  const uncertain =
    typed !== null && typeof typed !== "string" && isObject(typed.value)
      ? (typed.value as unknown as Distribution)
      : null;
  const hint = draft === null || faulty || uncertain !== null ? null : readingHint(draft, field, shown, options);
  return (
    <div className={classes.place}>
      <label className={frameOf(cell === true, faulty, isText || align === "left" ? classes.left : "")}>
        <input
          ref={box}
          className={[classes.input, dim && draft === null ? classes.dim : ""].join(" ")}
          aria-label={label ?? field.label}
          aria-invalid={faulty}
          aria-describedby={faulty || hint !== null || uncertain !== null ? messageId : undefined}
          data-path={path}
          placeholder={absent}
          autoComplete="off"
          spellCheck={false}
          value={draft ?? (shown === undefined ? "" : parts.number)}
          onFocus={({ currentTarget }) => {
            // What began it was typed, and is typed on.
            if (draft === null || draft !== begin?.text) selectOnFocus(currentTarget);
          }}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
          onPaste={(event) => {
            const fault = pastedInto(block, path, event);
            if (fault !== undefined) settle(fault);
          }}
          onBlur={leave}
        />
        {cell !== true && draft === null && parts.unit !== "" && <span className={classes.unit}>{parts.unit}</span>}
        {cell !== true && draft !== null && mayBeAbsent && !isText && (
          <span className={classes.unit}>empty: default</span>
        )}
      </label>
      {stored !== undefined && draft === null && <TriedMark stored={stored} />}
      {message !== null && (
        <Under cell={cell}>
          <FieldMessage id={messageId}>{message}</FieldMessage>
        </Under>
      )}
      {uncertain !== null && (
        <Under cell={cell}>
          <UncertainNote id={messageId} distribution={uncertain} field={field} />
        </Under>
      )}
      {hint !== null && (
        <Under cell={cell}>
          <FieldMessage id={messageId} tone="hint">
            {hint}
          </FieldMessage>
        </Under>
      )}
    </div>
  );
}
