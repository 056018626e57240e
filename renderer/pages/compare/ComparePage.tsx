/** What changes if...? Scenarios as columns, changed assumptions first, and the bridge between any two of their margins. */
import { Menu } from "@mantine/core";
import { useCallback, useEffect, useMemo, useState } from "react";
import { comparedTopics } from "../../../shared/compare/difference.ts";
import { LENSES } from "../../../shared/model/results.ts";
import { BesideDrawer } from "../../controls/BesideDrawer.tsx";
import { EmptyState } from "../../controls/EmptyState.tsx";
import { useFigures } from "../../controls/figures.ts";
import { Picker } from "../../controls/Picker.tsx";
import { Segments } from "../../controls/Segments.tsx";
import { Surface } from "../../controls/Surface.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import { showOnlyChanged, useCompare } from "../../state/compare-store.ts";
import { followComparison } from "../../state/comparison.ts";
import { useResults } from "../../state/results-store.ts";
import { useShownDocument } from "../../state/scenario-store.ts";
import { chooseLens, showDrawer, useSelection } from "../../state/selection-store.ts";
import { Inspector } from "../model/Inspector.tsx";
import { lensName, planNames } from "../model/lens-terms.ts";
import { AddScenario } from "./AddScenario.tsx";
import { assumptionRows } from "./assumption-rows.ts";
import { ComparePanel } from "./ComparePanel.tsx";
import { CompareTable } from "./CompareTable.tsx";
import { useColumns, useNamedColumns } from "./columns.ts";
import classes from "./compare-page.module.css";
import type { Row } from "./compare-rows.ts";
import { compareFinding, compareTable, differenceCounts, horizonsNote } from "./compare-words.ts";
import { lensRows, payRows } from "./figure-rows.ts";

const SHOWN = [
  { value: "changed", label: "Only changed" },
  { value: "all", label: "All assumptions" },
] as const;

export function ComparePage() {
  const figures = useFigures();
  const { scope, lens, span: chosenSpan, drawer, trail } = useSelection();
  const selected = useShownDocument();
  const view = useResults((state) => state.view);
  const onlyChanged = useCompare((state) => state.onlyChanged);
  const named = useNamedColumns(scope);
  const columns = useColumns(named);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    // A drawer that another page left open would stand in the way.
    showDrawer(null);
    return followComparison();
  }, []);
  const records = useCompare((state) => state.records);
  const topics = useMemo(
    () =>
      comparedTopics(
        [...records.values()].map(({ document }) => document),
        scope,
      ),
    [records, scope],
  );
  const spans = view?.spans.length ?? 0;
  const span = chosenSpan === null || chosenSpan >= spans - 1 ? null : chosenSpan;
  const shown = useMemo(() => ({ columns, lens, scope, span }), [columns, lens, scope, span]);
  const isOneClient = scope.kind === "client";
  const assumptions = useMemo(
    () => assumptionRows(topics, named, { onlyChanged, kept, opened, isOneClient }),
    [topics, named, onlyChanged, kept, opened, isOneClient],
  );
  const rows = useMemo(
    (): readonly Row[] => [
      ...(assumptions.length === 0
        ? []
        : [{ kind: "head", key: "assumptions", label: onlyChanged ? "Changed assumptions" : "Assumptions" } as const]),
      ...assumptions,
      ...lensRows(shown),
      ...payRows(shown),
    ],
    [assumptions, onlyChanged, shown],
  );
  const toggle = useCallback(
    (key: string): void =>
      setOpened((before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key])),
    [],
  );
  const keepRows = useCallback(
    (): void => setKept(new Set(assumptions.flatMap((row) => ("meaning" in row ? [row.key] : [])))),
    [assumptions],
  );
  if (selected === null)
    return (
      <EmptyState title="No scenario yet">
        Scenarios stand here side by side, with what differs between them and why the margin moved. Begin with the
        sample from the scenario menu above.
      </EmptyState>
    );
  const scopeName =
    scope.kind === "client" ? (selected.clients.find(({ id }) => id === scope.id)?.name ?? "Client") : "Portfolio";
  const names = planNames(selected, scope);
  return (
    <div className={classes.page} style={{ "--columns": columns.length } as React.CSSProperties}>
      <Surface
        className={classes.tablePane ?? ""}
        title={compareFinding(shown, figures)}
        subtitle={[differenceCounts(topics), horizonsNote(shown)].filter(Boolean).join(". ")}
        flush
        label="Comparison"
        tools={<TableTools name="Comparison" rows={() => compareTable(rows, columns)} />}
      >
        <div className={classes.bar}>
          <Segments
            label="Assumptions shown"
            choices={SHOWN}
            value={onlyChanged ? "changed" : "all"}
            onChange={(value) => {
              setKept(new Set());
              showOnlyChanged(value === "changed");
            }}
          />
          <Picker name="Lens" bare value={lensName(lens, names)} width={220}>
            {LENSES.map((one) => (
              <Menu.Item key={one} onClick={() => chooseLens(one)}>
                {lensName(one, names)}
              </Menu.Item>
            ))}
          </Picker>
          <AddScenario columns={named} />
        </div>
        <CompareTable columns={named} rows={rows} onToggle={toggle} onEdit={keepRows} />
      </Surface>
      <div className={classes.chartPane}>
        <ComparePanel columns={columns} scope={scope} scopeName={scopeName} lens={lens} span={span} />
      </div>
      {view !== null && (
        <BesideDrawer
          opened={drawer === "inspector"}
          onClose={() => showDrawer(null)}
          title={trail.length === 0 ? "Findings" : "Inspector"}
        >
          <Inspector view={view} document={selected} names={names} />
        </BesideDrawer>
      )}
    </div>
  );
}
