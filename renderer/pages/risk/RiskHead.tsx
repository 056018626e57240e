/** Above the page: what is looked at, how far the simulation is, what is measured, running again and taking it elsewhere. */

import { ActionIcon, Button, Menu, NumberInput, Popover, Progress } from "@mantine/core";
import { IconChevronDown, IconCopy, IconFileSpreadsheet, IconFileText, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { fileNameOf } from "../../../shared/contract/file-name.ts";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import { LENSES, type Scope } from "../../../shared/model/results.ts";
import { canonicalJson } from "../../../shared/scenario/canonical.ts";
import type { Json } from "../../../shared/scenario/change.ts";
import { SHOWN_METRICS, type SimulationResult, STATISTICS } from "../../../shared/simulation/result.ts";
import type { TableRow } from "../../../shared/table/delimited.ts";
import { useFigures } from "../../controls/figures.ts";
import { pressed } from "../../controls/key-table.ts";
import { Segments } from "../../controls/Segments.tsx";
import { copyTable, saveTable } from "../../controls/table-files.ts";
import { saveFile } from "../../host/save-file.ts";
import { cancelSimulation, chooseSeed, chooseTrials, runAgain } from "../../state/risk.ts";
import {
  chooseMetric,
  RISK_METRICS,
  type RiskView,
  type SimulationRun,
  showRiskView,
  TRIAL_CHOICES,
  useRisk,
} from "../../state/risk-store.ts";
import classes from "./risk-head.module.css";
import { METRIC_NAMES } from "./risk-words.ts";
import { TogetherSettings } from "./TogetherSettings.tsx";

const icon = { size: 16, stroke: 1.5 } as const;

const VIEWS: readonly { readonly value: RiskView; readonly label: string; readonly title: string }[] = [
  { value: "range", label: "Range", title: "How sure are we?" },
  { value: "floor", label: "Floor price", title: "What price is safe?" },
  { value: "shocks", label: "Shocks", title: "What falls below its floor if...?" },
  { value: "clauses", label: "Clauses", title: "What does a clause pay?" },
  { value: "renewal", label: "Renewal", title: "What price keeps the client?" },
];

/** Every statistic of every lens and difference, one line each. */
function statisticRows(result: SimulationResult): readonly TableRow[] {
  const line = (name: string, from: SimulationResult["lenses"]["current/off"]): readonly TableRow[] =>
    SHOWN_METRICS.flatMap((metric) =>
      STATISTICS.flatMap((id) => {
        const one = from[metric]?.[id];
        return one === undefined ? [] : [[name, metric, id, one.value, one.se]];
      }),
    );
  return [
    ["Lens", "Figure", "Statistic", "Value", "Standard error"],
    ...LENSES.flatMap((lens) => line(lens, result.lenses[lens])),
    ...Object.entries(result.differences).flatMap(([name, from]) => line(name, from)),
  ];
}

function ExportRisk({ result, name }: { result: SimulationResult; name: string }) {
  const title = `${name} risk`;
  return (
    <Menu position="bottom-end" width={240} trapFocus>
      <Menu.Target>
        <ActionIcon variant="default" size={28} aria-label="Export figures" title="Export figures">
          <IconUpload {...icon} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => copyTable(statisticRows(result), "Statistics")}>
          Copy every statistic as data
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileSpreadsheet {...icon} />}
          onClick={() => saveTable(statisticRows(result), title)}
        >
          Save every statistic as CSV
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileText {...icon} />}
          onClick={() =>
            saveFile(
              fileNameOf(title, "json"),
              new Blob([canonicalJson(result as unknown as Json)], { type: "application/json" }),
            )
          }
        >
          Save the simulation (.json)
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Trials and seed as they were, to be changed in place. */
function RunSettings({ text }: { text: string }) {
  const figures = useFigures();
  const { trials, seed } = useRisk();
  const [typed, setTyped] = useState<number | string>(seed);
  const accept = (): void => {
    if (typeof typed === "number" && Number.isSafeInteger(typed) && typed >= 0 && typed !== seed) chooseSeed(typed);
  };
  return (
    <Popover position="bottom-start" width={240} trapFocus onOpen={() => setTyped(seed)}>
      <Popover.Target>
        <button type="button" className={classes.status} title="Trials and seed">
          {text}
          <IconChevronDown size={13} stroke={1.75} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.settings}>
          <Segments
            label="Trials"
            value={String(trials)}
            choices={TRIAL_CHOICES.map((one) => ({ value: String(one), label: figures.number(one) }))}
            onChange={(value) => chooseTrials(Number(value))}
          />
          <NumberInput
            label="Seed"
            description="The same seed gives the same figures on every machine."
            value={typed}
            min={0}
            max={Number.MAX_SAFE_INTEGER}
            allowDecimal={false}
            allowNegative={false}
            onChange={setTyped}
            onBlur={accept}
            onKeyDown={(event) => {
              if (pressed(event, "accept")) accept();
            }}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface RiskHeadProps {
  readonly run: SimulationRun;
  readonly document: ScenarioDocument;
  readonly scope: Scope;
}

export function RiskHead({ run, document, scope }: RiskHeadProps) {
  const figures = useFigures();
  const { view, metric } = useRisk();
  const { progress, state, took, trials, seed } = run;
  const done = state === "running" && progress?.trials !== trials ? 0 : (progress?.done ?? 0);
  const isRunning = state === "running";
  const counted = state === "done" ? figures.number(trials) : `${figures.number(done)} of ${figures.number(trials)}`;
  const seconds = `${figures.number(took / 1000, 1)} s`;
  const text = isRunning ? `${counted} trials, seed ${seed}` : `${counted} trials, seed ${seed}, ${seconds}`;
  return (
    <div className={classes.head}>
      <Segments label="What is looked at" choices={VIEWS} value={view} onChange={showRiskView} />
      <RunSettings text={text} />
      <TogetherSettings document={document} scope={scope} />
      {isRunning && (
        <>
          <Progress
            className={classes.progress}
            value={(100 * done) / trials}
            size={6}
            aria-label={`Simulation: ${counted} trials`}
          />
          <Button variant="subtle" size="compact-sm" color="gray" onClick={cancelSimulation}>
            Cancel
          </Button>
        </>
      )}
      <span className="ot-hidden" role="status">
        {isRunning ? "Simulation running" : `Simulation of ${counted} trials ${state === "done" ? "done" : state}`}
      </span>
      <span className={classes.space} />
      {view === "range" && (
        <Segments
          label="What is measured"
          value={metric}
          choices={RISK_METRICS.map((one) => ({ value: one, label: METRIC_NAMES[one] }))}
          onChange={chooseMetric}
        />
      )}
      <Button variant="default" size="compact-sm" disabled={isRunning} onClick={runAgain} title="With other draws">
        Run again
      </Button>
      {progress !== null && <ExportRisk result={progress.view.result} name={document.name} />}
    </div>
  );
}
