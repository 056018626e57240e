import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCheck,
  IconDeviceDesktop,
  IconMoon,
  IconSun,
} from "@tabler/icons-react";
import { useEffect } from "react";
import { editSettings, redo, undo } from "../state/edits.ts";
import { showPage, useSelection } from "../state/selection-store.ts";
import { useWorkspace } from "../state/workspace-store.ts";
import { PAGE_TABLE } from "./page-table.ts";
import { MODIFIER } from "./Shortcuts.tsx";
import classes from "./top-bar.module.css";

const THEMES = [
  { value: "system", label: "As the system", icon: IconDeviceDesktop },
  { value: "light", label: "Light", icon: IconSun },
  { value: "dark", label: "Dark", icon: IconMoon },
] as const;

function Brand() {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="var(--ot-ink)" />
      <g fill="none" stroke="var(--ot-on-ink)" strokeLinecap="round">
        <path d="M5.5 17.5 18.5 6.5" strokeWidth="2.25" />
        <path d="M5.5 11.5c4.5 0 8.5 2 13 6" strokeWidth="1.5" opacity=".75" />
        <circle cx="11.6" cy="12.4" r="2.1" fill="var(--ot-ink)" strokeWidth="1.5" />
      </g>
    </svg>
  );
}

function ThemeSwitch() {
  const chosen = useWorkspace((state) => state.settings.theme);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(chosen === "system" ? "auto" : chosen), [chosen, setColorScheme]);
  const Icon = chosen === "dark" ? IconMoon : chosen === "light" ? IconSun : IconDeviceDesktop;
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon aria-label="Theme" title="Theme">
          <Icon size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {THEMES.map(({ value, label, icon: ThemeIcon }) => (
          <Menu.Item
            key={value}
            leftSection={<ThemeIcon size={16} stroke={1.5} />}
            rightSection={value === chosen ? <IconCheck size={14} aria-label="chosen" /> : null}
            onClick={() => void editSettings(`Theme: ${label.toLowerCase()}`, { theme: value })}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function HistoryButtons() {
  const history = useWorkspace((state) => state.history);
  const buttons = [
    { what: "Undo", label: history.undo, keys: `${MODIFIER} Z`, act: undo, icon: IconArrowBackUp },
    { what: "Redo", label: history.redo, keys: `Shift ${MODIFIER} Z`, act: redo, icon: IconArrowForwardUp },
  ];
  return buttons.map(({ what, label, keys, act, icon: Icon }) => (
    <Tooltip key={what} label={label === null ? `Nothing to ${what.toLowerCase()}` : `${what}: ${label} (${keys})`}>
      <ActionIcon
        aria-label={label === null ? what : `${what}: ${label}`}
        {...(label === null ? { "data-disabled": true } : {})}
        aria-disabled={label === null}
        onClick={() => {
          if (label !== null) void act();
        }}
      >
        <Icon size={17} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  ));
}

function initialsOf(name: string): string {
  const words = name.trim().split(/[\s._-]+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}

export function TopBar() {
  const page = useSelection((state) => state.page);
  const session = useWorkspace((state) => state.session);
  const settings = useWorkspace((state) => state.settings);
  const workspace = settings.organisation !== "" ? settings.organisation : (session?.workspace.name ?? "");
  return (
    <header className={classes.bar}>
      <div className={classes.brand}>
        <Brand />
        <span className={classes.name}>Outturn</span>
        <span className={classes.rule} aria-hidden="true" />
        <span className={classes.workspace} title={session?.workspace.location}>
          {workspace}
        </span>
      </div>
      <nav className={classes.tabs} aria-label="Pages">
        {PAGE_TABLE.map(({ id, label, feeds }, index) => (
          <span key={id} className={classes.tabPlace}>
            {feeds && PAGE_TABLE[index - 1]?.feeds === false && <span className={classes.tabRule} aria-hidden="true" />}
            <button
              type="button"
              className={classes.tab}
              aria-current={id === page ? "page" : undefined}
              onClick={() => showPage(id)}
            >
              {label}
            </button>
          </span>
        ))}
      </nav>
      <div className={classes.tools}>
        <HistoryButtons />
        <ThemeSwitch />
        {settings.person !== "" && (
          <span
            className={classes.person}
            role="img"
            aria-label={`Edits are stored as ${settings.person}`}
            title={`Edits are stored as ${settings.person}`}
          >
            {initialsOf(settings.person)}
          </span>
        )}
      </div>
    </header>
  );
}
