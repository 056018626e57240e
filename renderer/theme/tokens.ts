/** The colours of the design, by name, for both schemes. Hue always means data; chrome is achromatic. */
const LIGHT = {
  bg: "#F4F5F7",
  surface: "#FFFFFF",
  sunken: "#EDEFF2",
  raised: "#FFFFFF",
  text: "#12161D",
  "text-2": "#454D5A",
  "text-3": "#626B79",
  border: "#E1E4E9",
  "border-2": "#D2D6DD",
  "border-ctl": "#838B98",
  grid: "#E8EAEE",
  axis: "#A9B0BB",
  ink: "#12161D",
  "on-ink": "#FFFFFF",
  current: "#596478",
  proposed: "#1F55D3",
  ai: "#12A096",
  "ai-text": "#087A75",
  labour: "#C4760F",
  "labour-text": "#935608",
  tools: "#6F6459",
  credits: "#8E1F58",
  "scenario-a": "#12161D",
  "scenario-b": "#0B74A8",
  "scenario-c": "#8A6A00",
  "scenario-d": "#A03C78",
  "scenario-e": "#3F7D20",
  "scenario-f": "#7A4FC0",
  positive: "#0A7549",
  negative: "#BC3A10",
  "ev-m": "#432878",
  "ev-c": "#6F50AD",
  "ev-b": "#9C7FCF",
  "ev-a": "#9C7FCF",
  hover: "rgba(18, 22, 29, 0.045)",
  select: "rgba(18, 22, 29, 0.07)",
  "proposed-tint": "rgba(31, 85, 211, 0.055)",
  "ev-tint": "rgba(111, 80, 173, 0.10)",
  "total-bg": "#F4F5F7",
  segments: "#EDEFF2",
  segment: "#FFFFFF",
  "menu-shadow": "0 4px 16px rgba(18, 22, 29, 0.10), 0 1px 3px rgba(18, 22, 29, 0.08)",
} as const;

export type TokenName = keyof typeof LIGHT;

const DARK: Record<TokenName, string> = {
  bg: "#0B0E13",
  surface: "#12161D",
  sunken: "#0E1218",
  raised: "#1A1F28",
  text: "#E8EBF0",
  "text-2": "#B4BCC9",
  "text-3": "#8D96A5",
  border: "#232A35",
  "border-2": "#303947",
  "border-ctl": "#667080",
  grid: "#1E242E",
  axis: "#4A5362",
  ink: "#E8EBF0",
  "on-ink": "#0B0E13",
  current: "#B3BCCA",
  proposed: "#7AA0FF",
  ai: "#1FA89E",
  "ai-text": "#4CC9C0",
  labour: "#D8922F",
  "labour-text": "#E5AE5C",
  tools: "#CFC5BA",
  credits: "#FFAAD2",
  "scenario-a": "#E8EBF0",
  "scenario-b": "#5DB7E8",
  "scenario-c": "#D9B43A",
  "scenario-d": "#E38CBF",
  "scenario-e": "#8CCB62",
  "scenario-f": "#B59CF2",
  positive: "#4FC28B",
  negative: "#FF8B68",
  "ev-m": "#D3C0FF",
  "ev-c": "#A48AE0",
  "ev-b": "#7A62B4",
  "ev-a": "#7A62B4",
  hover: "rgba(232, 235, 240, 0.05)",
  select: "rgba(232, 235, 240, 0.09)",
  "proposed-tint": "rgba(122, 160, 255, 0.08)",
  "ev-tint": "rgba(164, 138, 224, 0.16)",
  "total-bg": "#0E1218",
  segments: "#1A1F28",
  segment: "#303947",
  "menu-shadow": "0 4px 16px rgba(0, 0, 0, 0.5), 0 1px 3px rgba(0, 0, 0, 0.4)",
};

function asVariables(table: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [`--ot-${name}`, value]));
}

export const lightVariables = asVariables(LIGHT);
export const darkVariables = asVariables(DARK);

/** The colour of a token as CSS, for SVG attributes and inline styles. */
export function color(name: TokenName): string {
  return `var(--ot-${name})`;
}
