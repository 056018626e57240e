/** One plan's bill: each line with quantity and price, then what it sums to. Every amount opens its trace. */
import type { Client, Component, ScenarioDocument } from "../../../../shared/model/document.ts";
import { pointValue } from "../../../../shared/model/point-value.ts";
import { quantityParts } from "../../../../shared/number/format-quantity.ts";
import { calendarMonth } from "../../../../shared/number/month-text.ts";
import { useFieldOptions } from "../../../controls/field-options.ts";
import { useFigures } from "../../../controls/figures.ts";
import { usePlanEditor } from "../../../state/plan-editor-store.ts";
import { inspect } from "../../../state/selection-store.ts";
import type { Bill, BillRow } from "./bill.ts";
import classes from "./bill-panel.module.css";
import type { BilledSteps } from "./billed-steps.ts";
import { countedNoun } from "./price-text.ts";

interface BillTableProps {
  readonly bill: Bill;
  readonly client: Client;
  readonly document: ScenarioDocument;
  readonly month: number;
  readonly steps: ReadonlyMap<string, BilledSteps>;
}

/** The one price that a quantity meets, as plain decimal text; null where there are several. */
function singlePrice(component: Component): string | null {
  switch (component.type) {
    case "hours":
      return pointValue(component.rate);
    case "guarantee":
      return pointValue(component.premium.price);
    case "passthrough":
      return pointValue(component.price);
    case "recurring":
    case "ticket":
    case "outcome":
      return component.pricing.mode === "flat" ? pointValue(component.pricing.tiers[0]?.unit ?? "0") : null;
    default:
      return null;
  }
}

/** "79 endpoints × 62.00 × 1.03": the steps of the model, not a computation. */
function useDetail(): (component: Component, steps: BilledSteps | undefined) => string {
  const options = useFieldOptions();
  const table = (value: string, unit: string): string =>
    quantityParts(value, unit, { ...options, style: "table" }).number;
  return (component, steps) => {
    if (steps?.quantity === null || steps?.quantity === undefined) return "";
    const noun = component.type === "outcome" ? "outcomes" : countedNoun(component);
    const counted = noun === "client" ? "" : `${table(steps.quantity, "tickets").replace("–", "0")} ${noun}`;
    const price = singlePrice(component);
    const priced =
      price !== null
        ? table(price, "money").replace("–", "0")
        : component.type === "gainshare"
          ? `${quantityParts(pointValue(component.share), "share", { ...options, style: "full" }).number} of ${table(pointValue(component.hourlyValue), "money")}`
          : "pricing" in component
            ? component.pricing.mode === "package"
              ? "in packages"
              : `${component.pricing.mode} tiers`
            : "";
    const factor =
      steps.factor === null || steps.factor === "1" ? "" : `× ${Number(steps.factor).toFixed(4).replace(/0+$/, "")}`;
    const joined = [counted, priced]
      .filter(Boolean)
      .join(price !== null || component.type === "gainshare" ? " × " : ", ");
    return [joined, factor].filter(Boolean).join(" ");
  };
}

export function BillTable({ bill, client, document, month, steps }: BillTableProps) {
  const figures = useFigures();
  const detail = useDetail();
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
        {one.component !== undefined && (
          <span className={classes.detail}>{detail(one.component, steps.get(one.component.id))}</span>
        )}
      </th>
      {amount(one.amount, one.line, one.label)}
    </tr>
  );
  return (
    <section className={classes.bill} data-plan={bill.plan} aria-label={`Bill, ${plan.name}`}>
      <h4 className={classes.plan}>
        <span className={classes.swatch} aria-hidden="true" />
        <span className={classes.planName}>{plan.name}</span>
        <span className={classes.currency}>{document.currency}</span>
      </h4>
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
