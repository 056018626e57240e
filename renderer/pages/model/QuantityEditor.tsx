/** An assumption being edited: Enter accepts, Escape gives up, Tab accepts and goes on, arrows step, a share also slides. */
import { useEffect, useId, useRef, useState } from "react";
import type { Distribution } from "../../../shared/model/document.ts";
import type { Field } from "../../../shared/model/field.ts";
import type { Evidence } from "../../../shared/scenario/change.ts";
import { isObject } from "../../../shared/scenario/domain.ts";
import { isGraded } from "../../../shared/scenario/evidence.ts";
import { type FieldTextOptions, fieldParts, readField, steppedValue } from "../../../shared/scenario/field-text.ts";
import { pastedInto, useCellBlock } from "../../controls/cell-block-context.ts";
import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { FieldMessage } from "../../controls/FieldMessage.tsx";
import { useFieldOptions } from "../../controls/field-options.ts";
import { pressed } from "../../controls/key-table.ts";
import { readingHint } from "../../controls/reading-hint.ts";
import { UncertainNote } from "../../controls/UncertainNote.tsx";
import { editInput, withValue } from "../../state/inputs.ts";
import { showPreview, useScenario } from "../../state/scenario-store.ts";
import classes from "./assumption-row.module.css";
import type { TreeInput } from "./assumption-tree.ts";
import { MarginSlider } from "./MarginSlider.tsx";
import { takeDraft } from "./tree-focus.ts";

interface QuantityEditorProps {
  readonly node: TreeInput;
  readonly evidence: Evidence;
  readonly expired: boolean;
  readonly indent: React.CSSProperties;
  readonly onEdit: (path: string | null) => void;
  readonly onNext: (path: string, step: 1 | -1) => void;
}

/** What stands in the field when editing begins; a distribution as it is typed. */
function textOf(value: unknown, field: Field, options: FieldTextOptions): string {
  return value === null ? "" : fieldParts(value, field, options).number;
}

export function QuantityEditor({ node, evidence, expired, indent, onEdit, onNext }: QuantityEditorProps) {
  const { input, label } = node;
  const { field, path } = input;
  const options = useFieldOptions();
  const messageId = useId();
  const block = useCellBlock();
  /** What was typed or slid to; null shows what stands, also what an undo has put there. */
  const [draft, setDraft] = useState(() => takeDraft(path));
  const [message, setMessage] = useState<string | null>(null);
  const settled = useRef(false);
  const box = useRef<HTMLInputElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.select(), []);
  const standing = textOf(input.value, field, options);
  const text = draft ?? standing;

  const read = readField(text, field, { ...options, standing: input.value });
  const { unit } = fieldParts(input.value, field, options);
  const slides = field.unit === "share" && field.domain?.maximum === "1" && !(read.ok && isObject(read.value));
  const uncertain = read.ok && isObject(read.value) ? (read.value as unknown as Distribution) : null;
  const hint = uncertain !== null || text === standing ? null : readingHint(text, field, input.value, options);

  // At the lower edge of the tree what is said below the field would be out of sight.
  const said = message ?? hint;
  useEffect(() => {
    if (said !== null) whole.current?.scrollIntoView({ block: "nearest" });
  }, [said]);

  function close(): void {
    settled.current = true;
    showPreview(null);
    onEdit(null);
  }

  /** Stores what was typed; `then` runs only where it was accepted. */
  function accept(then: () => void): void {
    if (text === standing) {
      settled.current = true;
      then();
      return;
    }
    if (!read.ok) {
      setMessage(read.message);
      return;
    }
    settled.current = true;
    void editInput(`${label}: ${read.reading}`, path, read.value).then((outcome) => {
      if (outcome.stored) return;
      settled.current = false;
      setMessage(outcome.message);
      onEdit(path);
    });
    then();
  }

  function press(event: React.KeyboardEvent<HTMLInputElement>): void {
    const steps = { stepUp: 1, stepDown: -1, leapUp: 10, leapDown: -10 } as const;
    const stepped = pressed(event, "stepUp", "stepDown", "leapUp", "leapDown");
    const onward = pressed(event, "next", "previous");
    if (pressed(event, "accept")) {
      event.preventDefault();
      accept(() => onEdit(null));
    } else if (pressed(event, "giveUp")) {
      event.stopPropagation();
      close();
    } else if (onward !== null) {
      event.preventDefault();
      accept(() => onNext(path, onward === "previous" ? -1 : 1));
    } else if (pressed(event, "fillDown") && block !== null) {
      event.preventDefault();
      settle(block.fill(path, text === standing ? null : text, "fillDown") ?? null);
    } else if (stepped !== null) {
      event.preventDefault();
      if (read.ok) setDraft(textOf(steppedValue(read.value, field, steps[stepped]), field, options));
      setMessage(null);
    }
  }

  /** From the field to the slider is not away. */
  function leave({ currentTarget, relatedTarget }: React.FocusEvent<HTMLElement>): void {
    if (relatedTarget !== null && currentTarget.closest("[data-editor]")?.contains(relatedTarget) === true) return;
    if (settled.current) onEdit(null);
    else if (message === null) accept(() => onEdit(null));
  }

  /** What the rows together have taken or refused; then nothing typed is left to accept. */
  function settle(fault: string | null): void {
    setMessage(fault);
    if (fault === null) close();
  }

  function slide(value: string): void {
    const stored = useScenario.getState().records?.document;
    setDraft(textOf(value, field, options));
    if (stored !== undefined) showPreview(withValue(stored, path, value));
  }

  function drop(value: string): void {
    void editInput(`${label}: ${textOf(value, field, options)}`, path, value);
    setDraft(null);
  }

  const shareNow = read.ok && typeof read.value === "string" ? read.value : "0";
  return (
    <div
      ref={whole}
      className={slides ? `${classes.edited} ${classes.slides}` : classes.edited}
      style={indent}
      data-editor
    >
      <div className={classes.editLine}>
        <span className={classes.label}>{label}</span>
        <input
          ref={box}
          className={classes.field}
          aria-label={label}
          aria-invalid={message !== null}
          aria-describedby={messageId}
          value={text}
          size={Math.max(5, Math.min(22, text.length + 1))}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            setMessage(null);
          }}
          onKeyDown={press}
          onPaste={(event) => {
            const fault = pastedInto(block, path, event);
            if (fault !== undefined) settle(fault);
          }}
          onBlur={leave}
        />
        {unit !== "" && <span className={classes.unit}>{unit}</span>}
        <span className={classes.badge}>
          {isGraded(input) && <EvidenceBadge grade={evidence.grade} source={evidence.source} expired={expired} />}
        </span>
      </div>
      {slides && (
        <MarginSlider
          label={label}
          path={path}
          share={shareNow}
          onGrab={() => {
            settled.current = true;
          }}
          onSlide={slide}
          onDrop={drop}
          onLeave={leave}
        />
      )}
      <div id={messageId} className={classes.note}>
        {message !== null && <FieldMessage>{message}</FieldMessage>}
        {message === null && uncertain !== null && <UncertainNote distribution={uncertain} field={field} />}
        {message === null && hint !== null && <FieldMessage tone="hint">{hint}</FieldMessage>}
      </div>
    </div>
  );
}
