import { Button, Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Component, ComponentType } from "../../../../shared/model/document.ts";
import type { GuaranteeMetric } from "../../../../shared/model/field.ts";
import { COMPONENT_TYPES } from "../../../../shared/model/plan-fields.ts";
import { describeComponentType, guaranteeOn, newComponent } from "../../../../shared/scenario/defaults.ts";
import classes from "./add-component.module.css";
import { MissingData } from "./MissingData.tsx";
import { missingData } from "./plan-edits.ts";
import { editPlan, editPlanWithData, usePlanScope } from "./plan-scope.ts";

interface Template {
  readonly key: string;
  readonly label: string;
  readonly sentence: string;
  readonly type: ComponentType;
  readonly metric?: GuaranteeMetric;
}

const METRICS: readonly { readonly metric: GuaranteeMetric; readonly label: string; readonly sentence: string }[] = [
  { metric: "response", label: "Response guarantee", sentence: "Tickets answered in time; credits where too few are." },
  { metric: "uptime", label: "Uptime guarantee", sentence: "Service hours without outage; credits below the promise." },
  { metric: "security", label: "Security guarantee", sentence: "A posture score; credits below the promised points." },
];

const TEMPLATES: readonly Template[] = COMPONENT_TYPES.flatMap(({ value }): readonly Template[] =>
  value === "guarantee"
    ? METRICS.map((one) => ({ ...one, key: one.metric, type: value }))
    : [{ key: value, type: value, ...describeComponentType(value) }],
);

/** The types of price component, each with what it bills; a new one is free of charge until it is priced. */
export function AddComponent({ onAdded }: { onAdded: (id: string) => void }) {
  const scope = usePlanScope();
  const { client } = scope;
  const [waiting, setWaiting] = useState<Component | null>(null);
  const needs = waiting?.type === "guarantee" ? missingData(client, waiting.metric) : null;

  function store(component: Component): void {
    const fault = editPlan(scope, `${component.label} added`, (before) => ({
      ...before,
      components: [...before.components, component],
    }));
    if (fault === null) finish(component);
  }

  function finish(component: Component): void {
    onAdded(component.id);
    requestAnimationFrame(() => {
      const row = document.getElementById(`component ${client.id} ${component.id}`);
      row?.scrollIntoView({ block: "nearest" });
      row?.closest("li")?.querySelector<HTMLInputElement>("input")?.focus();
    });
  }

  function add(template: Template): void {
    const made = newComponent(template.type, client, template.label);
    const component =
      made.type === "guarantee" && template.metric !== undefined ? guaranteeOn(template.metric, made) : made;
    if (template.metric !== undefined && missingData(client, template.metric) !== null) setWaiting(component);
    else store(component);
  }

  return (
    <>
      <Menu width={320} position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPlus size={14} stroke={1.75} />}>
            Component
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: "auto" }}>
          {TEMPLATES.map((template) => (
            <Menu.Item key={template.key} onClick={() => add(template)}>
              <span className={classes.label}>{template.label}</span>
              <span className={classes.sentence}>{template.sentence}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {waiting !== null && needs !== null && (
        <MissingData
          needs={needs}
          guarantee={waiting.label}
          onAnswer={(data) => {
            const fault = editPlanWithData(scope, `${waiting.label} added`, data, (before) => ({
              ...before,
              components: [...before.components, waiting],
            }));
            if (fault === null) finish(waiting);
          }}
          onClose={() => setWaiting(null)}
        />
      )}
    </>
  );
}
