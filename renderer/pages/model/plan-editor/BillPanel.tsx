/** The client's bill in one month under both plans, line by line as the model has it, while the plans are edited. */
import { ActionIcon, Menu } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useRef } from "react";
import type { Client, ScenarioDocument } from "../../../../shared/model/document.ts";
import { calendarMonth } from "../../../../shared/number/month-text.ts";
import { useFigures } from "../../../controls/figures.ts";
import { Picker } from "../../../controls/Picker.tsx";
import { Segments } from "../../../controls/Segments.tsx";
import { usePlanEditor } from "../../../state/plan-editor-store.ts";
import { useResults } from "../../../state/results-store.ts";
import { inspect } from "../../../state/selection-store.ts";
import { BillTable } from "./BillTable.tsx";
import type { AiSwitch, Bill } from "./bill.ts";
import classes from "./bill-panel.module.css";
import { useBilledSteps } from "./billed-steps.ts";

interface BillPanelProps {
  readonly document: ScenarioDocument;
  readonly client: Client;
  readonly bills: readonly Bill[];
  readonly month: number;
  readonly ai: AiSwitch;
}

function MonthChoice({ document, month }: { document: ScenarioDocument; month: number }) {
  const figures = useFigures();
  const chosen = useRef<HTMLButtonElement>(null);
  const label = (one: number): string => figures.month(calendarMonth(document.startMonth, one));
  const choose = (one: number): void => usePlanEditor.setState({ month: one });
  const step = (by: number): void => choose(Math.max(1, Math.min(document.months, month + by)));
  return (
    <div className={classes.month}>
      <ActionIcon size={24} aria-label="Month before" disabled={month === 1} onClick={() => step(-1)}>
        <IconChevronLeft size={16} stroke={1.5} />
      </ActionIcon>
      <Picker name="Month of the bill" value={label(month)} bare width={160}>
        {Array.from({ length: document.months }, (_, index) => index + 1).map((one) => (
          <Menu.Item key={one} {...(one === month ? { ref: chosen } : {})} onClick={() => choose(one)}>
            {label(one)}
          </Menu.Item>
        ))}
      </Picker>
      <ActionIcon size={24} aria-label="Month after" disabled={month === document.months} onClick={() => step(1)}>
        <IconChevronRight size={16} stroke={1.5} />
      </ActionIcon>
    </div>
  );
}

/** What the two bills leave, in the month and over the horizon. */
function Outcome({ bills, month }: Pick<BillPanelProps, "bills" | "month">) {
  const figures = useFigures();
  const view = useResults((state) => state.view);
  if (view === null) return null;
  const last = view.spans.length - 1;
  const rows = [
    {
      label: "Margin in the month",
      of: (bill: Bill) => view.lenses[bill.lens].lines.margin?.[month - 1],
      place: { month },
    },
    {
      label: `Margin, ${view.spans[last]?.label ?? ""}`,
      of: (bill: Bill) => view.lenses[bill.lens].totals.margin?.[last],
      place: { span: last },
    },
  ];
  return (
    <table className={classes.outcome}>
      <thead>
        <tr>
          <td />
          {bills.map((bill) => (
            <th key={bill.plan} scope="col" data-plan={bill.plan}>
              <span className={classes.swatch} aria-hidden="true" />
              {bill.plan === "currentPlan" ? "Current" : "Proposed"}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, of, place }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {bills.map((bill) => {
              const value = of(bill);
              return (
                <td key={bill.plan} className={value !== null && value !== undefined && value < 0 ? "ot-negative" : ""}>
                  <button
                    type="button"
                    onClick={() =>
                      inspect({
                        kind: "figure",
                        label: "Margin",
                        figure: { lens: bill.lens, scope: view.scope, line: "margin", ...place },
                      })
                    }
                  >
                    {value === null || value === undefined ? "–" : figures.amount(value)}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function BillPanel({ document, client, bills, month, ai }: BillPanelProps) {
  const steps = useBilledSteps(client, bills, month);
  return (
    <aside className={classes.panel} aria-label={`Bill of ${client.name}`}>
      <header className={classes.head}>
        <h3 className={classes.title}>Bill</h3>
        <MonthChoice document={document} month={month} />
        <span className={classes.space} />
        <Segments
          label="AI"
          value={ai}
          choices={[
            { value: "off", label: "AI off" },
            { value: "on", label: "AI on" },
          ]}
          onChange={(value: AiSwitch) => usePlanEditor.setState({ ai: value })}
        />
      </header>
      <div className={classes.scroll}>
        {bills.length === 0 ? (
          <p className={classes.waiting} role="status">
            The bill is being computed
          </p>
        ) : (
          bills.map((bill) => (
            <BillTable key={bill.plan} bill={bill} client={client} document={document} month={month} steps={steps} />
          ))
        )}
      </div>
      <Outcome bills={bills} month={month} />
    </aside>
  );
}
