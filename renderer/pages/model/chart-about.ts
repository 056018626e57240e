import { useShownDocument } from "../../state/scenario-store.ts";
import { useSelection } from "../../state/selection-store.ts";

/** What a picture of a chart says about itself once it stands elsewhere: currency, scenario, client. */
export function useChartAbout(): string {
  const document = useShownDocument();
  const scope = useSelection((state) => state.scope);
  if (document === null) return "";
  const client = scope.kind === "client" ? document.clients.find(({ id }) => id === scope.id)?.name : undefined;
  return [document.currency, document.name, client ?? "Portfolio"].join(", ");
}
