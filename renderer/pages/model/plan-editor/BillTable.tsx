/** One plan's bill: each line with quantity and price, then what it sums to. Every amount opens its trace. */
import type { Client, ScenarioDocument } from "../../../../shared/model/document.ts";
import { calendarMonth } from "../../../../shared/number/month-text.ts";
import { useFieldOptions } from "../../../controls/field-options.ts";
import { useFigures } from "../../../controls/figures.ts";
import { TableTools } from "../../../controls/TableTools.tsx";
import { usePlanEditor } from "../../../state/plan-editor-store.ts";
import { inspect } from "../../../state/selection-store.ts";
import type { Bill, BillRow } from "./bill.ts";
import { billDetail } from "./bill-detail.ts";
import classes from "./bill-panel.module.css";
import type { BilledSteps } from "./billed-steps.ts";

interface BillTableProps {
  readonly bill: Bill;
  readonly client: Client;
  readonly document: ScenarioDocument;
  readonly month: number;
  readonly steps: ReadonlyMap<string, BilledSteps>;
}

export function BillTable({ bill, client, document, month, steps }: BillTableProps) {
  const figures = useFigures();
  const options = useFieldOptions();
  const plan = client[bill.plan];
  const open = (line: string, label: string) => () =>
    inspect({
      kind: "figure",
      label,
      figure: { lens: bill.lens, scope: { kind: "client", id: client.id }, line, month },
    });
  const amount = (value: number | null, line: string, label: string) => (
    <td className={value !== null && value < 0 ? "ot-negative" : value === 0 || value === null ? classes.none : ""}>
      {value === null ? (
        "–"
      ) : (
        <button type="button" onClick={open(line, label)} aria-label={`${label} ${figures.price(value)}, explain`}>
          {figures.price(value)}
        </button>
      )}
    </td>
  );
  const row = (one: BillRow) => (
    <tr key={one.line}>
      <th scope="row">
        <span className={classes.label}>{one.label || "Without text"}</span>
        {one.component !== undefined && one.component.type !== "onetime" && (
          <span className={classes.detail}>{billDetail(one.component, steps.get(one.component.id), options)}</span>
        )}
        {one.parts !== undefined && one.parts.length > 0 && (
          <span className={classes.detail}>
            {one.parts.map((part) => `${part.label} ${figures.price(part.amount)}`).join(", ")}
          </span>
        )}
      </th>
      {amount(one.amount, one.line, one.label)}
    </tr>
  );
  return (
    <section className={classes.bill} data-plan={bill.plan} aria-label={`Bill, ${plan.name}`}>
      <header className={classes.plan}>
        <span className={classes.swatch} aria-hidden="true" />
        <h4 className={classes.planName}>{plan.name}</h4>
        <span className={classes.currency}>{document.currency}</span>
        {bill.inForce && (
          <TableTools
            name={`Bill of ${client.name}, ${plan.name}, ${figures.month(calendarMonth(document.startMonth, month))}`}
            rows={() => [
              ["Line", document.currency],
              ...bill.rows.map((one) => [one.label, one.amount]),
              ["Total after credits", bill.net],
            ]}
          />
        )}
      </header>
      {bill.inForce ? (
        <table className={classes.table}>
          <tbody>{bill.rows.map(row)}</tbody>
          <tfoot>
            <tr>
              <th scope="row">Total after credits</th>
              {amount(bill.net, "revenue.net", "Net revenue")}
            </tr>
          </tfoot>
        </table>
      ) : (
        <p className={classes.waiting}>
          {client.convertMonth === null
            ? "This client never converts. Set the month it converts in the terms of the plan to see its bill."
            : `In force from ${figures.month(calendarMonth(document.startMonth, client.convertMonth))}.`}
          {client.convertMonth !== null && client.convertMonth <= document.months && (
            <button
              type="button"
              className={classes.link}
              onClick={() => usePlanEditor.setState({ month: client.convertMonth })}
            >
              Show that month
            </button>
          )}
        </p>
      )}
    </section>
  );
}
