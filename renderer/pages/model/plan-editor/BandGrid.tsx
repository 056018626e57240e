/** Credit terms of a guarantee: bands in a small grid, what the credits are a share of, and their cap. */
import type { GuaranteeComponent } from "../../../../shared/model/document.ts";
import { BoundRow } from "../../../controls/BoundField.tsx";
import { FieldGroup } from "../../../controls/FieldRow.tsx";
import { bindingIn } from "./component-binding.ts";
import { withBand } from "./plan-edits.ts";
import { editComponent, usePlanScope } from "./plan-scope.ts";
import { SmallGrid } from "./SmallGrid.tsx";
import classes from "./small-grid.module.css";

const MEASURED = {
  response: "Answered in time below",
  uptime: "Uptime below",
  security: "Score below",
} as const;

const PARTS = ["below", "credit"] as const;

export function BandGrid({ component }: { component: GuaranteeComponent }) {
  const scope = usePlanScope();
  const bind = (index: number, name: (typeof PARTS)[number]) => ({
    ...bindingIn(scope, component, `bands/${index}/${name}`),
    noun: `Band ${index + 1}, ${name}`,
  });
  return (
    <div className={classes.block}>
      <div className={classes.blockHead}>
        <h4>Credits</h4>
      </div>
      <SmallGrid
        label={`Credit bands of ${component.label}`}
        noun="Band"
        heads={[{ text: MEASURED[component.metric] }, { text: "Credit" }]}
        rows={[...component.bands.keys()].map((index) => PARTS.map((name) => ({ name, binding: bind(index, name) })))}
        onAdd={() =>
          editComponent(scope, component, "Band added", (before) => ({ ...before, bands: withBand(before.bands) }))
        }
        onRemove={(index) =>
          editComponent(scope, component, `Band ${index + 1} removed`, (before) => ({
            ...before,
            bands: before.bands.toSpliced(index, 1),
          }))
        }
      />
      <FieldGroup stacked>
        <BoundRow binding={bindingIn(scope, component, "creditBase")} />
        <BoundRow binding={bindingIn(scope, component, "creditCap")} />
      </FieldGroup>
    </div>
  );
}
