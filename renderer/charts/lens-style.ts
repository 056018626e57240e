import type { LensId } from "../../shared/model/results.ts";
import type { TokenName } from "../theme/tokens.ts";

interface LensStyle {
  readonly color: TokenName;
  readonly width: number;
  /** AI off is dotted everywhere. */
  readonly dash?: string;
}

export const LENS_STYLES: Readonly<Record<LensId, LensStyle>> = {
  "current/off": { color: "current", width: 1.25, dash: "2 4" },
  "current/on": { color: "current", width: 2 },
  "proposed/off": { color: "proposed", width: 1.25, dash: "2 4" },
  "proposed/on": { color: "proposed", width: 2.5 },
};
