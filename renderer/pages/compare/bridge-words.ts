/** What a bridge says in words: its finding, its bars, and the values on both sides of each input. */
import type { Bridge, BridgeBar, BridgeInput } from "../../../shared/compare/bridge.ts";
import type { Standing } from "../../../shared/compare/bridge-ends.ts";
import { BRIDGE_GROUP_LABELS, type BridgeGroup } from "../../../shared/compare/bridge-groups.ts";
import { fieldAt } from "../../../shared/model/fields.ts";
import { inputLabel } from "../../../shared/model/input-label.ts";
import { fieldText } from "../../../shared/scenario/field-text.ts";
import { below, pathSegments, valueAt } from "../../../shared/scenario/history.ts";
import { inputPlace } from "../../../shared/scenario/input-place.ts";
import type { Figures } from "../../controls/figures.ts";
import type { TokenName } from "../../theme/tokens.ts";
import type { NamedEnd } from "../../workers/compare-protocol.ts";
import type { NamedColumn } from "./columns.ts";

export const BRIDGE_METHOD =
  "Each bar is the Shapley value of its group of inputs: what changing them adds to margin, averaged over all orders in which the groups may change, so that no order is preferred. Plan and AI are switched as inputs of the same model. Worked out on the quick path and rounded by largest remainder to the exact difference, so that the bars sum to it to the cent.";

/** The colour of the cause; AI in the shades of the cost chart. */
export const GROUP_LOOKS: Readonly<Record<BridgeGroup, { readonly color: TokenName; readonly opacity: number }>> = {
  price: { color: "proposed", opacity: 0.5 },
  volume: { color: "current", opacity: 1 },
  tickets: { color: "current", opacity: 0.6 },
  deflection: { color: "ai", opacity: 1 },
  handleTime: { color: "labour", opacity: 1 },
  wages: { color: "labour", opacity: 0.6 },
  tools: { color: "tools", opacity: 1 },
  aiCost: { color: "ai", opacity: 0.75 },
  programme: { color: "ai", opacity: 0.55 },
  credits: { color: "credits", opacity: 1 },
  oneTime: { color: "ai", opacity: 0.35 },
};

export function barLabel({ groups }: BridgeBar): string {
  const labels = groups.map((group) => BRIDGE_GROUP_LABELS[group]);
  const [first = "", ...others] = labels;
  const last = others.pop();
  const lower = (text: string): string => (text.startsWith("AI") ? text : text.charAt(0).toLowerCase() + text.slice(1));
  return last === undefined ? first : `${[first, ...others.map(lower)].join(", ")} and ${lower(last)}`;
}

/** "Margin rises $116.7k over 36 months, most by deflection ($461.8k)". */
export function bridgeFinding({ from, to, bars }: Bridge, over: string, figures: Figures): string {
  const change = Number(to) - Number(from);
  if (bars.length === 0) return `Nothing that margin rests on differs between the two ${over}`;
  if (Math.round(change) === 0) return `Margin is the same ${over}: the effects cancel out`;
  const sign = Math.sign(change);
  const sorted = bars.toSorted((a, b) => sign * (Number(b.amount) - Number(a.amount)));
  const most = sorted[0];
  const name = most === undefined ? "" : barLabel(most);
  const lower = name.startsWith("AI") ? name : name.charAt(0).toLowerCase() + name.slice(1);
  const size = figures.shortMoney(Math.abs(Number(most?.amount ?? 0)));
  const verb = change > 0 ? "rises" : "falls";
  const all = bars.length === 1 ? `, all by ${lower}` : `, most by ${lower} (${size})`;
  return `Margin ${verb} ${figures.shortMoney(Math.abs(change))} ${over}${all}`;
}

function nameOfMember(column: NamedColumn, path: string): string {
  const found = valueAt(column.document, path);
  if (typeof found !== "object" || found === null) return "";
  const { label, name } = found as { readonly label?: unknown; readonly name?: unknown };
  return typeof label === "string" ? label : typeof name === "string" ? name : "";
}

/** Path of the client, category or component that only one end has. */
function memberOf(path: string): string {
  const [list, id, plan, inner, component] = pathSegments(path);
  const outer = below(list ?? "", id ?? "");
  return inner === "components" && component !== undefined ? below(outer, plan ?? "", inner, component) : outer;
}

/** "65 – 92%": a unit that both have stands once. */
export function rangeText(low: string, high: string): string {
  const unit = /[^\d]+$/.exec(high)?.[0] ?? "";
  return `${unit !== "" && low.endsWith(unit) ? low.slice(0, -unit.length) : low} – ${high}`;
}

export interface InputWords {
  readonly key: string;
  readonly label: string;
  /** Whose it is, or of how many. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
  /** The input to open, and the end in whose scenario it stands. */
  readonly opens: { readonly scenario: string; readonly path: string; readonly label: string } | null;
}

interface Ends {
  readonly from: NamedEnd;
  readonly to: NamedEnd;
}

export function inputWords(input: BridgeInput, ends: Ends, columns: readonly NamedColumn[]): InputWords | null {
  const [piece] = input.pieces;
  const from = columns.find(({ id }) => id === ends.from.scenario);
  const to = columns.find(({ id }) => id === ends.to.scenario);
  if (piece === undefined || from === undefined || to === undefined) return null;
  const comes = piece.from === "absent" || piece.to === "absent";
  const count = new Set(input.pieces.map(({ path }) => path)).size;
  const holder = piece.to === "absent" ? from : to;
  const key = `${input.pattern} ${piece.path}`;
  if (comes) {
    const names = new Set(input.pieces.map(({ path }) => nameOfMember(holder, memberOf(path))));
    const [name = ""] = names;
    return {
      key,
      label: name,
      place:
        names.size > 1
          ? `and ${names.size - 1} more`
          : inputPlace(memberOf(piece.path), holder.document)[0] === name
            ? ""
            : (inputPlace(memberOf(piece.path), holder.document)[0] ?? ""),
      before: piece.from === "absent" ? "–" : "Yes",
      after: piece.to === "absent" ? "–" : "Yes",
      opens: null,
    };
  }
  const named = inputLabel(holder.document, piece.path);
  const field = named?.field ?? fieldAt(input.pattern);
  const label = count > 1 ? (field?.label ?? named?.label ?? input.pattern) : (named?.label ?? input.pattern);
  const text = (column: NamedColumn, lens: Ends["from"]["lens"], state: Standing | "value", path: string): string => {
    if (state === "off")
      return input.pattern.startsWith("clients/") ? `Not in force` : lens.endsWith("/off") ? "AI off" : "Off";
    const value = valueAt(column.document, path);
    if (field === undefined || typeof value === "object") return value === undefined ? "Default" : "As listed";
    const { locale } = column.written;
    const options = { locale, currency: column.document.currency, startMonth: column.document.startMonth };
    return fieldText(value === undefined ? field.defaultValue : value, field, options);
  };
  const range = (column: NamedColumn, side: "from" | "to"): string => {
    const { lens } = ends[side];
    const texts = [...new Set(input.pieces.map((one) => text(column, lens, one[side], one.path)))];
    if (texts.length < 2) return texts[0] ?? "";
    const numbers = input.pieces.flatMap(({ path }) => {
      const value = valueAt(column.document, path);
      return typeof value === "string" || typeof value === "number" ? [{ path, size: Number(value) }] : [];
    });
    if (numbers.length < input.pieces.length || numbers.some(({ size }) => Number.isNaN(size)))
      return `${texts.length} values`;
    numbers.sort((a, b) => a.size - b.size);
    return rangeText(
      ...([numbers[0], numbers.at(-1)].map((one) => text(column, lens, "value", one?.path ?? "")) as [string, string]),
    );
  };
  return {
    key,
    label,
    place: count > 1 ? `${count} places` : inputPlace(piece.path, holder.document).join(", "),
    before: range(from, "from"),
    after: range(to, "to"),
    opens: count === 1 ? { scenario: holder.id, path: piece.path, label } : null,
  };
}
