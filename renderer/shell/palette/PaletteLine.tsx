/** One line of the palette: what it is, where it belongs, and what stands there or would. */
import { Kbd } from "@mantine/core";
import { IconAdjustments, IconChevronRight, IconEqual } from "@tabler/icons-react";
import type { Assumption } from "../../../shared/scenario/assumption-index.ts";
import { fieldText } from "../../../shared/scenario/field-text.ts";
import { useFieldOptions } from "../../controls/field-options.ts";
import { facesOf } from "../../controls/key-table.ts";
import classes from "./palette.module.css";
import type { Line } from "./palette-lines.ts";

const icon = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

function Place({ assumption }: { assumption: Assumption }) {
  return (
    <span className={classes.place}>
      {assumption.place.map((step) => (
        <span key={step}>
          {step}
          <IconChevronRight size={11} stroke={1.5} aria-hidden />
        </span>
      ))}
    </span>
  );
}

export function LineContent({ line }: { line: Line }) {
  const options = useFieldOptions();
  if (line.kind === "entry") {
    const { icon: Sign, label, key } = line.entry;
    return (
      <>
        <Sign {...icon} />
        <span className={classes.label}>{label}</span>
        {key !== undefined && (
          <span className={classes.keys}>
            {facesOf(key).map((face) => (
              <Kbd key={face} size="xs">
                {face}
              </Kbd>
            ))}
          </span>
        )}
      </>
    );
  }
  const assumption = line.kind === "set" ? line.candidate.assumption : line.assumption;
  const { field, inputs, label } = assumption;
  const [input] = inputs;
  return (
    <>
      {line.kind === "set" ? <IconEqual {...icon} /> : <IconAdjustments {...icon} />}
      <span className={classes.label}>
        <Place assumption={assumption} />
        {label}
      </span>
      <span className={classes.value}>
        {line.kind === "assumption" &&
          (inputs.length > 1 ? `${inputs.length} values` : fieldText(input?.value, field, options))}
        {line.kind === "set" && line.candidate.read.before}
        {line.kind === "set" && line.candidate.read.ok && (
          <>
            {" → "}
            <strong>{line.candidate.read.after}</strong>
          </>
        )}
        {line.kind === "set" && !line.candidate.read.ok && <span className={classes.refused}>not allowed here</span>}
      </span>
    </>
  );
}
