import { showView } from "./data-store.ts";

export function AdoptView({ id }: { id: string }) {
  return (
    <button type="button" onClick={() => showView({ kind: "import", id })}>
      Back
    </button>
  );
}
