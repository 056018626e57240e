import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { theme, variables } from "./theme.ts";
import "@mantine/core/styles.layer.css";
import "./base.css";

/** The nonce of this page's policy, written into index.html by the host. */
function styleNonce(): string {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content") ?? "";
}

// The library that stops the page from scrolling behind a dialog writes a style element too, with the nonce it finds here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

export function Appearance({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      {children}
    </MantineProvider>
  );
}
