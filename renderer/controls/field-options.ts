/** How fields of the selected scenario are read and written: its currency and first month, the workspace's locale. */
import { useMemo } from "react";
import type { FieldTextOptions } from "../../shared/scenario/field-text.ts";
import { useScenario } from "../state/scenario-store.ts";
import { useWorkspace } from "../state/workspace-store.ts";

export function useFieldOptions(): FieldTextOptions {
  const locale = useWorkspace((state) => state.settings.locale);
  const currency = useScenario((state) => state.records?.document.currency ?? "USD");
  const startMonth = useScenario((state) => state.records?.document.startMonth ?? "2000-01");
  return useMemo(() => ({ locale, currency, startMonth }), [locale, currency, startMonth]);
}
