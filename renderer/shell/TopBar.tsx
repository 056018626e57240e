import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useEffect } from "react";
import { keyText } from "../controls/key-table.ts";
import { showPage, useSelection } from "../state/selection-store.ts";
import { useUndoLabels } from "../state/undo-labels.ts";
import { useWorkspace } from "../state/workspace-store.ts";
import { ActionItem } from "./ActionItem.tsx";
import { actionOf } from "./actions.ts";
import { PAGE_TABLE } from "./page-table.ts";
import classes from "./top-bar.module.css";

const THEMES = { system: "themeSystem", light: "themeLight", dark: "themeDark" } as const;

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
  const Icon = actionOf(THEMES[chosen]).icon;
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon aria-label="Theme" title="Theme">
          <Icon size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.entries(THEMES).map(([value, id]) => (
          <ActionItem
            key={id}
            id={id}
            rightSection={value === chosen ? <IconCheck size={14} aria-label="chosen" /> : null}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function HistoryButtons() {
  const labels = useUndoLabels();
  return (["undo", "redo"] as const).map((id) => {
    const { icon: Icon, label, run } = actionOf(id);
    const isPossible = labels[id] !== null;
    return (
      <Tooltip key={id} label={isPossible ? `${label()} (${keyText(id)})` : `Nothing to ${id}`}>
        <ActionIcon
          aria-label={label()}
          {...(isPossible ? {} : { "data-disabled": true })}
          aria-disabled={!isPossible}
          onClick={() => {
            if (isPossible) run();
          }}
        >
          <Icon size={17} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    );
  });
}

/** Beside the arrows, because it is where they lead. */
function HistoryPageButton({ isShown }: { isShown: boolean }) {
  const { icon: Icon, label, run } = actionOf("history");
  return (
    <Tooltip label={`${label()} (${keyText("history")})`}>
      <ActionIcon aria-label={label()} aria-current={isShown ? "page" : undefined} onClick={run}>
        <Icon size={17} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  );
}

/** Looks like the field that it opens. */
function FindAnything() {
  const { label, icon: Icon, run } = actionOf("palette");
  return (
    <button type="button" className={classes.find} aria-haspopup="dialog" onClick={run}>
      <Icon size={15} stroke={1.5} aria-hidden />
      <span className={classes.findText}>{label()}</span>
      <span className={classes.findKey} aria-hidden="true">
        {keyText("palette")}
      </span>
    </button>
  );
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
        {PAGE_TABLE.filter(({ aside }) => aside === undefined).map(({ id, label, feeds }, index) => (
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
        <FindAnything />
        <HistoryButtons />
        <HistoryPageButton isShown={page === "history"} />
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
