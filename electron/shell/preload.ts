/** All that the page gets of Electron: one frozen object that carries calls one way and menu commands the other. */
import { contextBridge, ipcRenderer } from "electron";
import { isMenuCommand, type MenuCommand } from "../../shared/contract/menu-commands.ts";
import { IPC_CHANNEL } from "../hosts/ipc-host.ts";
import { COMMAND_CHANNEL } from "./command-channel.ts";

const bridge = Object.freeze({
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(IPC_CHANNEL, name, input),
  /** Returns the function that stops listening. Electron's event never reaches the page. */
  onCommand: (listener: (command: MenuCommand) => void): (() => void) => {
    const receive = (_event: unknown, command: unknown): void => {
      if (isMenuCommand(command)) listener(command);
    };
    ipcRenderer.on(COMMAND_CHANNEL, receive);
    return () => void ipcRenderer.removeListener(COMMAND_CHANNEL, receive);
  },
});

contextBridge.exposeInMainWorld("outturn", bridge);
