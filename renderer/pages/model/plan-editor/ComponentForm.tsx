/** All fields of one price component; which there are follows its type from one table. */

import { useState } from "react";
import type { Component, ComponentType } from "../../../../shared/model/document.ts";
import type { GuaranteeMetric } from "../../../../shared/model/field.ts";
import { guaranteeOn } from "../../../../shared/scenario/defaults.ts";
import { type Binding, BoundRow } from "../../../controls/BoundField.tsx";
import { FieldGroup } from "../../../controls/FieldRow.tsx";
import { BandGrid } from "./BandGrid.tsx";
import { CategoryPicker } from "./CategoryPicker.tsx";
import { bindingIn } from "./component-binding.ts";
import classes from "./component-form.module.css";
import { MissingData } from "./MissingData.tsx";
import { PricingFields } from "./PricingFields.tsx";
import { missingData, withComponent } from "./plan-edits.ts";
import { editComponent, editPlanWithData, usePlanScope } from "./plan-scope.ts";

/** Fields of each type besides pricing, bands and the terms that all types have, in reading order. */
const FIELDS_OF: Readonly<Record<ComponentType, readonly string[]>> = {
  recurring: ["unit", "minimum"],
  hours: ["rate", "included", "block"],
  ticket: ["basis", "included"],
  outcome: ["basis", "included", "floor", "cap"],
  guarantee: ["metric", "measure", "premium/unit", "premium/price"],
  gainshare: ["share", "hourlyValue", "cap", "direction"],
  onetime: ["amount", "month"],
  passthrough: ["unit", "price", "cost"],
};

const DATA_OF: Readonly<Record<GuaranteeMetric, readonly string[]>> = {
  response: [],
  uptime: ["reliability/outagesPerMonth", "reliability/meanOutageHours", "reliability/hoursPerMonth"],
  security: ["security/scoreMean", "security/scoreSd"],
};

/** A guarantee changes its metric as a whole: bands and targets follow, and so may data of the client. */
function MetricRow({ component }: { component: Extract<Component, { type: "guarantee" }> }) {
  const scope = usePlanScope();
  const [wanted, setWanted] = useState<GuaranteeMetric | null>(null);
  const needs = wanted === null ? null : missingData(scope.client, wanted);
  const what = (metric: GuaranteeMetric): string => `Guaranteed metric ${component.metric} to ${metric}`;
  return (
    <>
      <BoundRow
        binding={{
          ...bindingIn(scope, component, "metric"),
          store: (_label, value) => {
            const metric = value as GuaranteeMetric;
            if (missingData(scope.client, metric) !== null) {
              setWanted(metric);
              return null;
            }
            return editComponent(scope, component, what(metric), (before) => guaranteeOn(metric, before));
          },
        }}
      />
      {wanted !== null && needs !== null && (
        <MissingData
          needs={needs}
          guarantee={component.label}
          onAnswer={(data) => {
            editPlanWithData(scope, `${component.label}, ${what(wanted)}`, data, (plan) =>
              withComponent(plan, component.id, (one) => (one.type === "guarantee" ? guaranteeOn(wanted, one) : one)),
            );
          }}
          onClose={() => setWanted(null)}
        />
      )}
    </>
  );
}

export function ComponentForm({ component }: { component: Component }) {
  const scope = usePlanScope();
  const { client, document } = scope;
  const bind = (name: string): Binding => bindingIn(scope, component, name);
  const names = FIELDS_OF[component.type].filter(
    (name) =>
      name !== "metric" && (name !== "measure" || (component.type === "guarantee" && component.metric === "response")),
  );
  const data = component.type === "guarantee" ? DATA_OF[component.metric] : [];
  return (
    <div className={classes.form}>
      <FieldGroup stacked>
        <div className={classes.label}>
          <BoundRow binding={bind("label")} />
        </div>
        {component.type === "guarantee" && <MetricRow component={component} />}
        {names.map((name) => (
          <BoundRow key={name} binding={bind(name)} />
        ))}
        {(component.type === "ticket" || component.type === "outcome") && <CategoryPicker component={component} />}
      </FieldGroup>
      {"pricing" in component && <PricingFields component={component} />}
      {component.type === "guarantee" && component.metric === "response" && (
        <FieldGroup title="Response targets" stacked narrow>
          {(["P1", "P2", "P3", "P4"] as const).map((priority) => (
            <BoundRow key={priority} binding={bind(`targets/${priority}`)} name={priority} />
          ))}
        </FieldGroup>
      )}
      {component.type === "guarantee" && <BandGrid component={component} />}
      {data.length > 0 && (
        <FieldGroup title={`Data of ${client.name}`} note="for every guarantee on it" stacked>
          {data.map((name) => (
            <BoundRow
              key={name}
              binding={{ document, path: `clients/${scope.path.split("/")[1]}/${name}`, owner: client.name }}
            />
          ))}
        </FieldGroup>
      )}
      <FieldGroup title="Terms" stacked narrow>
        {component.type !== "onetime" && <BoundRow binding={bind("escalator")} />}
        <BoundRow binding={bind("discount")} />
        <BoundRow binding={bind("fromMonth")} absent="the start" />
        <BoundRow binding={bind("toMonth")} absent="the end" />
      </FieldGroup>
    </div>
  );
}
