/** How fields are read and written: the currency and first month of their scenario, the workspace's locale. */
import { createContext, use, useMemo } from "react";
import type { FieldTextOptions } from "../../shared/scenario/field-text.ts";
import { useScenario } from "../state/scenario-store.ts";
import { useWorkspace } from "../state/workspace-store.ts";

/** Around a field of another scenario than the selected one. */
export const FieldOptionsContext = createContext<FieldTextOptions | null>(null);

export function useFieldOptions(): FieldTextOptions {
  const other = use(FieldOptionsContext);
  const locale = useWorkspace((state) => state.settings.locale);
  const currency = useScenario((state) => state.records?.document.currency ?? "USD");
  const startMonth = useScenario((state) => state.records?.document.startMonth ?? "2000-01");
  return useMemo(() => other ?? { locale, currency, startMonth }, [other, locale, currency, startMonth]);
}
