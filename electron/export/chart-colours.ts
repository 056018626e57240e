import type { ChartSeries } from "../../shared/proposal/document.ts";

/** The same for every brand, so that lines can be told apart, without colour vision too (design/tokens.md). */
export const CHART_COLOURS: Readonly<Record<ChartSeries["role"], string>> = {
  today: "#596478",
  first: "#c4760f",
  second: "#1f55d3",
  third: "#0a7549",
};
