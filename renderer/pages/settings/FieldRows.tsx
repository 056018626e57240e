/** Inputs of the scenario as labelled rows, by their stable paths. */
import type { Binding } from "../../controls/BoundField.tsx";
import { BoundRow } from "../../controls/BoundField.tsx";
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
  if (document === undefined) return null;
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
      {...(name === undefined ? {} : { name })}
      {...(absent === undefined ? {} : { absent })}
    />
  ));
}
