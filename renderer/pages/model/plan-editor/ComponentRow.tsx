/** A price component: one line with its price and this month's amount, opened to all of its fields. */
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconCopy,
  IconDots,
  IconGripVertical,
  IconTransfer,
  IconTrash,
} from "@tabler/icons-react";
import { useId } from "react";
import type { Component } from "../../../../shared/model/document.ts";
import { duplicateComponent } from "../../../../shared/scenario/defaults.ts";
import { useFieldOptions } from "../../../controls/field-options.ts";
import { useFigures } from "../../../controls/figures.ts";
import { pressed } from "../../../controls/key-table.ts";
import { editDocument } from "../../../state/checked-edit.ts";
import { notify } from "../../../state/notices.ts";
import { ComponentForm } from "./ComponentForm.tsx";
import classes from "./component-row.module.css";
import { moved, withCopy, without, withPlan } from "./plan-edits.ts";
import { editPlan, PLAN_TITLES, usePlanScope } from "./plan-scope.ts";
import { priceText } from "./price-text.ts";

const icon = { size: 16, stroke: 1.5 } as const;

interface RowProps {
  readonly component: Component;
  /** This month's line of the bill; null where the plan is not in force. */
  readonly amount: number | null;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly drag: {
    readonly target: boolean;
    readonly start: () => void;
    readonly enter: () => void;
    readonly end: () => void;
    readonly drop: () => void;
  };
}

export function ComponentRow({ component, amount, open, onToggle, drag }: RowProps) {
  const scope = usePlanScope();
  const { plan, key, client } = scope;
  const figures = useFigures();
  const options = useFieldOptions();
  const bodyId = useId();
  const at = plan.components.findIndex((one) => one.id === component.id);
  const other = key === "currentPlan" ? "proposedPlan" : "currentPlan";
  const name = component.label === "" ? "Component without text" : component.label;
  const toggleId = `component ${client.id} ${component.id}`;

  function move(by: number): void {
    const to = at + by;
    if (to < 0 || to >= plan.components.length) return;
    editPlan(scope, `${name} moved to place ${to + 1}`, (before) => moved(before, component.id, by));
    // A row that changes its place in the page loses the focus.
    requestAnimationFrame(() => document.getElementById(toggleId)?.focus());
  }

  function duplicate(): void {
    const copy = { ...duplicateComponent(component, client), label: `${component.label}, copy`.replace(/^, /, "") };
    editPlan(scope, `${name} duplicated`, (before) => withCopy(before, component.id, copy));
  }

  function copyAcross(): void {
    const copy = duplicateComponent(component, client);
    editDocument(`${client.name}: ${name} copied to the ${PLAN_TITLES[other].toLowerCase()}`, (document) =>
      withPlan(document, client.id, other, (before) => withCopy(before, component.id, copy)),
    );
    notify(`${name} copied to the ${PLAN_TITLES[other].toLowerCase()}`, true);
  }

  function remove(): void {
    const fault = editPlan(scope, `${name} removed`, (before) => without(before, component.id));
    if (fault === null) notify(`Removed ${name}`, true);
  }

  function press(event: React.KeyboardEvent): void {
    const moving = pressed(event, "componentUp", "componentDown");
    if (moving === null) return;
    event.preventDefault();
    move(moving === "componentUp" ? -1 : 1);
  }

  const Chevron = open ? IconChevronDown : IconChevronRight;
  const isNegative = amount !== null && amount < 0;
  return (
    <li
      className={classes.item}
      data-drop={drag.target}
      onDragEnter={drag.enter}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        drag.drop();
      }}
    >
      <div className={classes.line}>
        {/* Dragging is for the pointer; the keyboard moves with Alt and arrows, and the menu names both. */}
        <span
          className={classes.grip}
          draggable
          aria-hidden="true"
          title="Drag to reorder, or Alt and ↑ ↓"
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", name);
            const row = event.currentTarget.parentElement;
            if (row !== null) event.dataTransfer.setDragImage(row, 8, 16);
            drag.start();
          }}
          onDragEnd={drag.end}
        >
          <IconGripVertical size={14} stroke={1.5} />
        </span>
        <button
          type="button"
          id={toggleId}
          className={classes.toggle}
          aria-expanded={open}
          aria-controls={bodyId}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={() => onToggle(!open)}
          onKeyDown={press}
        >
          <Chevron size={14} stroke={1.75} aria-hidden />
          <span className={classes.label}>{name}</span>
          <span className={classes.price}>{priceText(component, options)}</span>
        </button>
        <span className={`${classes.amount} ${isNegative ? "ot-negative" : ""}`}>
          {amount === null ? "–" : figures.price(amount)}
        </span>
        <Menu width={220} position="bottom-end">
          <Menu.Target>
            <ActionIcon size={24} aria-label={`Actions for ${name}`}>
              <IconDots size={16} stroke={1.5} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconCopy {...icon} />} onClick={duplicate}>
              Duplicate
            </Menu.Item>
            <Menu.Item leftSection={<IconTransfer {...icon} />} onClick={copyAcross}>
              Copy to {PLAN_TITLES[other].toLowerCase()}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowUp {...icon} />}
              rightSection={<span className="ot-unit">Alt ↑</span>}
              disabled={at === 0}
              onClick={() => move(-1)}
            >
              Move up
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown {...icon} />}
              rightSection={<span className="ot-unit">Alt ↓</span>}
              disabled={at === plan.components.length - 1}
              onClick={() => move(1)}
            >
              Move down
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconTrash {...icon} />} onClick={remove}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div id={bodyId} hidden={!open}>
        {open && <ComponentForm component={component} />}
      </div>
    </li>
  );
}
