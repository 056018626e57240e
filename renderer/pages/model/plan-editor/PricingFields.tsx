/** How a quantity becomes an amount: one price, tiers in a small grid, or packages. */
import { ActionIcon } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Component, Pricing } from "../../../../shared/model/document.ts";
import type { PricingMode } from "../../../../shared/model/field.ts";
import type { DisplayUnit } from "../../../../shared/number/display-unit.ts";
import { BoundInput, BoundRow, fieldOfPath } from "../../../controls/BoundField.tsx";
import { CellBlock } from "../../../controls/CellBlock.tsx";
import { FieldGroup } from "../../../controls/FieldRow.tsx";
import { Segments } from "../../../controls/Segments.tsx";
import { notify } from "../../../state/notices.ts";
import { bindingIn } from "./component-binding.ts";
import { pricingIn, withoutTier, withTier } from "./plan-edits.ts";
import { editComponent, usePlanScope } from "./plan-scope.ts";
import { countedNoun, priceUnit } from "./price-text.ts";
import classes from "./small-grid.module.css";

type Priced = Extract<Component, { pricing: Pricing }>;

const MODES: readonly { readonly value: PricingMode; readonly label: string; readonly title: string }[] = [
  { value: "flat", label: "Flat", title: "One price for each unit" },
  { value: "graduated", label: "Graduated", title: "Each tier's units at the price of that tier" },
  { value: "volume", label: "Volume", title: "All units at the price of the tier reached" },
  { value: "package", label: "Package", title: "Whole packages, each begun one in full" },
];

function unitOf(component: Priced): DisplayUnit {
  if (component.pricing.mode === "package") return "money/package";
  if (component.type === "recurring") return priceUnit(component.unit) as DisplayUnit;
  return component.type === "ticket" ? "money/ticket" : "money/outcome";
}

export function PricingFields({ component }: { component: Priced }) {
  const scope = usePlanScope();
  const { pricing } = component;
  /** Tiers that a switch to one price dropped, for the way back. */
  const earlier = useRef<Pricing | undefined>(undefined);
  const isTiered = pricing.mode === "graduated" || pricing.mode === "volume";

  function choose(mode: PricingMode): void {
    if (isTiered && pricing.tiers.length > 1) earlier.current = pricing;
    editComponent(scope, component, `Pricing ${pricing.mode} to ${mode}`, (before) => ({
      ...before,
      pricing: pricingIn(mode, before.pricing, earlier.current),
    }));
  }

  const price = { ...bindingIn(scope, component, "pricing/tiers/0/unit"), refine: { unit: unitOf(component) } };
  return (
    <div className={classes.block}>
      <div className={classes.blockHead}>
        <h4>Pricing</h4>
        <Segments label="Pricing mode" choices={MODES} value={pricing.mode} onChange={choose} />
      </div>
      {isTiered ? (
        <TierGrid component={component} />
      ) : (
        <FieldGroup stacked>
          {pricing.mode === "package" && <BoundRow binding={bindingIn(scope, component, "pricing/size")} />}
          <BoundRow binding={price} />
        </FieldGroup>
      )}
    </div>
  );
}

function TierGrid({ component }: { component: Priced }) {
  const scope = usePlanScope();
  const { tiers } = component.pricing;
  const noun = countedNoun(component);
  const table = useRef<HTMLTableElement>(null);
  const count = useRef(tiers.length);
  useEffect(() => {
    // The bound of a tier just added is what has to be said first.
    if (tiers.length > count.current)
      table.current?.querySelector<HTMLInputElement>(`tr:nth-child(${tiers.length - 1}) input`)?.focus();
    count.current = tiers.length;
  }, [tiers.length]);
  const bind = (index: number, name: string) => ({
    ...bindingIn(scope, component, `pricing/tiers/${index}/${name}`),
    noun: `Tier ${index + 1}, ${name === "upTo" ? "up to" : name === "unit" ? "price" : "fee"}`,
    ...(name === "unit" ? { refine: { unit: unitOf(component) } } : {}),
  });
  const price = fieldOfPath(bind(0, "unit").path, bind(0, "unit").variant);
  const rows = tiers.map(({ upTo }, index) => [
    upTo === null ? null : bind(index, "upTo"),
    bind(index, "unit"),
    bind(index, "flat"),
  ]);
  return (
    <CellBlock title={`Tiers of ${component.label}`} rows={rows}>
      <table ref={table} className={classes.grid} aria-label={`Tiers of ${component.label}`}>
        <thead>
          <tr>
            <th scope="col">Up to ({noun})</th>
            <th scope="col" title={price.help}>
              {price.label}
            </th>
            <th scope="col" title="Charged once when the tier is used">
              Tier fee
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {[...tiers.keys()].map((index) => (
            <tr key={`${index} of ${tiers.length}`}>
              <td>
                {tiers[index]?.upTo === null ? (
                  <span className={classes.above}>{tiers.length === 1 ? "all" : "and above"}</span>
                ) : (
                  <BoundInput cell binding={bind(index, "upTo")} label={`Tier ${index + 1}, up to`} />
                )}
              </td>
              <td>
                <BoundInput cell binding={bind(index, "unit")} label={`Tier ${index + 1}, price`} />
              </td>
              <td>
                <BoundInput cell binding={bind(index, "flat")} label={`Tier ${index + 1}, fee`} />
              </td>
              <td className={classes.act}>
                {tiers.length > 1 && (
                  <ActionIcon
                    size={24}
                    aria-label={`Remove tier ${index + 1}`}
                    onClick={() => {
                      editComponent(scope, component, `Tier ${index + 1} removed`, (before) => ({
                        ...before,
                        pricing: withoutTier(before.pricing, index),
                      }));
                      notify(`Removed tier ${index + 1}`, true);
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
            <td colSpan={4}>
              <button
                type="button"
                className={classes.add}
                onClick={() =>
                  editComponent(scope, component, "Tier added", (before) => ({
                    ...before,
                    pricing: withTier(before.pricing),
                  }))
                }
              >
                <IconPlus size={14} stroke={1.75} aria-hidden />
                Tier
              </button>
            </td>
          </tr>
        </tfoot>
      </table>
    </CellBlock>
  );
}
