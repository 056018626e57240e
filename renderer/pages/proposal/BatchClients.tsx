/** Whose documents are made: all clients of the scenario, until some are taken out. */
import { Checkbox, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import classes from "./batch.module.css";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface BatchClientsProps {
  readonly clients: readonly Named[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** As many as are seen at once without a search. */
const FEW = 8;

export function BatchClients({ clients, chosen, onChange }: BatchClientsProps) {
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const shown = clients.filter(({ name }) => name.toLowerCase().includes(wanted));
  const shownChosen = shown.filter(({ id }) => chosen.has(id)).length;
  function change(ids: readonly string[], isChosen: boolean): void {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    onChange(next);
  }
  return (
    <fieldset className={classes.clients}>
      <legend className="ot-hidden">Clients</legend>
      <div className={classes.clientsHead}>
        <Checkbox
          label={wanted === "" ? `All ${clients.length} clients` : `All ${shown.length} found`}
          checked={shown.length > 0 && shownChosen === shown.length}
          indeterminate={shownChosen > 0 && shownChosen < shown.length}
          onChange={(event) =>
            change(
              shown.map(({ id }) => id),
              event.currentTarget.checked,
            )
          }
        />
        {clients.length > FEW && (
          <TextInput
            aria-label="Find a client"
            placeholder="Find a client"
            leftSection={<IconSearch size={14} stroke={1.5} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
      </div>
      <div className={classes.clientList}>
        {shown.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.has(id)}
            onChange={(event) => change([id], event.currentTarget.checked)}
          />
        ))}
        {shown.length === 0 && <p className={classes.none}>No client is called so.</p>}
      </div>
    </fieldset>
  );
}
