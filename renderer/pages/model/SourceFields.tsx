/** Where something is said, of when it is, and what else there is to know: of evidence and of a claim alike. */
import { Textarea, TextInput } from "@mantine/core";
import { todayIso } from "../../state/inputs.ts";

/** As typed; an empty date is none. */
export interface TypedSource {
  readonly source: string;
  readonly date: string;
  readonly note: string;
}

interface SourceFieldsProps {
  readonly value: TypedSource;
  readonly onChange: (value: TypedSource) => void;
  readonly fault: string | null;
  readonly dateLabel: string;
}

export function typedSource(of: {
  readonly source: string;
  readonly date: string | null;
  readonly note?: string | undefined;
}): TypedSource {
  return { source: of.source, date: of.date ?? "", note: of.note ?? "" };
}

/** The form in which it is stored: no empty date, no empty note. */
export function storedSource({ source, date, note }: TypedSource): {
  readonly source: string;
  readonly date: string | null;
  readonly note?: string;
} {
  return {
    source: source.trim(),
    date: date === "" ? null : date,
    ...(note.trim() === "" ? {} : { note: note.trim() }),
  };
}

export function SourceFields({ value, onChange, fault, dateLabel }: SourceFieldsProps) {
  return (
    <>
      <TextInput
        label="Source"
        value={value.source}
        error={fault}
        maxLength={500}
        onChange={(event) => onChange({ ...value, source: event.currentTarget.value })}
      />
      <TextInput
        label={dateLabel}
        type="date"
        max={todayIso()}
        value={value.date}
        onChange={(event) => onChange({ ...value, date: event.currentTarget.value })}
      />
      <Textarea
        label="Note"
        autosize
        minRows={2}
        maxLength={2000}
        value={value.note}
        onChange={(event) => onChange({ ...value, note: event.currentTarget.value })}
      />
    </>
  );
}
