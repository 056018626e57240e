/** All categories' resolution in one row: setting it sets each of them, as one step. */
import { memo, useState } from "react";
import type { Category, ScenarioDocument } from "../../../shared/model/document.ts";
import { fieldAt } from "../../../shared/model/fields.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import { readField } from "../../../shared/scenario/field-text.ts";
import { FieldMessage } from "../../controls/FieldMessage.tsx";
import { useFieldOptions } from "../../controls/field-options.ts";
import { useFigures } from "../../controls/figures.ts";
import { pressed } from "../../controls/key-table.ts";
import { edit } from "../../state/edits.ts";
import { resolutionEvidence, worksWithAi } from "../../state/resolution.ts";
import classes from "./assumption-row.module.css";

const LABEL = "Resolution, all categories";
const field = fieldAt("categories/*/ai/resolution");

function withAll(categories: readonly Category[], resolution: string): Category[] {
  return categories.map((category) =>
    worksWithAi(category) ? { ...category, ai: { ...category.ai, resolution } } : category,
  );
}

interface ResolutionRowProps {
  readonly document: ScenarioDocument;
}

export const ResolutionRow = memo(function ResolutionRow({ document: { categories } }: ResolutionRowProps) {
  const figures = useFigures();
  const options = useFieldOptions();
  const [text, setText] = useState<string | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  /** What was accepted stands here until the categories follow, which takes some frames. */
  const [accepted, setAccepted] = useState<{ readonly over: readonly Category[]; readonly reading: string } | null>(
    null,
  );
  if (accepted !== null && accepted.over !== categories) setAccepted(null);
  const concerned = categories.filter(worksWithAi);
  if (concerned.length < 2 || field === undefined) return null;
  const values = concerned.map((category) => Number(pointValue(category.ai.resolution)));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const standing = low === high ? figures.percent(low) : `${figures.percent(low, 0)} to ${figures.percent(high, 0)}`;
  const shown = accepted?.over === categories ? accepted.reading : standing;

  function accept(): void {
    if (text === null || field === undefined) return;
    const read = readField(text, field, {
      ...options,
      ...(low === high ? { standing: concerned[0]?.ai.resolution } : {}),
    });
    if (!read.ok || typeof read.value !== "string") {
      setMessage(read.ok ? "Type a share" : read.message);
      return;
    }
    const resolution = read.value;
    void edit(`${LABEL}: ${read.reading}`, (records) => ({
      document: { ...records.document, categories: withAll(records.document.categories, resolution) },
      evidence: resolutionEvidence(records.evidence, records.document),
    })).then((outcome) => {
      if (outcome.stored) return;
      setAccepted(null);
      setMessage(outcome.message);
    });
    setAccepted({ over: categories, reading: read.reading });
    setText(null);
  }

  if (text === null)
    return (
      <div className={classes.row} style={{ paddingLeft: 36 }}>
        <span
          className={classes.label}
          title={`Sets the resolution of the ${concerned.length} categories that AI works on`}
        >
          {LABEL}
        </span>
        <button
          type="button"
          className={classes.value}
          aria-label={`${LABEL}: ${shown}, edit`}
          onClick={() => setText(low === high ? figures.percent(low) : "")}
        >
          {shown}
        </button>
        <span className={classes.badge} />
      </div>
    );
  return (
    <div className={classes.edited} style={{ paddingLeft: 36 }}>
      <div className={classes.editLine}>
        <span className={classes.label}>{LABEL}</span>
        <input
          className={classes.field}
          aria-label={LABEL}
          aria-invalid={message !== null}
          value={text}
          size={6}
          ref={(box) => box?.focus()}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setMessage(null);
          }}
          onKeyDown={(event) => {
            if (pressed(event, "accept")) accept();
            if (pressed(event, "giveUp")) setText(null);
          }}
          onBlur={() => {
            if (text.trim() === "") setText(null);
            else if (message === null) accept();
          }}
        />
        <span className={classes.badge} />
      </div>
      <div className={classes.note}>
        {message !== null ? (
          <FieldMessage>{message}</FieldMessage>
        ) : (
          <FieldMessage tone="hint">Sets each of the {concerned.length} categories that AI works on</FieldMessage>
        )}
      </div>
    </div>
  );
});
