/** How a quantity becomes an amount: one price, tiers in a small grid, or packages. */
import { useRef } from "react";
import type { Component, Pricing } from "../../../../shared/model/document.ts";
import type { PricingMode } from "../../../../shared/model/field.ts";
import type { DisplayUnit } from "../../../../shared/number/display-unit.ts";
import { type Binding, BoundRow, fieldOfPath } from "../../../controls/BoundField.tsx";
import { FieldGroup } from "../../../controls/FieldRow.tsx";
import { Segments } from "../../../controls/Segments.tsx";
import { bindingIn } from "./component-binding.ts";
import { pricingIn, withoutTier, withTier } from "./plan-edits.ts";
import { editComponent, usePlanScope } from "./plan-scope.ts";
import { countedNoun, priceUnit } from "./price-text.ts";
import { SmallGrid } from "./SmallGrid.tsx";
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

const TIER_PARTS = [
  { part: "upTo", name: "up to" },
  { part: "unit", name: "price" },
  { part: "flat", name: "fee" },
] as const;

function TierGrid({ component }: { component: Priced }) {
  const scope = usePlanScope();
  const { tiers } = component.pricing;
  const bind = (index: number, { part, name }: (typeof TIER_PARTS)[number]): Binding => ({
    ...bindingIn(scope, component, `pricing/tiers/${index}/${part}`),
    noun: `Tier ${index + 1}, ${name}`,
    ...(part === "unit" ? { refine: { unit: unitOf(component) } } : {}),
  });
  const { path, variant } = bind(0, TIER_PARTS[1]);
  const price = fieldOfPath(path, variant);
  return (
    <SmallGrid
      label={`Tiers of ${component.label}`}
      noun="Tier"
      heads={[
        { text: `Up to (${countedNoun(component)})` },
        { text: price.label, title: price.help },
        { text: "Tier fee", title: "Charged once when the tier is used" },
      ]}
      rows={tiers.map(({ upTo }, index) =>
        TIER_PARTS.map((one) =>
          one.part === "upTo" && upTo === null
            ? { name: one.name, binding: null, text: tiers.length === 1 ? "all" : "and above" }
            : { name: one.name, binding: bind(index, one) },
        ),
      )}
      // The bound of a tier just added is what has to be said first.
      filledFirst={1}
      onAdd={() =>
        editComponent(scope, component, "Tier added", (before) => ({ ...before, pricing: withTier(before.pricing) }))
      }
      onRemove={(index) =>
        editComponent(scope, component, `Tier ${index + 1} removed`, (before) => ({
          ...before,
          pricing: withoutTier(before.pricing, index),
        }))
      }
    />
  );
}
