/** Price lines of an option as rows for the tools that quote and bill, under the names of their own columns. */
import type { TableCell, TableRow } from "../table/delimited.ts";
import type { ClientView, OptionView, PriceLineView } from "./client-view-shape.ts";

interface Line {
  readonly view: ClientView;
  readonly option: OptionView;
  readonly line: PriceLineView;
  readonly number: number;
}

interface Column {
  readonly heading: string;
  readonly cell: (line: Line) => TableCell;
}

const itemId = ({ option, number }: Line): string => `${option.id.toUpperCase()}-${String(number).padStart(2, "0")}`;
/** `YYYY-MM-DD` of the contract's first day. */
function startDay({ view }: Line): string {
  const index =
    Number(view.scenarioStart.slice(0, 4)) * 12 + Number(view.scenarioStart.slice(5)) - 1 + view.startMonth - 1;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`;
}
const quantity = ({ line }: Line): TableCell => Number(line.quantity ?? "1");
const price = ({ line }: Line): TableCell => Number(line.unitPrice ?? line.firstMonth);
const amount = ({ line }: Line): TableCell => Number(line.firstMonth);
const column = (heading: string, cell: (line: Line) => TableCell): Column => ({ heading, cell });

const company = (heading: string): Column => column(heading, ({ view }) => view.clientName);
const agreement = (heading: string): Column =>
  column(heading, ({ view, option }) => `${option.name}, ${view.clientName}`);

/**
 * ConnectWise: the additions of an agreement (research/msp-economics.md 6.1), without its columns of cost and margin.
 * Autotask: the services of a recurring contract. HaloPSA: the items of a recurring invoice (6.3). QuoteWerks, the one tool for
 * quotes whose names are published: the fields of a document's items; its import maps columns by name.
 */
const COLUMNS = {
  connectwise: [
    company("Company_Name"),
    agreement("AGR_Name"),
    column("Product_ID", itemId),
    column("Product_Description", ({ line }) => line.label),
    column("Total_Quantity", quantity),
    column("Less_Included", () => 0),
    column("QuantityToBill", quantity),
    column("Unit_Price", price),
    column("Ext_Price", amount),
    column("Effective_Date", startDay),
    column("Bill_Customer", () => "Billable"),
    column("Description", ({ line }) => line.terms),
  ],
  autotask: [
    company("Company Name"),
    agreement("Contract Name"),
    column("Service Name", ({ line }) => line.label),
    column("Service Code", itemId),
    column("Units", quantity),
    column("Unit Price", price),
    column("Effective Date", startDay),
    column("Period Type", () => "Monthly"),
    column("Invoice Description", ({ line }) => line.terms),
  ],
  halopsa: [
    company("client_name"),
    agreement("contract_ref"),
    column("item_code", itemId),
    column("description", ({ line }) => line.label),
    column("quantity", quantity),
    column("unitprice", price),
    column("startdate", startDay),
    column("note", ({ line }) => line.terms),
  ],
  quotewerks: [
    column("ItemType", () => "Service"),
    column("ManufacturerPartNumber", itemId),
    column("Description", ({ line }) => line.label),
    column("QtyTotal", quantity),
    column("UnitPrice", price),
    column("ExtendedPrice", amount),
    column("Notes", ({ line }) => line.terms),
  ],
  generic: [
    company("Client"),
    agreement("Offer"),
    column("Item", itemId),
    column("Description", ({ line }) => line.label),
    column("Terms", ({ line }) => line.terms),
    column("Quantity", quantity),
    column("Unit price", price),
    column("First month", amount),
    column("First year", ({ line }) => Number(line.years[0] ?? "0")),
    column("Whole term", ({ line }) => Number(line.total)),
    column("Currency", ({ view }) => view.currency),
    column("Start", startDay),
  ],
} as const satisfies Record<string, readonly Column[]>;

export type HandoffTool = keyof typeof COLUMNS;

/** Heading and one row for each line of the bill. Amounts are those of the first month; nothing of what they cost us. */
export function handoffRows(view: ClientView, option: OptionView, tool: HandoffTool): readonly TableRow[] {
  const columns: readonly Column[] = COLUMNS[tool];
  return [
    columns.map(({ heading }) => heading),
    ...option.bill.lines.map((line, at) => columns.map(({ cell }) => cell({ view, option, line, number: at + 1 }))),
  ];
}
