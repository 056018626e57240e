/** What can be done with a group besides opening it: plans are edited, categories added, renamed, removed. */
import { Menu } from "@mantine/core";
import { IconDots, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { AskName, Confirm } from "../../controls/AskDialog.tsx";
import { addCategory, removeCategory, renameCategory } from "../../state/members.ts";
import { openPlans } from "../../state/plan-editor-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import classes from "./assumption-row.module.css";
import type { TreeGroup } from "./assumption-tree.ts";

const icon = { size: 16, stroke: 1.5 } as const;

function AddCategory() {
  const [asking, setAsking] = useState(false);
  const isTaken = (name: string): boolean =>
    useScenario.getState().records?.document.categories.some((one) => one.name === name) === true;
  return (
    <>
      <button
        type="button"
        className={classes.badge}
        aria-label="New ticket category"
        title="New ticket category"
        onClick={() => setAsking(true)}
      >
        <IconPlus size={14} stroke={1.75} aria-hidden />
      </button>
      {asking && (
        <AskName
          title="New ticket category"
          label="Name"
          initial=""
          action="Add"
          fault={(name) => (isTaken(name) ? "Another category has this name" : null)}
          onAnswer={addCategory}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function CategoryMenu({ id }: { id: string }) {
  const [dialog, setDialog] = useState<"rename" | "remove" | null>(null);
  // Its name alone: a menu is costly to draw, and an edit may change every category.
  const name = useScenario((state) => state.records?.document.categories.find((one) => one.id === id)?.name);
  if (name === undefined) return null;
  const close = (): void => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <button type="button" className={classes.badge} aria-label={`${name}: more`}>
            <IconDots size={14} stroke={1.75} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setDialog("rename")}>
            Rename
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => setDialog("remove")}>
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === "rename" && (
        <AskName
          title="Rename category"
          label="Name"
          initial={name}
          action="Rename"
          onAnswer={(to) => renameCategory(id, to)}
          onClose={close}
        />
      )}
      {dialog === "remove" && (
        <Confirm
          title={`Remove ${name}?`}
          action="Remove"
          onConfirm={() => void removeCategory({ id, name })}
          onClose={close}
        >
          Its tickets leave the figures of every client, and price components that count it count it no longer. Undo
          brings all of it back.
        </Confirm>
      )}
    </>
  );
}

export function GroupActions({ group }: { group: TreeGroup }) {
  const { plan, categoryId } = group;
  if (plan !== undefined)
    return (
      <button type="button" className={classes.action} onClick={() => openPlans(plan.clientId, plan.plan)}>
        Edit
        <span className="ot-hidden"> {group.label}</span>
      </button>
    );
  if (categoryId !== undefined) return <CategoryMenu id={categoryId} />;
  return group.id === "categories" ? <AddCategory /> : null;
}
