import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconLayoutSidebar } from "@tabler/icons-react";
import { keyText } from "../controls/key-table.ts";
import { Picker } from "../controls/Picker.tsx";
import { Segments } from "../controls/Segments.tsx";
import { useResults } from "../state/results-store.ts";
import { useScenario } from "../state/scenario-store.ts";
import { useScratch } from "../state/scratch-store.ts";
import { chooseSpan, showDrawer, showFindings, useSelection } from "../state/selection-store.ts";
import { actionOf } from "./actions.ts";
import { ClientMenu } from "./ClientMenu.tsx";
import classes from "./context-bar.module.css";
import { ExportMenu } from "./ExportMenu.tsx";
import { ScenarioMenu } from "./ScenarioMenu.tsx";

const MOST_SEGMENTS = 6;

function SpanSwitch() {
  const spans = useResults((state) => state.view?.spans);
  const span = useSelection((state) => state.span);
  if (spans === undefined || spans.length === 0) return null;
  const last = spans.length - 1;
  const chosen = span === null ? last : Math.min(span, last);
  const choose = (index: number): void => chooseSpan(index === last ? null : index);
  if (spans.length > MOST_SEGMENTS)
    return (
      <Picker name="Span" value={spans[chosen]?.label ?? ""} width={160}>
        {spans.map((one, index) => (
          <Menu.Item key={one.label} onClick={() => choose(index)}>
            {one.label}
          </Menu.Item>
        ))}
      </Picker>
    );
  return (
    <Segments
      label="Span of the figures"
      choices={spans.map((one, index) => ({ value: String(index), label: one.label }))}
      value={String(chosen)}
      onChange={(value) => choose(Number(value))}
    />
  );
}

/** The way back to what the model says about the whole, with the number of its warnings. */
function Findings() {
  const findings = useResults((state) => state.findings?.findings);
  const inClient = useSelection((state) => state.scope.kind === "client");
  const count = findings?.warnings.length ?? 0;
  const warnings = `${count} ${count === 1 ? "warning" : "warnings"}`;
  return (
    <button type="button" className={classes.findings} onClick={showFindings}>
      {count > 0 && <IconAlertTriangle size={14} stroke={1.75} aria-hidden />}
      {count === 0 ? "Findings" : inClient ? `${warnings} in the portfolio` : warnings}
    </button>
  );
}

/** Into the mode in which nothing is stored; out of it only by keeping or discarding. */
function TrySwitch() {
  const hasScenario = useScenario((state) => state.records !== null);
  const isTrying = useScratch((state) => state.base !== null);
  if (!hasScenario) return null;
  const { label, icon: Icon, run } = actionOf("tryValues");
  return (
    <Tooltip
      label={isTrying ? "Keep or discard what is tried, above the page" : `${label()} (${keyText("tryValues")})`}
    >
      <ActionIcon aria-label={label()} aria-pressed={isTrying} onClick={isTrying ? undefined : run}>
        <Icon size={17} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  );
}

export function ContextBar({ scoped }: { scoped: boolean }) {
  return (
    <section className={classes.bar} aria-label="Scenario, client and span">
      {scoped && (
        <ActionIcon className={classes.narrow} aria-label="Assumptions" onClick={() => showDrawer("tree")}>
          <IconLayoutSidebar size={16} stroke={1.5} />
        </ActionIcon>
      )}
      <ScenarioMenu />
      <ClientMenu />
      <span className={classes.space} />
      {scoped && <Findings />}
      {scoped && <SpanSwitch />}
      <TrySwitch />
      <ExportMenu />
    </section>
  );
}
