import { NativeSelect } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { Input } from "../../../shared/model/fields.ts";
import { editInput } from "../../state/inputs.ts";
import classes from "./assumption-row.module.css";

interface ChoiceEditorProps {
  readonly input: Input;
  readonly label: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A choice or a switch: there is nothing to accept, so it is always ready to be changed. */
export function ChoiceEditor({ input, label, opened, onClose }: ChoiceEditorProps) {
  const field = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (opened) field.current?.focus();
  }, [opened]);
  const isFlag = input.field.kind === "flag";
  const choices = isFlag
    ? [
        { value: "true", label: "Yes" },
        { value: "false", label: "No" },
      ]
    : (input.field.choices ?? []);
  return (
    <NativeSelect
      ref={field}
      aria-label={label}
      data={choices.map(({ value, label: text }) => ({ value, label: text }))}
      value={String(input.value)}
      classNames={{ input: classes.choice ?? "" }}
      rightSectionWidth={16}
      onBlur={onClose}
      onChange={(event) => {
        const value = isFlag ? event.currentTarget.value === "true" : event.currentTarget.value;
        void editInput(`${label}: ${event.currentTarget.selectedOptions[0]?.text ?? ""}`, input.path, value);
      }}
    />
  );
}
