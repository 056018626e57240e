/** What the palette finds besides assumptions: pages, clients, scenarios, and everything that can be done. */
import { type Icon, IconBuilding, IconFileStack, IconLayoutGrid } from "@tabler/icons-react";
import { createSearch, type Search, type Searchable, searchable } from "../../../shared/scenario/search.ts";
import type { KeyId } from "../../controls/key-table.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { chooseScope, showPage } from "../../state/selection-store.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import { ACTIONS, type ActionId, actionOf, isAvailable } from "../actions.ts";
import { PAGE_TABLE } from "../page-table.ts";
import { chooseScenario } from "../ScenarioMenu.tsx";

export interface Entry {
  readonly id: string;
  readonly group: "Pages" | "Clients" | "Scenarios" | "Actions";
  readonly label: string;
  readonly icon: Icon;
  readonly key?: KeyId;
  readonly words: string;
  readonly run: () => void;
}

export interface Entries {
  readonly entries: readonly Entry[];
  readonly search: Search;
}

function actionEntries(): Entry[] {
  const ids = (Object.keys(ACTIONS) as ActionId[]).filter((id) => id !== "palette" && isAvailable(id));
  return ids.map((id) => {
    const { label, icon, key, words = "", run } = actionOf(id);
    return {
      id: `action ${id}`,
      group: "Actions",
      label: label(),
      icon,
      words,
      run,
      ...(key === undefined ? {} : { key }),
    };
  });
}

/** What undo would take back is shown and not searched: it holds the very words of the assumption just edited. */
function wordsFor({ label, words, group }: Entry): Searchable {
  return searchable(label.split(": ", 1)[0] ?? label, `${words} ${group}`);
}

/** As things stand when the palette is opened. */
export function entriesNow(): Entries {
  const clients = useScenario.getState().records?.document.clients ?? [];
  const { scenarios } = useWorkspace.getState();
  const pages = PAGE_TABLE.filter(({ aside }) => aside === undefined).map(
    ({ id, label }): Entry => ({
      id: `page ${id}`,
      group: "Pages",
      label,
      icon: IconLayoutGrid,
      words: "page go to show",
      run: () => showPage(id),
    }),
  );
  const client = (id: string, label: string, run: () => void): Entry => ({
    id: `client ${id}`,
    group: "Clients",
    label,
    icon: IconBuilding,
    words: "client scope",
    run,
  });
  const entries: Entry[] = [
    ...pages,
    client("", `Portfolio, ${clients.length} clients`, () => chooseScope({ kind: "portfolio" })),
    ...clients.map(({ id, name }) => client(id, name, () => chooseScope({ kind: "client", id }))),
    ...scenarios.map(
      ({ id, name }): Entry => ({
        id: `scenario ${id}`,
        group: "Scenarios",
        label: name,
        icon: IconFileStack,
        words: "scenario open",
        run: () => chooseScenario(id),
      }),
    ),
    ...actionEntries(),
  ];
  return { entries, search: createSearch(entries.map(wordsFor)) };
}
