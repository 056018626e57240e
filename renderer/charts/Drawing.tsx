/** A drawing whose figures are buttons: a named group, not one picture, for those who hear it. */
import { createElement, type ReactNode } from "react";

interface DrawingProps {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

export function Drawing({ label, width, height, children }: DrawingProps) {
  if (width <= 0 || height <= 0) return null;
  const viewBox = `0 0 ${width} ${height}`;
  // The class is what pictures of charts are taken by.
  const frame = { className: "recharts-surface", role: "group", "aria-label": label, width, height, viewBox };
  return createElement("svg", frame, children);
}
