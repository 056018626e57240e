/** The small picture of an uncertain value: how likely its values are, from the least to the most. */
import { useMemo } from "react";
import type { Distribution } from "../../shared/model/document.ts";
import type { Field } from "../../shared/model/field.ts";
import { color } from "../theme/tokens.ts";
import { densityPoints, quantileIn } from "./uncertain-words.ts";

interface DistributionPictureProps {
  readonly distribution: Distribution;
  readonly field: Field;
  readonly width?: number;
  readonly height?: number;
}

export function DistributionPicture({ distribution, field, width = 28, height = 12 }: DistributionPictureProps) {
  const path = useMemo(() => {
    const floor = height - 1;
    const points = densityPoints(quantileIn(distribution, field)).map(
      ({ x, y }) => `${(x * width).toFixed(1)} ${(floor - y * (floor - 1)).toFixed(1)}`,
    );
    return points.length === 0 ? "" : `M0 ${floor} L${points.join(" L")} L${width} ${floor} Z`;
  }, [distribution, field, width, height]);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" style={{ flex: "none" }}>
      <path d={path} fill={color("ev-tint")} stroke={color("ev-c")} strokeWidth="1" strokeLinejoin="round" />
    </svg>
  );
}
