/** Today's assumption on the crossover: an ink line with a pill, dragged by pointer or stepped by arrow keys. */

import { useRef } from "react";
import { usePlotArea, useXAxisInverseScale, useXAxisScale, useYAxisScale } from "recharts";
import type { Figures } from "../controls/figures.ts";
import { pressed } from "../controls/key-table.ts";
import { color } from "../theme/tokens.ts";
import type { CrossoverPicture } from "./CrossoverChart.tsx";
import { between, indexOf } from "./crossing.ts";
import classes from "./crossover-marker.module.css";

interface MarkerProps {
  readonly picture: CrossoverPicture;
  readonly figures: Figures;
  readonly onDrag: (deflection: number | null) => void;
  readonly onDrop: (deflection: number) => void;
  readonly onExplain: (byKey: boolean) => void;
}

const PILL = { width: 92, height: 20 } as const;
const FINE = 0.001;
const COARSE = 0.01;

export function CrossoverMarker({ picture, figures, onDrag, onDrop, onExplain }: MarkerProps) {
  const plot = usePlotArea();
  const scale = useXAxisScale();
  const inverse = useXAxisInverseScale();
  const height = useYAxisScale();
  /** Where the marker was taken up and where it is held now. */
  const held = useRef<{ from: number; at: number } | null>(null);
  if (plot === undefined || scale === undefined || inverse === undefined || height === undefined) return null;
  const across = picture.points.map((point) => point.deflection);
  const least = across[0] ?? 0;
  const most = across.at(-1) ?? 1;
  const x = Number(scale(picture.now));
  const at = indexOf(across, picture.now);
  const margins = [picture.points.map((point) => point.proposedOn), picture.points.map((point) => point.currentOn)];
  const pillX = Math.max(plot.x, Math.min(x - PILL.width / 2, plot.x + plot.width - PILL.width + 40));
  const pillY = plot.y + plot.height - PILL.height - 6;

  function inPlot(value: number): number {
    return Math.max(least, Math.min(most, value));
  }

  function grab(event: React.PointerEvent<SVGGElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { from: picture.now, at: picture.now };
  }

  function drag(event: React.PointerEvent<SVGGElement>): void {
    if (held.current === null) return;
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (box === undefined) return;
    const value = Number(inverse?.(event.clientX - box.left));
    if (!Number.isFinite(value)) return;
    held.current.at = inPlot(Math.round(value * 1000) / 1000);
    onDrag(held.current.at);
  }

  function letGo(): void {
    const grip = held.current;
    held.current = null;
    if (grip !== null && grip.at !== grip.from) onDrop(grip.at);
    else {
      onDrag(null);
      // Taken up and put down again where it was.
      if (grip !== null) onExplain(false);
    }
  }

  function press(event: React.KeyboardEvent): void {
    if (pressed(event, "explain", "explainByEnter")) {
      event.preventDefault();
      onExplain(true);
      return;
    }
    const places = {
      markerUp: picture.now + FINE,
      markerDown: picture.now - FINE,
      markerLeapUp: picture.now + COARSE,
      markerLeapDown: picture.now - COARSE,
      markerLeast: least,
      markerMost: most,
    } as const;
    const id = pressed(event, "markerUp", "markerDown", "markerLeapUp", "markerLeapDown", "markerLeast", "markerMost");
    if (id === null) return;
    event.preventDefault();
    onDrop(inPlot(places[id]));
  }

  return (
    <g
      className={classes.marker}
      role="slider"
      tabIndex={0}
      aria-label="Net deflection over the horizon"
      aria-valuemin={Math.round(least * 1000) / 10}
      aria-valuemax={Math.round(most * 1000) / 10}
      aria-valuenow={Math.round(picture.now * 1000) / 10}
      aria-valuetext={`${figures.percent(picture.now)} now`}
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={() => {
        held.current = null;
        onDrag(null);
      }}
      onKeyDown={press}
    >
      <rect x={x - 12} y={plot.y} width={24} height={plot.height} fill="transparent" />
      <line x1={x} x2={x} y1={plot.y} y2={plot.y + plot.height} stroke={color("ink")} strokeWidth={1.5} />
      {margins.map((line, index) => (
        <circle
          key={index === 0 ? "proposed" : "current"}
          cx={x}
          cy={Number(height(between(line, at)))}
          r={3.5}
          fill={color(index === 0 ? "proposed" : "current")}
          stroke={color("surface")}
          strokeWidth={1.5}
        />
      ))}
      <rect className={classes.pill} x={pillX} y={pillY} {...PILL} rx={10} fill={color("ink")} />
      <g fill="none" stroke={color("on-ink")} strokeWidth={1.25} strokeLinecap="round" strokeLinejoin="round">
        <path d={`M${pillX + 11} ${pillY + 6.5} l-3.5 3.5 l3.5 3.5`} />
        <path d={`M${pillX + PILL.width - 11} ${pillY + 6.5} l3.5 3.5 l-3.5 3.5`} />
      </g>
      <text
        x={pillX + PILL.width / 2}
        y={pillY + 14}
        textAnchor="middle"
        fontSize={11}
        fontWeight={600}
        fill={color("on-ink")}
      >
        {`${figures.percent(picture.now)} now`}
      </text>
    </g>
  );
}
