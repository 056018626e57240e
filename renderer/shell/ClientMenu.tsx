import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { Client } from "../../shared/model/document.ts";
import { AskName, Confirm } from "../controls/AskDialog.tsx";
import { Picker } from "../controls/Picker.tsx";
import { addClient, copyClient, removeClient, renameClient } from "../state/members.ts";
import { useShownDocument } from "../state/scenario-store.ts";
import { chooseScope, useSelection } from "../state/selection-store.ts";
import { ActionItem } from "./ActionItem.tsx";
import { askFor, type ClientDialog, useAsked } from "./asked.ts";

interface DialogsProps {
  readonly dialog: ClientDialog | null;
  readonly chosen: Client | undefined;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

function Dialogs({ dialog, chosen, taken, onClose }: DialogsProps) {
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
  if (chosen === undefined || dialog === null) return null;
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

/** Whom the figures are about: one client, or the portfolio of all; and who the clients are. */
export function ClientMenu() {
  const document = useShownDocument();
  const scope = useSelection((state) => state.scope);
  const dialog = useAsked((state) => state.client);
  if (document === null) return null;
  const { clients } = document;
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
      <Dialogs
        dialog={dialog}
        chosen={chosen}
        taken={clients.map((client) => client.name)}
        onClose={() => askFor({ client: null })}
      />
    </>
  );
}
