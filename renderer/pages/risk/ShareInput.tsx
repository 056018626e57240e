/** A share typed as a percentage: a margin, a confidence, a chance. */

import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { pressed } from "../../controls/key-table.ts";

interface ShareInputProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly onChange: (value: number) => void;
}

/** Percent with one decimal is as fine as anybody says it. */
const asPercent = (share: number): number => Math.round(share * 1000) / 10;

export function ShareInput({ label, value, min = 0, max = 1, onChange }: ShareInputProps) {
  const [typed, setTyped] = useState<number | string | null>(null);
  const accept = (): void => {
    if (typeof typed === "number" && typed >= min * 100 && typed <= max * 100) onChange(typed / 100);
    setTyped(null);
  };
  return (
    <NumberInput
      aria-label={label}
      size="xs"
      w={84}
      suffix="%"
      hideControls
      decimalScale={1}
      min={min * 100}
      max={max * 100}
      value={typed ?? asPercent(value)}
      onChange={setTyped}
      onBlur={accept}
      onKeyDown={(event) => {
        if (pressed(event, "accept")) accept();
      }}
    />
  );
}
