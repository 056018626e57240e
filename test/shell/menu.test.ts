import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, it } from "vitest";
import { menuTemplate } from "../../electron/shell/menu.ts";
import { MENU_COMMANDS, type MenuCommand } from "../../shared/contract/menu-commands.ts";

const platforms = ["linux", "win32", "darwin"] as const;

function itemsOf(platform: NodeJS.Platform, withDeveloperTools = false) {
  const sent: MenuCommand[] = [];
  const template = menuTemplate({ platform, appName: "Outturn", withDeveloperTools, send: (name) => sent.push(name) });
  const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
  return { items: flat(template), sent };
}

describe.each(platforms)("the menu on %s", (platform) => {
  it("sends every command once, and no other", () => {
    const { items, sent } = itemsOf(platform);
    for (const item of items) (item.click as (() => void) | undefined)?.();
    expect(sent.toSorted()).toEqual([...MENU_COMMANDS].toSorted());
  });

  it("leaves the keys of undo and redo to the page, and uses no key twice", () => {
    const { items } = itemsOf(platform);
    for (const name of ["undo", "redo"]) {
      const item = items.find(({ id }) => id === name);
      expect(item?.accelerator).toBeDefined();
      expect(item?.registerAccelerator).toBe(false);
      expect(item?.role).toBeUndefined();
    }
    const keys = items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("has no way to the developer tools once packaged", () => {
    const roles = (withDeveloperTools: boolean) => itemsOf(platform, withDeveloperTools).items.map(({ role }) => role);
    expect(roles(false)).not.toContain("toggleDevTools");
    expect(roles(true)).toContain("toggleDevTools");
    expect(roles(true)).not.toContain("forceReload");
  });
});
