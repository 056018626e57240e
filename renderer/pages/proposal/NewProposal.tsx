/** Asks for what a new proposal needs: a client in view, and a name. */
import { Modal } from "@mantine/core";
import { AskName } from "../../controls/AskDialog.tsx";
import { createProposal, useProposals } from "../../state/proposals.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { useSelection } from "../../state/selection-store.ts";

export function NewProposal({ onClose }: { onClose: () => void }) {
  const scope = useSelection((state) => state.scope);
  const clients = useScenario((state) => state.records?.document.clients) ?? [];
  const list = useProposals((state) => state.list) ?? [];
  const client = scope.kind === "client" ? clients.find(({ id }) => id === scope.id) : undefined;
  if (client === undefined)
    return (
      <Modal opened onClose={onClose} title="Whom is it for?" size="sm" closeButtonProps={{ "aria-label": "Close" }}>
        A proposal is for one client. Choose the client above, beside the scenario, and begin again.
      </Modal>
    );
  return (
    <AskName
      title={`New proposal for ${client.name}`}
      label="Name"
      initial={`${client.name} renewal`}
      action="Create"
      fault={(name) => (list.some((one) => one.name === name) ? "Another proposal has this name" : null)}
      onAnswer={(name) => void createProposal(name)}
      onClose={onClose}
    />
  );
}
