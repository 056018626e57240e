/** Inputs of the scenario as labelled rows, by their stable paths. */
import { evidenceFor, isGraded } from "../../../shared/scenario/evidence.ts";
import { type Binding, BoundRow, fieldOfPath } from "../../controls/BoundField.tsx";
import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { useScenario } from "../../state/scenario-store.ts";

export interface RowPlan {
  readonly path: string;
  readonly name?: string;
  readonly fallback?: unknown;
  readonly absent?: string;
  readonly store?: Binding["store"];
}

export function FieldRows({ owner, rows }: { owner: string; rows: readonly RowPlan[] }) {
  const document = useScenario((state) => state.records?.document);
  const evidence = useScenario((state) => state.records?.evidence);
  if (document === undefined || evidence === undefined) return null;
  const badge = (path: string) => {
    if (!isGraded({ field: fieldOfPath(path) })) return null;
    const { grade, source } = evidenceFor(evidence, path);
    return <EvidenceBadge grade={grade} source={source} />;
  };
  return rows.map(({ path, name, fallback, absent, store }) => (
    <BoundRow
      key={path}
      binding={{
        document,
        path,
        owner,
        ...(fallback === undefined ? {} : { fallback }),
        ...(store === undefined ? {} : { store }),
      }}
      mark={badge(path)}
      {...(name === undefined ? {} : { name })}
      {...(absent === undefined ? {} : { absent })}
    />
  ));
}
