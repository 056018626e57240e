/** Asks for what a new proposal needs: whom it is for, where no client is in view, and a name. */
import { Button, Group, Modal, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { createProposal, useProposals } from "../../state/proposals.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { useSelection } from "../../state/selection-store.ts";

export function NewProposal({ onClose }: { onClose: () => void }) {
  const scope = useSelection((state) => state.scope);
  const clients = useScenario((state) => state.records?.document.clients) ?? [];
  const list = useProposals((state) => state.list) ?? [];
  const [clientId, setClientId] = useState(scope.kind === "client" ? scope.id : null);
  /** Null until somebody types: the name follows the client. */
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const client = clients.find(({ id }) => id === clientId);
  const name = typed ?? (client === undefined ? "" : freeName(`${client.name} renewal`, list));
  const missing = client === undefined ? "Choose the client that it is for" : null;
  const fault =
    name.trim() === ""
      ? "A name is needed"
      : list.some((one) => one.name === name.trim())
        ? "Another proposal has this name"
        : null;
  function submit(event: React.FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (client === undefined || fault !== null) return;
    void createProposal(name.trim(), client.id);
    onClose();
  }
  return (
    <Modal opened onClose={onClose} title="New proposal" size="sm" closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <Select
          label="Client"
          placeholder="Whom is it for?"
          searchable
          selectFirstOptionOnChange
          allowDeselect={false}
          nothingFoundMessage="No client of this scenario is called so"
          data={clients.map(({ id, name: label }) => ({ value: id, label }))}
          value={clientId}
          error={tried ? missing : null}
          onChange={setClientId}
          {...(client === undefined ? { "data-autofocus": true } : {})}
        />
        <TextInput
          mt="sm"
          label="Name"
          value={name}
          error={tried && client !== undefined ? fault : null}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          {...(client === undefined ? {} : { "data-autofocus": true })}
        />
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Create</Button>
        </Group>
      </form>
    </Modal>
  );
}

function freeName(wanted: string, list: readonly { readonly name: string }[]): string {
  const taken = new Set(list.map(({ name }) => name));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted} ${number}`)) number += 1;
  return `${wanted} ${number}`;
}
