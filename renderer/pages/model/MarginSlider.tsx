/** A share as a slider, with what the margin would be over its whole range drawn in the track. */
import { useEffect, useState } from "react";
import { useFigures } from "../../controls/figures.ts";
import classes from "./margin-slider.module.css";
import { type MarginCurve, useMarginCurve } from "./use-margin-curve.ts";

const STEP = 0.005;
const REST = 250;
/** The keys with which the browser moves a slider. */
const MOVING = /^(Arrow|Page|Home|End)/;
/** In units of the picture, which is stretched over the track. */
const WIDTH = 100;
const HEIGHT = 20;
const LINE_ROOM = 1.5;

interface MarginSliderProps {
  readonly label: string;
  readonly path: string;
  /** Plain decimal from 0 to 1. */
  readonly share: string;
  readonly onGrab: () => void;
  readonly onSlide: (share: string) => void;
  readonly onDrop: (share: string) => void;
  readonly onLeave: (event: React.FocusEvent<HTMLElement>) => void;
}

/** Height of each margin; in the middle where they are all the same. */
function heights(margins: readonly number[]): (margin: number) => number {
  const low = Math.min(...margins);
  const range = Math.max(...margins) - low;
  return (margin) =>
    range === 0 ? HEIGHT / 2 : HEIGHT - LINE_ROOM - ((margin - low) / range) * (HEIGHT - 2 * LINE_ROOM);
}

/** The margin between two points of the curve. */
function marginAt(margins: readonly number[], share: number): number {
  const place = Math.min(1, Math.max(0, share)) * (margins.length - 1);
  const [before = 0, after = before] = [margins[Math.floor(place)], margins[Math.ceil(place)]];
  return before + (after - before) * (place - Math.floor(place));
}

function Curve({ margins, share }: { margins: readonly number[]; share: number }) {
  const height = heights(margins);
  const points = margins.map((margin, at) => `${(at / (margins.length - 1)) * WIDTH},${height(margin)}`).join(" ");
  const isThroughZero = Math.min(...margins) < 0 && Math.max(...margins) > 0;
  const top = `${(height(marginAt(margins, share)) / HEIGHT) * 100}%`;
  return (
    <>
      <svg
        className={classes.curve}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        data-margin-curve
      >
        <polygon className={classes.area} points={`0,${HEIGHT} ${points} ${WIDTH},${HEIGHT}`} />
        {isThroughZero && <line className={classes.zero} x1={0} x2={WIDTH} y1={height(0)} y2={height(0)} />}
        <polyline className={classes.line} points={points} />
      </svg>
      <span className={classes.dotRoom} aria-hidden="true">
        <span className={classes.dot} style={{ left: `${share * 100}%`, top }} />
      </span>
    </>
  );
}

function Ends({ curve }: { curve: MarginCurve | null }) {
  const figures = useFigures();
  if (curve === null) return <span className={classes.waiting}>Margin over the range is being computed</span>;
  const { margins } = curve;
  const [first, last] = [margins?.[0], margins?.at(-1)];
  if (margins === null || first === undefined || last === undefined) return <span>No margin here rests on it</span>;
  if (margins.every((margin) => Math.abs(margin - first) < 0.005)) return <span>The margin here does not change</span>;
  return (
    <>
      <span>{figures.shortMoney(first)} at 0%</span>
      <span>{figures.shortMoney(last)} at 100%</span>
    </>
  );
}

export function MarginSlider({ label, path, share, onGrab, onSlide, onDrop, onLeave }: MarginSliderProps) {
  const figures = useFigures();
  const [isWanted, setWanted] = useState(false);
  const want = (): void => setWanted(true);
  useEffect(() => {
    // Also for those who step in the field beside it; not for rows that the Tab key only passes.
    const rest = setTimeout(() => setWanted(true), REST);
    return () => clearTimeout(rest);
  }, []);
  const curve = useMarginCurve(path, isWanted);
  const margins = curve?.margins ?? null;
  const now = Number(share);
  const inWords = margins === null ? "" : `, margin ${figures.money(marginAt(margins, now))}`;
  return (
    <div className={classes.slider}>
      <div className={classes.track}>
        {margins !== null && <Curve margins={margins} share={now} />}
        <input
          type="range"
          aria-label={`${label}, slider`}
          aria-valuetext={`${figures.percent(now)}${inWords}`}
          min={0}
          max={1}
          step={STEP}
          value={share}
          onPointerEnter={want}
          onFocus={want}
          onBlur={onLeave}
          onMouseDown={onGrab}
          onChange={(event) => onSlide(event.currentTarget.value)}
          onPointerUp={(event) => onDrop(event.currentTarget.value)}
          onKeyUp={(event) => {
            if (MOVING.test(event.key)) onDrop(event.currentTarget.value);
          }}
        />
      </div>
      <div className={classes.ends}>{isWanted && <Ends curve={curve} />}</div>
    </div>
  );
}
