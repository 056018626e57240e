/** The button that opens a menu and shows what is chosen: "Scenario Northwind renewal". */
import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./picker.module.css";

interface PickerProps {
  /** What is chosen from, dimmed before the value. */
  readonly name: string;
  readonly value: string;
  /** `Menu.Item`s. */
  readonly children: ReactNode;
  /** Only the value is visible; the name is for screen readers. */
  readonly bare?: boolean;
  readonly width?: number;
}

export function Picker({ name, value, children, bare = false, width = 280 }: PickerProps) {
  return (
    <Menu width={width} trapFocus>
      <Menu.Target>
        <button type="button" className={classes.picker}>
          <span className={bare ? "ot-hidden" : classes.name}>{name} </span>
          <span className={classes.value}>{value}</span>
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: "auto" }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
