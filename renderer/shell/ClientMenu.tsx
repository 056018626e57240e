import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { Picker } from "../controls/Picker.tsx";
import { useShownDocument } from "../state/scenario-store.ts";
import { chooseScope, useSelection } from "../state/selection-store.ts";

/** Whom the figures are about: one client, or the portfolio of all. */
export function ClientMenu() {
  const document = useShownDocument();
  const scope = useSelection((state) => state.scope);
  if (document === null) return null;
  const chosen = scope.kind === "client" ? document.clients.find((client) => client.id === scope.id) : undefined;
  const portfolio = `Portfolio, ${document.clients.length} clients`;
  const check = <IconCheck size={14} aria-label="selected" />;
  return (
    <Picker name="Client" value={chosen?.name ?? portfolio}>
      <Menu.Item onClick={() => chooseScope({ kind: "portfolio" })} rightSection={chosen === undefined ? check : null}>
        {portfolio}
      </Menu.Item>
      <Menu.Divider />
      {document.clients.map((client) => (
        <Menu.Item
          key={client.id}
          onClick={() => chooseScope({ kind: "client", id: client.id })}
          rightSection={client.id === chosen?.id ? check : null}
        >
          {client.name}
        </Menu.Item>
      ))}
    </Picker>
  );
}
