/** Credit terms of a guarantee: bands in a small grid, what the credits are a share of, and their cap. */
import { ActionIcon } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { GuaranteeComponent } from "../../../../shared/model/document.ts";
import { BoundInput, BoundRow } from "../../../controls/BoundField.tsx";
import { CellBlock } from "../../../controls/CellBlock.tsx";
import { FieldGroup } from "../../../controls/FieldRow.tsx";
import { notify } from "../../../state/notices.ts";
import { bindingIn } from "./component-binding.ts";
import { withBand } from "./plan-edits.ts";
import { editComponent, usePlanScope } from "./plan-scope.ts";
import classes from "./small-grid.module.css";

const MEASURED = {
  response: "Answered in time below",
  uptime: "Uptime below",
  security: "Score below",
} as const;

export function BandGrid({ component }: { component: GuaranteeComponent }) {
  const scope = usePlanScope();
  const { bands } = component;
  const table = useRef<HTMLTableElement>(null);
  const count = useRef(bands.length);
  useEffect(() => {
    if (bands.length > count.current)
      table.current?.querySelector<HTMLInputElement>(`tr:nth-child(${bands.length}) input`)?.focus();
    count.current = bands.length;
  }, [bands.length]);
  const bind = (index: number, name: "below" | "credit") => ({
    ...bindingIn(scope, component, `bands/${index}/${name}`),
    noun: `Band ${index + 1}, ${name}`,
  });
  return (
    <div className={classes.block}>
      <div className={classes.blockHead}>
        <h4>Credits</h4>
      </div>
      <CellBlock
        title={`Credit bands of ${component.label}`}
        rows={[...bands.keys()].map((index) => [bind(index, "below"), bind(index, "credit")])}
      >
        <table ref={table} className={classes.grid} aria-label={`Credit bands of ${component.label}`}>
          <thead>
            <tr>
              <th scope="col">{MEASURED[component.metric]}</th>
              <th scope="col">Credit</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {[...bands.keys()].map((index) => (
              <tr key={`${index} of ${bands.length}`}>
                <td>
                  <BoundInput cell binding={bind(index, "below")} label={`Band ${index + 1}, below`} />
                </td>
                <td>
                  <BoundInput cell binding={bind(index, "credit")} label={`Band ${index + 1}, credit`} />
                </td>
                <td className={classes.act}>
                  {bands.length > 1 && (
                    <ActionIcon
                      size={24}
                      aria-label={`Remove band ${index + 1}`}
                      onClick={() => {
                        editComponent(scope, component, `Band ${index + 1} removed`, (before) => ({
                          ...before,
                          bands: before.bands.toSpliced(index, 1),
                        }));
                        notify(`Removed band ${index + 1}`, true);
                      }}
                    >
                      <IconX size={14} stroke={1.5} />
                    </ActionIcon>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={3}>
                <button
                  type="button"
                  className={classes.add}
                  onClick={() =>
                    editComponent(scope, component, "Band added", (before) => ({
                      ...before,
                      bands: withBand(before.bands),
                    }))
                  }
                >
                  <IconPlus size={14} stroke={1.75} aria-hidden />
                  Band
                </button>
              </td>
            </tr>
          </tfoot>
        </table>
      </CellBlock>
      <FieldGroup stacked>
        <BoundRow binding={bindingIn(scope, component, "creditBase")} />
        <BoundRow binding={bindingIn(scope, component, "creditCap")} />
      </FieldGroup>
    </div>
  );
}
