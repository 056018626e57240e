import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconCopy, IconDots, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { Category, ScenarioDocument } from "../../../shared/model/document.ts";
import { below } from "../../../shared/scenario/history.ts";
import { AskName, Confirm } from "../../controls/AskDialog.tsx";
import { type Binding, BoundInput, fieldOfPath } from "../../controls/BoundField.tsx";
import { boundCell } from "../../controls/bound-table.ts";
import { CellBlock } from "../../controls/CellBlock.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import { editChecked } from "../../state/checked-edit.ts";
import { addCategory, removeCategory } from "../../state/members.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { CategoryDetail } from "./CategoryDetail.tsx";
import classes from "./categories-section.module.css";
import { componentsNaming, copyOf, withCopiedCategory } from "./category-edits.ts";
import { SectionHead } from "./SectionHead.tsx";

const icon = { size: 16, stroke: 1.5 } as const;

const COLUMNS: readonly { readonly key: string; readonly label: string; readonly width: string }[] = [
  { key: "driver", label: "Counted by", width: "12%" },
  { key: "ticketsPerUnit", label: "Tickets", width: "9%" },
  { key: "minutes/L1", label: "Minutes, L1", width: "10%" },
  { key: "ai/tier", label: "AI control", width: "15%" },
  { key: "ai/eligible", label: "Eligible", width: "8%" },
  { key: "ai/resolution", label: "Resolved", width: "8.5%" },
  { key: "ai/reopen", label: "Reopened", width: "9%" },
];

const NAME = { key: "name", label: "Name" };

function CategoryMenu({ category, document }: { category: Category; document: ScenarioDocument }) {
  const [asking, setAsking] = useState(false);
  const naming = asking ? componentsNaming(document, category.id) : [];
  function duplicate(): void {
    const copy = copyOf(category, document);
    editChecked(`${category.name} duplicated`, (records) => withCopiedCategory(records, category.id, copy));
  }
  return (
    <>
      <Menu width={180} position="bottom-end">
        <Menu.Target>
          <ActionIcon
            size={24}
            aria-label={`Actions for ${category.name}`}
            onClick={(event) => event.stopPropagation()}
          >
            <IconDots size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={duplicate}>
            Duplicate
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => setAsking(true)}>
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking && (
        <Confirm
          title={`Remove ${category.name}?`}
          action="Remove"
          onConfirm={() => void removeCategory(category)}
          onClose={() => setAsking(false)}
        >
          <p>Its tickets leave the figures of every client. Undo brings all of it back.</p>
          {naming.length > 0 && (
            <>
              <p>These price components count it, and will count it no longer:</p>
              <ul>
                {naming.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </>
          )}
        </Confirm>
      )}
    </>
  );
}

export function CategoriesSection() {
  const document = useScenario((state) => state.records?.document);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  if (document === undefined) return null;
  const { categories } = document;
  const rows = categories.map((category): readonly Binding[] =>
    [NAME, ...COLUMNS].map(({ key }) => ({
      document,
      path: `${below("categories", category.id)}/${key}`,
      owner: category.name,
    })),
  );
  const shown = categories.find((category) => category.id === chosen) ?? categories[0];
  return (
    <>
      <SectionHead
        title="Ticket categories"
        tools={
          <>
            <TableTools
              name="Ticket categories"
              rows={() => [
                ["Category", ...COLUMNS.map(({ label }) => label)],
                ...rows.map((row) => row.map(boundCell)),
              ]}
            />
            <Button
              variant="default"
              leftSection={<IconPlus size={14} stroke={1.75} />}
              onClick={() => setAsking(true)}
            >
              Category
            </Button>
          </>
        }
      >
        What arises, who works on it and for how long, and how far AI may act. Choose a row for all of it.
      </SectionHead>
      {shown === undefined ? (
        <p className={classes.nothing}>No category yet. Without categories no client has tickets.</p>
      ) : (
        <>
          <CellBlock title="Ticket categories" rows={rows}>
            <div className={classes.scroller}>
              <table className={classes.table} aria-label="Ticket categories">
                <thead>
                  <tr>
                    <th scope="col" className={classes.left}>
                      Category
                    </th>
                    {COLUMNS.map(({ key, label, width }) => {
                      const field = fieldOfPath(`categories/*/${key}`);
                      return (
                        <th
                          key={key}
                          scope="col"
                          title={field.help}
                          className={field.kind === "choice" ? classes.left : ""}
                          style={{ width }}
                        >
                          {label}
                        </th>
                      );
                    })}
                    <td className={classes.act} />
                  </tr>
                </thead>
                <tbody>
                  {categories.map((category, row) => {
                    const choose = (): void => setChosen(category.id);
                    return (
                      <tr key={category.id} data-chosen={category.id === shown.id} onFocus={choose} onClick={choose}>
                        {rows[row]?.map((binding, column) => (
                          <td key={binding.path} className={column === 0 ? classes.name : ""}>
                            <BoundInput
                              cell
                              label={
                                column === 0
                                  ? `Name of ${category.name}`
                                  : `${category.name}, ${COLUMNS[column - 1]?.label.toLowerCase()}`
                              }
                              binding={binding}
                            />
                          </td>
                        ))}
                        <td className={classes.act}>
                          <CategoryMenu category={category} document={document} />
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          </CellBlock>
          <CategoryDetail key={shown.id} category={shown} document={document} />
        </>
      )}
      {asking && (
        <AskName
          title="New ticket category"
          label="Name"
          initial=""
          action="Add"
          fault={(name) => (categories.some((one) => one.name === name) ? "Another category has this name" : null)}
          onAnswer={addCategory}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
