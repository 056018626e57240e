import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { pressed } from "../../controls/key-table.ts";
import classes from "./assumption-tree.module.css";
import type { TreeRow } from "./assumption-tree.ts";
import { GroupActions } from "./GroupActions.tsx";
import { stepRow } from "./tree-focus.ts";

interface GroupRowProps {
  readonly row: Extract<TreeRow, { kind: "group" }>;
  readonly onToggle: (id: string, open: boolean) => void;
  /** While searching every group on the way is open. */
  readonly searching: boolean;
}

export function GroupRow({ row, onToggle, searching }: GroupRowProps) {
  const { group, level, open, count } = row;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <div className={classes.group} style={{ paddingLeft: 10 + level * 16 }}>
      <button
        type="button"
        className={classes.toggle}
        data-tree-stop
        aria-expanded={open}
        disabled={searching}
        onClick={() => onToggle(group.id, !open)}
        onKeyDown={(event) => {
          if (pressed(event, "openGroup") && !open) onToggle(group.id, true);
          if (pressed(event, "closeGroup") && open) onToggle(group.id, false);
          stepRow(event);
        }}
      >
        <Chevron size={14} stroke={1.75} aria-hidden />
        <span className={classes.groupLabel}>{group.label}</span>
        {!open && <span className={classes.count}>{count}</span>}
      </button>
      <GroupActions group={group} />
    </div>
  );
}
