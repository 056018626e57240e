/**
 * One input of the document, edited in place: Enter commits, Escape reverts, Tab commits and goes on, arrows step. What is
 * invalid keeps its text and says beside it what is allowed; until then nothing else changes.
 */
import { useId, useState } from "react";
import type { Distribution } from "../../shared/model/document.ts";
import type { Field } from "../../shared/model/field.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { isObject } from "../../shared/scenario/domain.ts";
import { fieldParts, readField, steppedValue } from "../../shared/scenario/field-text.ts";
import { redo, undo } from "../state/edits.ts";
import { useCellBlock } from "./cell-block-context.ts";
import { FieldMessage } from "./FieldMessage.tsx";
import classes from "./field-input.module.css";
import { useFieldOptions } from "./field-options.ts";
import { pressed } from "./key-table.ts";
import { readingHint } from "./reading-hint.ts";
import { restingParts } from "./resting-parts.ts";
import { UncertainNote } from "./UncertainNote.tsx";

export interface FieldInputProps {
  readonly field: Field;
  /** As in the document; `undefined` where the field is absent. */
  readonly value: unknown;
  /** Shown dimmed where the field is absent. */
  readonly fallback?: unknown;
  /** Shown dimmed where the field is absent and has no default in words of its own: "from the start". */
  readonly absent?: string;
  /** Name for screen readers; the field's label unless the context says more. */
  readonly label?: string;
  /** Stores the value (`undefined`: back to absent) or returns what is wrong with it. */
  readonly onCommit: (value: Json | undefined) => string | null;
  /** Shows what a readable text would give; called with `null` when that is over. */
  readonly onPreview?: (value: { readonly value: Json | undefined } | null) => void;
  /** A cell of a grid: no frame until it is pointed at, no unit. */
  readonly cell?: boolean;
  readonly align?: "left" | "right";
  /** Where the value lies in the document: how a grid finds its cells. */
  readonly path?: string;
  /** What is stored, in words, while another value is tried. */
  readonly stored?: string;
}

export function FieldInput(props: FieldInputProps) {
  const { field, cell = false } = props;
  if (field.kind === "choice" || field.kind === "flag") return <ChoiceInput {...props} />;
  return <TextInput {...props} cell={cell} />;
}

/** A message that hangs under a cell goes to the right where there is no room for it at the left. */
function keepInside(message: HTMLSpanElement | null): void {
  const around = message?.closest("section, [role=dialog], main")?.getBoundingClientRect();
  if (message === null || around === undefined) return;
  message.toggleAttribute("data-rightwards", message.getBoundingClientRect().left < around.left);
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

function frameOf(cell: boolean, faulty: boolean, extra = ""): string {
  return [classes.frame, cell ? classes.cell : "", faulty ? classes.faulty : "", extra].filter(Boolean).join(" ");
}

/** The mark of a value that is tried and not stored, with what is. */
function TriedMark({ stored }: { stored: string }) {
  return (
    <span className={classes.tried} role="img" aria-label={`Tried; stored is ${stored}`} title={`Stored: ${stored}`} />
  );
}

function TextInput(props: FieldInputProps) {
  const { field, value, fallback, absent, label, onCommit, onPreview, cell, align, path, stored } = props;
  const options = useFieldOptions();
  const messageId = useId();
  /** What was typed; null shows the value, also where the field has the focus. */
  const [draft, setDraft] = useState<string | null>(null);
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
    if (pressed(event, "accept")) {
      event.preventDefault();
      if (commit()) {
        setDraft(null);
        selectLater(event.currentTarget);
      }
    } else if (pressed(event, "giveUp") && (draft !== null || message !== null)) {
      // Only what there is to give up; the next Escape is for the page.
      event.preventDefault();
      event.stopPropagation();
      setDraft(null);
      setMessage(null);
      onPreview?.(null);
      selectLater(event.currentTarget);
    } else if (travel !== null) {
      // Nothing is typed that the browser could take back, so the keys mean the last edit.
      event.preventDefault();
      void (travel === "redo" ? redo() : undo());
    } else if (pressed(event, "fillDown") && block !== null && path !== undefined) {
      event.preventDefault();
      settle(block.fill(path, draft === resting ? null : draft));
    } else if (stepped !== null && step(steps[stepped])) {
      event.preventDefault();
    }
  }

  const dim = value === undefined || (value === null && field.nullMeans !== undefined);
  const faulty = message !== null;
  const typed = draft === null || faulty ? null : read(draft);
  const uncertain =
    typed !== null && typeof typed !== "string" && isObject(typed.value)
      ? (typed.value as unknown as Distribution)
      : null;
  const hint = draft === null || faulty || uncertain !== null ? null : readingHint(draft, field, shown, options);
  const under = cell === true ? { className: classes.floating, ref: keepInside } : {};
  return (
    <div className={classes.place}>
      <label className={frameOf(cell === true, faulty, isText || align === "left" ? classes.left : "")}>
        <input
          className={[classes.input, dim && draft === null ? classes.dim : ""].join(" ")}
          aria-label={label ?? field.label}
          aria-invalid={faulty}
          aria-describedby={faulty || hint !== null || uncertain !== null ? messageId : undefined}
          data-path={path}
          placeholder={absent}
          autoComplete="off"
          spellCheck={false}
          value={draft ?? (shown === undefined ? "" : parts.number)}
          onFocus={(event) => selectOnFocus(event.currentTarget)}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
          onPaste={(event) => {
            const fault =
              path === undefined ? undefined : block?.paste(path, event.clipboardData.getData("text/plain"));
            if (fault === undefined) return;
            event.preventDefault();
            settle(fault);
          }}
          onBlur={() => {
            if (draft === null) setMessage(null);
            else if (commit()) setDraft(null);
          }}
        />
        {cell !== true && draft === null && parts.unit !== "" && <span className={classes.unit}>{parts.unit}</span>}
        {cell !== true && draft !== null && mayBeAbsent && !isText && (
          <span className={classes.unit}>empty: default</span>
        )}
      </label>
      {stored !== undefined && draft === null && <TriedMark stored={stored} />}
      {message !== null && (
        <span {...under}>
          <FieldMessage id={messageId}>{message}</FieldMessage>
        </span>
      )}
      {uncertain !== null && (
        <span {...under}>
          <UncertainNote id={messageId} distribution={uncertain} field={field} />
        </span>
      )}
      {hint !== null && (
        <span {...under}>
          <FieldMessage id={messageId} tone="hint">
            {hint}
          </FieldMessage>
        </span>
      )}
    </div>
  );
}

function ChoiceInput({ field, value, fallback, label, onCommit, cell, path, stored }: FieldInputProps) {
  const messageId = useId();
  const [message, setMessage] = useState<string | null>(null);
  const block = useCellBlock();
  const shown = value ?? fallback;
  const choices =
    field.kind === "flag"
      ? [
          { value: "true", label: "Yes" },
          { value: "false", label: "No" },
        ]
      : (field.choices ?? []);
  return (
    <div className={classes.place}>
      <span className={frameOf(cell === true, message !== null, classes.left)}>
        <select
          className={[classes.select, value === undefined ? classes.dim : ""].join(" ")}
          aria-label={label ?? field.label}
          aria-invalid={message !== null}
          aria-describedby={message !== null ? messageId : undefined}
          data-path={path}
          value={String(shown)}
          onKeyDown={(event) => {
            if (block === null || path === undefined || !pressed(event, "fillDown")) return;
            event.preventDefault();
            setMessage(block.fill(path, null));
          }}
          onPaste={(event) => {
            const fault =
              path === undefined ? undefined : block?.paste(path, event.clipboardData.getData("text/plain"));
            if (fault === undefined) return;
            event.preventDefault();
            setMessage(fault);
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
      {message !== null && <FieldMessage id={messageId}>{message}</FieldMessage>}
    </div>
  );
}
