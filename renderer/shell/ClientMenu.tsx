import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useShallow } from "zustand/react/shallow";
import type { Client } from "../../shared/model/document.ts";
import { AskName, Confirm } from "../controls/AskDialog.tsx";
import { Picker } from "../controls/Picker.tsx";
import { addClient, copyClient, removeClient, renameClient } from "../state/members.ts";
import { useScenario, useShownDocument } from "../state/scenario-store.ts";
import { chooseScope, useSelection } from "../state/selection-store.ts";
import { ActionItem } from "./ActionItem.tsx";
import { askFor, type ClientDialog, useAsked } from "./asked.ts";

interface DialogsProps {
  readonly dialog: ClientDialog;
  readonly chosenId: string | null;
  readonly onClose: () => void;
}

function Dialogs({ dialog, chosenId, onClose }: DialogsProps) {
  const clients = useShownDocument()?.clients ?? [];
  const chosen = clients.find((client) => client.id === chosenId);
  const taken = clients.map((client) => client.name);
  const fault = (name: string): string | null =>
    taken.includes(name) && name !== chosen?.name ? "Another client has this name" : null;
  if (dialog === "add")
    return (
      <AskName
        title="New client"
        label="Name"
        initial=""
        action="Add"
        fault={(name) => (taken.includes(name) ? "Another client has this name" : null)}
        onAnswer={(name) => void addClient(name)}
        onClose={onClose}
      />
    );
  if (chosen === undefined) return null;
  if (dialog === "remove")
    return (
      <Confirm
        title={`Remove ${chosen.name}?`}
        action="Remove"
        onConfirm={() => void removeClient(chosen)}
        onClose={onClose}
      >
        Its units, both plans and their evidence leave this scenario. Undo brings all of it back.
      </Confirm>
    );
  return (
    <AskName
      title={dialog === "copy" ? "Copy client" : "Rename client"}
      label="Name"
      initial={dialog === "copy" ? `${chosen.name}, copy` : chosen.name}
      action={dialog === "copy" ? "Copy" : "Rename"}
      fault={fault}
      onAnswer={(name) => {
        if (dialog === "copy") void copyClient(chosen, name);
        else renameClient(chosen.id, name);
      }}
      onClose={onClose}
    />
  );
}

const clientsOf = ({ preview, records }: ReturnType<typeof useScenario.getState>): readonly Client[] =>
  (preview ?? records?.document)?.clients ?? [];

/** Whom the figures are about: one client, or the portfolio of all; and who the clients are. */
export function ClientMenu() {
  // Names alone: a menu is costly to draw, and an edit of a client changes neither.
  const ids = useScenario(useShallow((state) => clientsOf(state).map((client) => client.id)));
  const names = useScenario(useShallow((state) => clientsOf(state).map((client) => client.name)));
  const hasScenario = useScenario((state) => state.records !== null);
  const scope = useSelection((state) => state.scope);
  const dialog = useAsked((state) => state.client);
  if (!hasScenario) return null;
  const clients = ids.map((id, at) => ({ id, name: names[at] ?? "" }));
  const chosen = scope.kind === "client" ? clients.find((client) => client.id === scope.id) : undefined;
  const portfolio = `Portfolio, ${clients.length} ${clients.length === 1 ? "client" : "clients"}`;
  const check = <IconCheck size={14} aria-label="selected" />;
  return (
    <>
      <Picker name="Client" value={chosen?.name ?? portfolio}>
        <Menu.Item
          onClick={() => chooseScope({ kind: "portfolio" })}
          rightSection={chosen === undefined ? check : null}
        >
          {portfolio}
        </Menu.Item>
        <Menu.Divider />
        {clients.map((client) => (
          <Menu.Item
            key={client.id}
            onClick={() => chooseScope({ kind: "client", id: client.id })}
            rightSection={client.id === chosen?.id ? check : null}
          >
            {client.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <ActionItem id="addClient" />
        {chosen !== undefined && (
          <>
            <ActionItem id="plans" />
            <ActionItem id="copyClient" />
            <ActionItem id="renameClient" />
            {clients.length > 1 && <ActionItem id="removeClient" />}
          </>
        )}
      </Picker>
      {dialog !== null && (
        <Dialogs dialog={dialog} chosenId={chosen?.id ?? null} onClose={() => askFor({ client: null })} />
      )}
    </>
  );
}
