/** One end of the bridge: a scenario under a lens. */
import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { LENSES } from "../../../shared/model/results.ts";
import { Picker } from "../../controls/Picker.tsx";
import type { NamedEnd } from "../../workers/compare-protocol.ts";
import { lensName } from "../model/lens-terms.ts";
import { endName, type NamedColumn } from "./columns.ts";

interface EndPickerProps {
  readonly name: "From" | "To";
  readonly end: NamedEnd;
  readonly columns: readonly NamedColumn[];
  readonly onChoose: (end: NamedEnd) => void;
}

export function EndPicker({ name, end, columns, onChoose }: EndPickerProps) {
  return (
    <Picker name={name} value={endName(columns, end.scenario, end.lens)} width={280}>
      {columns.map((column) => (
        <div key={column.id}>
          <Menu.Label>
            {column.letter} {column.name}
          </Menu.Label>
          {LENSES.map((lens) => (
            <Menu.Item
              key={lens}
              onClick={() => onChoose({ scenario: column.id, lens })}
              rightSection={
                column.id === end.scenario && lens === end.lens ? <IconCheck size={14} aria-label="chosen" /> : null
              }
            >
              {lensName(lens, column.plans)}
              <span className="ot-hidden"> {column.name}</span>
            </Menu.Item>
          ))}
        </div>
      ))}
    </Picker>
  );
}
