/** What can be done with variants and plans of record besides editing them; each is one entry of the history. */
import type { Json } from "../../shared/scenario/change.ts";
import { difference, valueAt } from "../../shared/scenario/history.ts";
import { shortHash } from "../../shared/scenario/lock.ts";
import { isOverridden, overrideOf, type VariantRecord } from "../../shared/scenario/variant.ts";
import { overridesMeant, resetVariant, resetWholly } from "../../shared/scenario/variant-edits.ts";
import { call } from "./connection.ts";
import { afterHostChange, commit, type EditOutcome, readAgain } from "./edits.ts";
import { allStored } from "./exports.ts";
import { notify } from "./notices.ts";
import { useScenario } from "./scenario-store.ts";
import { attempt } from "./scenarios.ts";
import { isTrying } from "./scratch-store.ts";
import type { ShownVariant } from "./variant-records.ts";
import { useWorkspace } from "./workspace-store.ts";

/** What a row says of an input that the variant overrides. */
export interface OverrideState {
  readonly parentName: string;
  /** The parent's value there; undefined where the parent has none. */
  readonly parentValue: Json | undefined;
  /** False inside something that the parent has not at all, which can only be handed up or removed as a whole. */
  readonly isResettable: boolean;
}

/** Null where the value at a path is inherited. */
export function overrideState(variant: ShownVariant | null, path: string): OverrideState | null {
  if (variant === null) return null;
  const deciding = overrideOf(variant.record.overrides, path);
  if (deciding === null && !isOverridden(variant.record.overrides, path)) return null;
  return {
    parentName: variant.parentName,
    parentValue: valueAt(variant.parent.document, path),
    isResettable: deciding === null || deciding === path || valueAt(variant.parent.document, deciding) !== undefined,
  };
}

function shown(): { readonly id: string; readonly variant: ShownVariant } {
  const { id, variant } = useScenario.getState();
  if (id === null || variant === null) throw new Error("No variant is selected");
  return { id, variant };
}

const TRYING = "Keep or discard what you try first.";

function refused(message: string): Promise<EditOutcome> {
  useScenario.setState({ refusal: message });
  return Promise.resolve({ stored: false, message });
}

function commitRecord(label: string, next: VariantRecord): Promise<EditOutcome> {
  const { id, variant } = shown();
  return isTrying() ? refused(TRYING) : commit(label, difference(`variant/${id}`, variant.record, next));
}

/** Names of what its parent has lost, of the selected variant; none where they cannot be fetched, and it goes by identifiers. */
export async function namesOfLost(): Promise<Readonly<Record<string, string>>> {
  let names: Readonly<Record<string, string>> = {};
  await attempt(async () => {
    ({ names } = await call("scenario.lost", { id: shown().id }));
  });
  return names;
}

/** The parent's value and evidence again. */
export function resetToParent(label: string, path: string): Promise<EditOutcome> {
  const { variant } = shown();
  return commitRecord(`${label}: as in ${variant.parentName} again`, resetVariant(variant.record, [path]));
}

export function resetAll(): Promise<EditOutcome> {
  const { variant } = shown();
  return commitRecord(`${variant.record.name}: as ${variant.parentName} again`, resetWholly(variant.record));
}

/** Which of its own values would go up together with the one at a path. */
export function promotedWith(variant: ShownVariant, path: string): readonly string[] {
  return overridesMeant(variant.record.overrides, path);
}

/** Hands own values up to the parent: those at a path, or with null all. */
export function promote(path: string | null): Promise<void> {
  return attempt(async () => {
    if (isTrying()) return void refused(TRYING);
    await allStored();
    const { id, variant } = shown();
    const { history } = await call("scenario.promote", { id, paths: path === null ? null : [path] });
    await afterHostChange(history);
    await readAgain();
    notify(`${variant.parentName} has the value now`, true);
  });
}

export function rebase(id: string, parent: string | null, keep: "overrides" | "document"): Promise<void> {
  return attempt(async () => {
    await allStored();
    const { orphaned, history } = await call("scenario.rebase", { id, parent, keep });
    await afterHostChange(history);
    await readAgain();
    const name = useWorkspace.getState().scenarios.find((one) => one.id === parent)?.name;
    const without =
      orphaned.length === 0 ? "" : `; ${orphaned.length} of its own values have no place there and are kept aside`;
    notify(name === undefined ? "Inherits no more" : `Inherits from ${name}${without}`, true);
  });
}

export function lockScenario(id: string, note: string): Promise<void> {
  return attempt(async () => {
    await allStored();
    const { hash, history } = await call("scenario.lock", { id, note });
    await afterHostChange(history);
    await readAgain();
    notify(`Locked as plan of record ${shortHash(hash)}`, true);
  });
}
