import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";
import { darkVariables, lightVariables } from "./tokens.ts";

const ink: MantineColorsTuple = [
  "#E8EBF0",
  "#D2D6DD",
  "#B4BCC9",
  "#8D96A5",
  "#626B79",
  "#454D5A",
  "#303947",
  "#232A35",
  "#1A1F28",
  "#12161D",
];

const font = '"Inter", "Segoe UI", system-ui, sans-serif';

export const theme = createTheme({
  primaryColor: "ink",
  primaryShade: { light: 9, dark: 0 },
  colors: { ink },
  autoContrast: true,
  black: "#0B0E13",
  fontFamily: font,
  headings: { fontFamily: font, fontWeight: "600" },
  defaultRadius: "md",
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  fontSizes: { xs: "11px", sm: "12px", md: "13px", lg: "14px", xl: "20px" },
  lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "20px", xl: "28px" },
  focusRing: "auto",
  respectReducedMotion: true,
  cursorType: "pointer",
  shadows: { md: "var(--ot-menu-shadow)", xl: "var(--ot-menu-shadow)" },
  components: {
    // Named, so that the style sheet can tell it: an unnamed variant leaves no mark on the element.
    Button: { defaultProps: { size: "xs", variant: "filled" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: 28 } },
    TextInput: { defaultProps: { size: "xs" } },
    Textarea: { defaultProps: { size: "xs" } },
    Select: { defaultProps: { size: "xs", comboboxProps: { shadow: "md" } } },
    NumberInput: { defaultProps: { size: "xs" } },
    // What is filled with ink is light in the dark theme.
    Checkbox: { defaultProps: { size: "xs", iconColor: "var(--ot-on-ink)" } },
    Radio: { defaultProps: { iconColor: "var(--ot-on-ink)" } },
    Switch: { defaultProps: { size: "xs" } },
    Menu: { defaultProps: { shadow: "md", position: "bottom-start", offset: 4, withinPortal: true } },
    Modal: { defaultProps: { centered: true, radius: "lg", shadow: "md", transitionProps: { duration: 120 } } },
    Drawer: { defaultProps: { shadow: "md", transitionProps: { duration: 120 } } },
    Popover: { defaultProps: { shadow: "md" } },
    Tooltip: { defaultProps: { openDelay: 400, fz: "sm", offset: 6, transitionProps: { duration: 120 } } },
  },
});

const shared = {
  "--input-height-xs": "28px",
  "--mantine-color-body": "var(--ot-bg)",
  "--mantine-color-text": "var(--ot-text)",
  "--mantine-color-bright": "var(--ot-text)",
  "--mantine-color-dimmed": "var(--ot-text-3)",
  "--mantine-color-placeholder": "var(--ot-text-3)",
  "--mantine-color-default": "var(--ot-surface)",
  "--mantine-color-default-hover": "var(--ot-hover)",
  "--mantine-color-default-color": "var(--ot-text)",
  "--mantine-color-default-border": "var(--ot-border-2)",
  "--mantine-color-error": "var(--ot-negative)",
  "--mantine-color-anchor": "var(--ot-text)",
};

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...lightVariables, ...shared },
  dark: { ...darkVariables, ...shared },
});
