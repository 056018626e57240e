/** Where a variant has a value of its own: the mark on its row, and what can be done about it. */
import { Menu } from "@mantine/core";
import { IconArrowBack, IconArrowBarUp } from "@tabler/icons-react";
import type { Input } from "../../../shared/model/fields.ts";
import { fieldText } from "../../../shared/scenario/field-text.ts";
import { useFieldOptions } from "../../controls/field-options.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { overrideState, promote, promotedWith, resetToParent } from "../../state/variants.ts";
import classes from "./assumption-row.module.css";

const icon = { size: 16, stroke: 1.5 } as const;

/** In words what the parent has in an input's place; null where the value is inherited. Drawn anew only where it changes. */
export function useOverrideWords(input: Input): string | null {
  const options = useFieldOptions();
  return useScenario(({ variant }) => {
    const state = overrideState(variant, input.path);
    if (state === null) return null;
    const { parentName, parentValue, isResettable } = state;
    if (parentValue !== undefined) return `${parentName}: ${fieldText(parentValue, input.field, options)}`;
    return isResettable ? `${parentName}: as by default` : `Not in ${parentName}`;
  });
}

export function OverrideDot({ words }: { words: string }) {
  return (
    <span className={classes.own} title={words}>
      <span className={classes.ownDot} />
    </span>
  );
}

/** The lines of the row's menu. */
export function OverrideItems({ path, label }: { path: string; label: string }) {
  const variant = useScenario((state) => state.variant);
  const state = overrideState(variant, path);
  if (variant === null || state === null) return null;
  const together = promotedWith(variant, path);
  const isPart = together.length === 1 && together[0] !== path;
  return (
    <>
      <Menu.Divider />
      {state.isResettable && (
        <Menu.Item leftSection={<IconArrowBack {...icon} />} onClick={() => void resetToParent(label, path)}>
          Reset to {state.parentName}
          {isPart && ", with what it is part of"}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconArrowBarUp {...icon} />} onClick={() => void promote(path)}>
        Promote to {state.parentName}
        {isPart && ", with what it is part of"}
      </Menu.Item>
    </>
  );
}
