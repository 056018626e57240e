import { Menu } from "@mantine/core";
import { Picker } from "../controls/Picker.tsx";
import { Segments } from "../controls/Segments.tsx";
import { useResults } from "../state/results-store.ts";
import { chooseSpan, useSelection } from "../state/selection-store.ts";
import { ClientMenu } from "./ClientMenu.tsx";
import classes from "./context-bar.module.css";
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

export function ContextBar({ scoped }: { scoped: boolean }) {
  return (
    <div className={classes.bar} role="toolbar" aria-label="Scenario, client and span">
      <ScenarioMenu />
      <ClientMenu />
      <span className={classes.space} />
      {scoped && <SpanSwitch />}
    </div>
  );
}
