import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { connect } from "./host/connect.ts";
import { App } from "./shell/App.tsx";
import { FaultBoundary } from "./shell/FaultBoundary.tsx";
import { StartFault } from "./shell/StartFault.tsx";
import { attachHost } from "./state/connection.ts";
import { followOtherWindows } from "./state/other-windows.ts";
import { startSession } from "./state/start.ts";
import { Appearance } from "./theme/Appearance.tsx";
import { installTrustedTypes } from "./workers/trusted-types.ts";

installTrustedTypes(window);

const place = document.getElementById("root");
if (place === null) throw new Error("index.html has no place for the application");
const root = createRoot(place);

try {
  attachHost(await connect());
  await startSession();
  followOtherWindows();
  root.render(
    <StrictMode>
      <Appearance>
        <FaultBoundary>
          <App />
        </FaultBoundary>
      </Appearance>
    </StrictMode>,
  );
} catch (error) {
  root.render(
    <Appearance>
      <StartFault error={error} />
    </Appearance>,
  );
}
