/** Drawn over the page without shutting it off: figures can be chosen while the drawer explains them. */
import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./beside-drawer.module.css";

interface BesideDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly position?: "left" | "right";
  readonly size?: number;
  /** Its content keeps away from the edges. */
  readonly padded?: boolean;
  readonly children: ReactNode;
}

export function BesideDrawer({ position = "right", size = 340, padded = false, ...props }: BesideDrawerProps) {
  return (
    <Drawer
      {...props}
      position={position}
      size={size}
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close", size: "sm" }}
      classNames={{
        inner: classes.place ?? "",
        content: classes.drawer ?? "",
        header: classes.head ?? "",
        body: (padded ? undefined : classes.flush) ?? "",
      }}
    />
  );
}
