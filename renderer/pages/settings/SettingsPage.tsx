/** What all clients share, and the workspace itself: a rail of sections beside one long page of them. */
import { type ComponentType, useEffect, useRef, useState } from "react";
import { EmptyState } from "../../controls/EmptyState.tsx";
import { useScenario } from "../../state/scenario-store.ts";
import { remember, remembered } from "../../state/workspace-store.ts";
import { AiSection } from "./AiSection.tsx";
import { CategoriesSection } from "./CategoriesSection.tsx";
import { DeskSection } from "./DeskSection.tsx";
import { HistorySection } from "./HistorySection.tsx";
import { RateCardSection } from "./RateCardSection.tsx";
import { ScenarioSection } from "./ScenarioSection.tsx";
import classes from "./settings-page.module.css";
import { ToolsSection } from "./ToolsSection.tsx";
import { WorkspaceSection } from "./WorkspaceSection.tsx";

interface SectionEntry {
  readonly id: string;
  readonly label: string;
  readonly component: ComponentType;
  readonly group: "scenario" | "workspace";
}

const SECTIONS: readonly SectionEntry[] = [
  { id: "rate-card", label: "Rate card", component: RateCardSection, group: "scenario" },
  { id: "tools", label: "Tools and proactive work", component: ToolsSection, group: "scenario" },
  { id: "desk", label: "Service desk", component: DeskSection, group: "scenario" },
  { id: "categories", label: "Ticket categories", component: CategoriesSection, group: "scenario" },
  { id: "ai", label: "AI programme", component: AiSection, group: "scenario" },
  { id: "scenario", label: "Scenario", component: ScenarioSection, group: "scenario" },
  { id: "workspace", label: "Workspace", component: WorkspaceSection, group: "workspace" },
  { id: "history", label: "History", component: HistorySection, group: "workspace" },
];

const GROUPS = [
  { group: "scenario", label: "This scenario" },
  { group: "workspace", label: "This workspace" },
] as const;

const PLACE = "settingsSection";
/** A section counts as read from here down, in pixels below the top of the page. */
const READING_LINE = 120;

export function SettingsPage() {
  const hasScenario = useScenario((state) => state.records !== null);
  const [current, setCurrent] = useState<string>("rate-card");
  const page = useRef<HTMLDivElement>(null);

  function show(id: string): void {
    const section = document.getElementById(id);
    section?.scrollIntoView({ block: "start" });
    section?.focus({ preventScroll: true });
    setCurrent(id);
    remember(PLACE, id);
  }

  useEffect(() => {
    const last = remembered(PLACE);
    if (typeof last !== "string") return;
    document.getElementById(last)?.scrollIntoView({ block: "start" });
    setCurrent(last);
  }, []);

  function follow(): void {
    const box = page.current;
    if (box === null) return;
    const passed = SECTIONS.filter(({ id }) => {
      const section = document.getElementById(id);
      return section !== null && section.offsetTop - box.scrollTop <= READING_LINE;
    });
    const next = passed.at(-1)?.id;
    if (next !== undefined && next !== current) {
      setCurrent(next);
      remember(PLACE, next);
    }
  }

  if (!hasScenario)
    return (
      <EmptyState title="No scenario yet">
        Settings belong to a scenario. Begin with the sample from the scenario menu above.
      </EmptyState>
    );
  return (
    <div className={classes.page}>
      <nav className={classes.rail} aria-label="Sections of the settings">
        {GROUPS.map(({ group, label }) => (
          <div key={group}>
            <h2>{label}</h2>
            <ul>
              {SECTIONS.filter((section) => section.group === group).map((section) => (
                <li key={section.id}>
                  <a
                    href={`#${section.id}`}
                    aria-current={section.id === current ? "location" : undefined}
                    onClick={(event) => {
                      event.preventDefault();
                      show(section.id);
                    }}
                  >
                    {section.label}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div ref={page} className={classes.content} onScroll={follow}>
        {SECTIONS.map(({ id, label, component: Section }) => (
          <section key={id} id={id} className={classes.section} aria-label={label} tabIndex={-1}>
            <Section />
          </section>
        ))}
      </div>
    </div>
  );
}
