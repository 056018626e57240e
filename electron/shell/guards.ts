/** Hangs the policy on every session and every web contents, whoever makes them. */
import { app, type Session, shell, type WebContents } from "electron";
import { decidePermission } from "./permissions.ts";
import { decideDownload, decideNavigation, decideRequest, decideWindowOpen } from "./policy.ts";

export function guardSession(session: Session, isOwnWindow: (contents: WebContents | null) => boolean): void {
  // Electron asks one handler for questions and the other for requests; with only one of them the rest is granted.
  session.setPermissionCheckHandler((contents, permission, origin, details) => {
    const url = details.requestingUrl ?? origin;
    const question = { permission, url, isMainFrame: details.isMainFrame, isOwnWindow: isOwnWindow(contents) };
    return decidePermission(question) === "allow";
  });
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const { requestingUrl: url, isMainFrame } = details;
    answer(decidePermission({ permission, url, isMainFrame, isOwnWindow: isOwnWindow(contents) }) === "allow");
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  // Spelling would fetch its dictionaries from the network.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    answer({ cancel: decideRequest({ url, resourceType, allowDevTools: !app.isPackaged }) === "deny" });
  });
  session.on("will-download", (event, item) => {
    if (decideDownload(item.getURL()) === "deny") event.preventDefault();
  });
}

export function guardContents(contents: WebContents): void {
  contents.on("will-attach-webview", (event) => event.preventDefault());
  // The first does not see frames inside the page, the second sees all, the third what a server answers.
  contents.on("will-navigate", (event) => {
    if (decideNavigation(event) === "deny") event.preventDefault();
  });
  contents.on("will-frame-navigate", (event) => {
    if (decideNavigation(event) === "deny") event.preventDefault();
  });
  contents.on("will-redirect", (event) => {
    if (decideNavigation(event) === "deny") event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    const { action, openOutside } = decideWindowOpen(url);
    if (openOutside) void shell.openExternal(url);
    return { action };
  });
}
