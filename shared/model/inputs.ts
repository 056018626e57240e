/** The numbers of the document as quantities of the formula graph. */
import type { InputSource } from "../formula/operations.ts";
import type { FormulaGraph, Quantity } from "../formula/quantity.ts";
import { unitOf } from "../formula/unit.ts";
import type { Category, Client, QuantityText, ScenarioDocument } from "./document.ts";
import { pathSegment } from "./fields.ts";
import { inputLabel } from "./input-label.ts";

type Read = (document: ScenarioDocument) => QuantityText | undefined;

export class Inputs {
  readonly graph: FormulaGraph;
  readonly document: ScenarioDocument;
  private readonly readers = new Map<string, (document: ScenarioDocument) => QuantityText>();

  constructor(graph: FormulaGraph, document: ScenarioDocument) {
    this.graph = graph;
    this.document = document;
  }

  /** One number. `unit` is a formula unit; `fallback` is the bracketed default of spec section 2. */
  one(path: string, unit: string, read: Read, fallback?: string): Quantity {
    this.readers.set(path, reader(path, read, fallback));
    return this.graph.input({
      key: path,
      unit: unitOf(unit),
      rows: 1,
      axis: "none",
      paths: [path],
      slotAt: () => 0,
      label: () => labelOf(this.document, path),
    });
  }

  /** One number for each ticket category. */
  perCategory(
    suffix: string,
    unit: string,
    read: (category: Category) => QuantityText | undefined,
    fallback?: string,
  ): Quantity {
    const paths = this.document.categories.map((category, row) => {
      const path = `categories/${pathSegment(category.id)}/${suffix}`;
      this.readers.set(
        path,
        reader(path, (document) => read(document.categories[row]!), fallback),
      );
      return path;
    });
    return this.graph.input({
      key: `categories/*/${suffix}`,
      unit: unitOf(unit),
      rows: paths.length,
      axis: "none",
      paths,
      slotAt: (row) => row,
      label: (slot) => labelOf(this.document, paths[slot] ?? `categories/*/${suffix}`),
    });
  }

  /** The factor of each category for the calendar month of each column. */
  seasonality(): Quantity {
    const { categories, startMonth } = this.document;
    const firstCalendarMonth = Number(startMonth.slice(5)) - 1;
    const paths = categories.flatMap((category, row) =>
      Array.from({ length: 12 }, (_, calendarMonth) => {
        const path = `categories/${pathSegment(category.id)}/seasonality/${calendarMonth}`;
        this.readers.set(
          path,
          reader(path, (document) => document.categories[row]?.seasonality?.[calendarMonth], "1"),
        );
        return path;
      }),
    );
    const source: InputSource = {
      key: `categories/*/seasonality from ${firstCalendarMonth}`,
      unit: unitOf("1"),
      rows: categories.length,
      axis: "months",
      paths,
      slotAt: (row, column) => row * 12 + ((firstCalendarMonth + column) % 12),
      label: () => "Seasonality",
    };
    return this.graph.input(source);
  }

  categorySegment(row: number): string {
    return pathSegment(this.document.categories[row]?.id ?? "");
  }

  ofClient(clientIndex: number): ClientInputs {
    return new ClientInputs(this, clientIndex);
  }

  /** What stands at a path, or its default. */
  read(document: ScenarioDocument, path: string): QuantityText {
    const read = this.readers.get(path);
    if (read === undefined) throw new Error(`no formula takes ${path}`);
    return read(document);
  }

  isRead(path: string): boolean {
    return this.readers.has(path);
  }
}

/** The same, below `clients/ID`. */
export class ClientInputs {
  readonly inputs: Inputs;
  readonly client: Client;
  readonly index: number;
  readonly path: string;

  constructor(inputs: Inputs, index: number) {
    this.inputs = inputs;
    this.index = index;
    const client = inputs.document.clients[index];
    if (client === undefined) throw new Error(`no client ${index}`);
    this.client = client;
    this.path = `clients/${pathSegment(client.id)}`;
  }

  one(suffix: string, unit: string, read: (client: Client) => QuantityText | undefined, fallback?: string): Quantity {
    return this.inputs.one(`${this.path}/${suffix}`, unit, (document) => read(document.clients[this.index]!), fallback);
  }
}

function reader(path: string, read: Read, fallback: string | undefined): (document: ScenarioDocument) => QuantityText {
  return (document) => {
    const value = read(document) ?? fallback;
    if (value === undefined) throw new Error(`${path} has neither a value nor a default`);
    return value;
  };
}

function labelOf(document: ScenarioDocument, path: string): string {
  return inputLabel(document, path)?.label ?? path;
}
