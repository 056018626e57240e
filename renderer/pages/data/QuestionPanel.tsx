/** What the file leaves open. Nothing is chosen beforehand, and the import cannot start before it is answered. */
import { useId } from "react";
import { Surface } from "../../controls/Surface.tsx";
import { NativeChoice } from "./ChoiceField.tsx";
import type { Reading } from "./data-store.ts";
import { inspectAgain } from "./import-actions.ts";
import {
  DATE_EXAMPLES,
  DATE_ORDERS,
  delimiterChoices,
  encodingChoices,
  FIELD_LABELS,
  labelOf,
} from "./import-words.ts";
import { mapColumn, questionField } from "./mapping-edit.ts";
import classes from "./question-panel.module.css";
import ticks from "./tick.module.css";

type Question = Reading["inspection"]["questions"][number];

/** A list longer than this is a select. */
const MOST_RADIOS = 6;
const NO_COLUMN = "\u0000none";

function answer(reading: Reading, question: Question, value: string): void {
  const { inspection, options } = reading;
  if (question.field === "dateOrder") void inspectAgain({ dateOrder: value as "dmy" | "mdy" | "ymd" });
  else if (question.field === "encoding") void inspectAgain({ encoding: value }, true);
  else if (question.field === "delimiter") void inspectAgain({ delimiter: value }, true);
  else {
    const { field } = questionField(question.message);
    const given = options.mapping ?? {};
    if (field === null) void inspectAgain({}, true);
    else if (value === NO_COLUMN) void inspectAgain({ mapping: { ...given, [field]: null } });
    else void inspectAgain({ mapping: { ...mapColumn(inspection.mapping, given, value, field) } });
  }
}

function choicesOf(reading: Reading, question: Question): readonly { value: string; label: string; note?: string }[] {
  const { choices, field } = question;
  if (field === "dateOrder")
    return choices.map((value) => ({
      value,
      label: labelOf(DATE_ORDERS, value),
      note: DATE_EXAMPLES[value] ?? "",
    }));
  if (field === "encoding") return choices.map((value) => ({ value, label: labelOf(encodingChoices(value), value) }));
  if (field === "delimiter") return choices.map((value) => ({ value, label: labelOf(delimiterChoices(value), value) }));
  const columns = choices.map((value) => ({ value, label: value, note: exampleOf(reading, value) }));
  const hasColumns = Object.values(reading.inspection.mapping).some((heading) => heading !== null);
  const none = questionField(question.message).field === "id" ? "None: every row is a ticket" : "No column says so";
  return hasColumns ? [...columns, { value: NO_COLUMN, label: none, note: "" }] : columns;
}

function exampleOf(reading: Reading, heading: string): string {
  const index = reading.inspection.headings.indexOf(heading);
  return reading.inspection.sample.map((row) => row[index] ?? "").find((cell) => cell.trim() !== "") ?? "";
}

function OneQuestion({ reading, question }: { reading: Reading; question: Question }) {
  const name = useId();
  const { field, text } = questionField(question.message);
  const choices = choicesOf(reading, question);
  return (
    <fieldset className={classes.question}>
      <legend className={classes.text}>
        {field !== null && <span className={classes.field}>{FIELD_LABELS[field]}. </span>}
        {text}
      </legend>
      {choices.length > MOST_RADIOS ? (
        <NativeChoice
          label={text}
          choices={choices}
          value={null}
          empty="Choose"
          onChange={(value) => answer(reading, question, value)}
        />
      ) : (
        choices.map((choice) => (
          <label key={choice.value} className={classes.choice}>
            <input
              type="radio"
              className={ticks.dot}
              name={name}
              value={choice.value}
              checked={false}
              onChange={() => answer(reading, question, choice.value)}
            />
            <span>{choice.label}</span>
            <span className={classes.note}>{choice.note}</span>
          </label>
        ))
      )}
    </fieldset>
  );
}

export function QuestionPanel({ reading }: { reading: Reading }) {
  const { questions } = reading.inspection;
  return (
    <Surface
      title={
        questions.length === 1 ? "One question before the import" : `${questions.length} questions before the import`
      }
      className={classes.panel ?? ""}
    >
      {questions.map((question) => (
        <OneQuestion key={question.message} reading={reading} question={question} />
      ))}
    </Surface>
  );
}
