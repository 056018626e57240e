/** Changes put on screen before, or after, they are stored. Only records that the window holds are touched. */
import type { OwnClaims } from "../../shared/compare/claims.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Change } from "../../shared/scenario/change.ts";
import { applyToRecords, ChangeConflict } from "../../shared/scenario/history.ts";
import type { VariantRecord } from "../../shared/scenario/variant.ts";
import { type EvidenceRecord, useScenario } from "./scenario-store.ts";
import { showStored, storedRecords } from "./scratch-store.ts";
import { followingParent, parentsFirst, type ShownScenario, useOthers } from "./shown-scenarios.ts";
import { withRecord } from "./variant-records.ts";
import { useWorkspace } from "./workspace-store.ts";

const SETTINGS = "settings/workspace";

/** Whether changes make, remove or lock the scenario itself, so that it reads from other records than before. */
export function restructures(id: string | null, changes: readonly Change[]): boolean {
  const records = new Set([`scenario/${id}`, `variant/${id}`, `lock/${id}`]);
  return changes.some(({ record, path }) => path === "" && records.has(record));
}

function applied(own: Readonly<Record<string, unknown>>, changes: readonly Change[]): ReadonlyMap<string, unknown> {
  const touching = changes.filter((change) => Object.hasOwn(own, change.record));
  return applyToRecords((record) => own[record] as never, touching);
}

/** The scenario with the changes of its own records. */
function changed(id: string, shown: ShownScenario, changes: readonly Change[]): ShownScenario {
  if (restructures(id, changes)) return shown;
  const { records, variant } = shown;
  if (variant !== null) {
    const record = applied({ [`variant/${id}`]: variant.record }, changes).get(`variant/${id}`);
    return record === undefined ? shown : { ...shown, ...withRecord(variant, record as VariantRecord) };
  }
  const after = applied({ [`scenario/${id}`]: records.document, [`evidence/${id}`]: records.evidence }, changes);
  if (after.size === 0) return shown;
  const document = (after.get(`scenario/${id}`) ?? records.document) as ScenarioDocument;
  return {
    ...shown,
    records: { document, evidence: (after.get(`evidence/${id}`) ?? records.evidence) as EvidenceRecord },
  };
}

function showBeside(changes: readonly Change[]): void {
  const { id, claims } = useScenario.getState();
  const after = applied(
    { [SETTINGS]: useWorkspace.getState().settings, [`claims/${id}`]: claims ?? undefined },
    changes,
  );
  if (after.has(`claims/${id}`))
    useScenario.setState({ claims: (after.get(`claims/${id}`) ?? null) as OwnClaims | null });
  const settings = after.get(SETTINGS);
  if (settings !== undefined) useWorkspace.setState({ settings: settings as never });
}

/** Each scenario with its own changes, and variants with those of what they inherit from. */
export function show(changes: readonly Change[]): void {
  showBeside(changes);
  const { id: selected, variant, lock } = useScenario.getState();
  const records = storedRecords();
  const others = useOthers.getState().scenarios;
  const before = new Map<string, ShownScenario>(others);
  if (selected !== null && records !== null) before.set(selected, { records, variant, lock });
  const after = new Map<string, ShownScenario>();
  for (const id of parentsFirst(before)) {
    const shown = before.get(id);
    if (shown === undefined) continue;
    const above = shown.variant?.record.parent ?? "";
    const parent = after.get(above)?.records;
    const moved = parent === before.get(above)?.records ? undefined : parent;
    after.set(id, followingParent(changed(id, shown, changes), moved));
  }
  if ([...others].some(([id, other]) => after.get(id) !== other))
    useOthers.setState({
      scenarios: new Map([...others].map(([id, other]) => [id, { ...other, ...after.get(id) }])),
    });
  const own = selected === null ? undefined : after.get(selected);
  if (own === undefined) return;
  if (own.variant !== variant) useScenario.setState({ variant: own.variant });
  showStored(own.records);
}

/** False where the window holds something else than the host, so that it has to read again. */
export function showIfFitting(changes: readonly Change[]): boolean {
  try {
    show(changes);
    return true;
  } catch (error) {
    if (error instanceof ChangeConflict) return false;
    throw error;
  }
}
