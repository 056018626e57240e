/** Where the reader stands in a chart over months, so that a click or E can say which figure is meant. */

import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useActiveTooltipLabel, useYAxisScale } from "recharts";
import { pressed } from "../controls/key-table.ts";

interface Place {
  /** Label of the month under the pointer or the arrow keys. */
  readonly month: string | null;
  /** Height of a value in the drawing, in pixels. */
  readonly heightOf: (value: number) => number;
}

export type CursorPlace = RefObject<Place | null>;

/** Stands within the chart and follows it. */
export function ChartCursor({ place }: { place: CursorPlace }) {
  const label = useActiveTooltipLabel();
  const scale = useYAxisScale();
  useEffect(() => {
    place.current = {
      month: typeof label === "string" ? label : null,
      heightOf: (value) => Number(scale?.(value)),
    };
  });
  return null;
}

interface ExplainedChartProps<P extends { readonly month: string }> {
  readonly place: CursorPlace;
  readonly points: readonly P[];
  /** Where in the drawing a click fell, against the heights of values; null where a key asked. */
  readonly onExplain: (
    point: P,
    click: { readonly height: number; readonly heightOf: Place["heightOf"] } | null,
  ) => void;
  readonly children: ReactNode;
}

export function useCursorPlace(): CursorPlace {
  return useRef<Place | null>(null);
}

/** A chart that explains its figures: by a click on them, or by E at the month that the arrow keys chose. */
export function ExplainedChart<P extends { readonly month: string }>({
  place,
  points,
  onExplain,
  children,
}: ExplainedChartProps<P>) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = box.current;
    if (shown === null) return;
    const chosen = (): P | undefined => points.find(({ month }) => month === place.current?.month);
    const click = (event: MouseEvent): void => {
      const drawing = event.target instanceof Element ? event.target.closest("svg.recharts-surface") : null;
      const point = chosen();
      const heightOf = place.current?.heightOf;
      if (drawing === null || point === undefined || heightOf === undefined) return;
      onExplain(point, { height: event.clientY - drawing.getBoundingClientRect().top, heightOf });
    };
    const press = (event: KeyboardEvent): void => {
      const point = chosen();
      if (point === undefined || !pressed(event, "explain", "explainByEnter")) return;
      event.preventDefault();
      onExplain(point, null);
    };
    shown.addEventListener("click", click);
    shown.addEventListener("keydown", press);
    return () => {
      shown.removeEventListener("click", click);
      shown.removeEventListener("keydown", press);
    };
  }, [place, points, onExplain]);
  return (
    <div ref={box} style={{ height: "100%" }}>
      {children}
    </div>
  );
}
