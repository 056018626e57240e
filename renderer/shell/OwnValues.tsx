/** Everything that a variant has of its own, beside what its parent has there: put back or handed up one by one. */
import { Button, Group, Modal } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import type { Json } from "../../shared/scenario/change.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import type { MergeItem, MergeValue } from "../../shared/scenario/merge.ts";
import {
  inDocumentOrder,
  type LostNames,
  lostMember,
  type MergeWords,
  mergeWords,
  withLostMember,
} from "../../shared/scenario/merge-words.ts";
import { useFieldOptions } from "../controls/field-options.ts";
import { useScenario } from "../state/scenario-store.ts";
import type { ShownVariant } from "../state/variant-records.ts";
import { namesOfLost, promote, resetToParent } from "../state/variants.ts";
import classes from "./merge-dialog.module.css";

interface OwnValue {
  readonly path: string;
  readonly words: MergeWords;
  /** Without a place in the parent, hence without effect: what the parent lacks. */
  readonly lost: string | null;
}

const side = (value: Json | undefined): MergeValue => ({
  ...(value === undefined ? {} : { value }),
  isInherited: false,
});

function ownValues(
  variant: ShownVariant,
  names: LostNames,
  options: Parameters<typeof mergeWords>[2],
): readonly OwnValue[] {
  const { document } = variant.parent;
  const orphaned = new Set(variant.orphaned);
  const items = Object.entries(variant.record.overrides).map(
    ([path, override]): MergeItem => ({
      key: path,
      kind: "value",
      path,
      base: null,
      mine: side(valueAt(document, path)),
      theirs: side("value" in override ? override.value : undefined),
      changedBy: "theirs",
    }),
  );
  return inDocumentOrder(items).map((item) => ({
    path: item.path,
    words: mergeWords(item, withLostMember(item.path, document, names), options),
    lost: orphaned.has(item.path) ? (lostMember(item.path, document, names) ?? "no place for it") : null,
  }));
}

const NO_NAMES: LostNames = {};

/** Of what the parent has lost; until they are known it goes by its identifiers. */
function useLostNames(variant: ShownVariant | null): LostNames {
  const [names, setNames] = useState(NO_NAMES);
  const count = variant?.orphaned.length ?? 0;
  useEffect(() => {
    let isWanted = true;
    if (count > 0)
      void namesOfLost().then((found) => {
        if (isWanted) setNames(found);
      });
    return () => {
      isWanted = false;
    };
  }, [count]);
  return names;
}

export function OwnValues({ onClose }: { onClose: () => void }) {
  const variant = useScenario((state) => state.variant);
  const options = useFieldOptions();
  const names = useLostNames(variant);
  const rows = useMemo(() => (variant === null ? [] : ownValues(variant, names, options)), [variant, names, options]);
  if (variant === null) return null;
  const { parentName, record } = variant;
  const evidence = Object.keys(record.evidence).length;
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Values of ${record.name} of its own`}
      size={860}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <p className={classes.from}>
        {rows.length === 0
          ? `It reads as ${parentName} in every field.`
          : `All other fields are those of ${parentName}.`}
        {evidence > 0 && ` ${evidence} ${evidence === 1 ? "piece" : "pieces"} of evidence of its own.`}
      </p>
      {rows.length > 0 && (
        <section className={classes.scroller} aria-label="Values of its own">
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">{parentName}</th>
                <th scope="col">{record.name}</th>
                <th scope="col">
                  <span className="ot-hidden">What can be done</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ path, words, lost }) => {
                const label = [words.owner, words.subject].filter(Boolean).join(": ");
                return (
                  <tr key={path}>
                    <th scope="row">
                      {words.owner !== "" && <span className={classes.owner}>{words.owner}</span>}
                      {words.subject}
                      {words.details.length > 0 && (
                        <span className={classes.details} title={words.details.join("\n")}>
                          {words.details.slice(0, 3).join("; ")}
                          {words.details.length > 3 && ` and ${words.details.length - 3} more`}
                        </span>
                      )}
                    </th>
                    <td className={classes.base}>{lost ?? words.mine}</td>
                    <td>
                      {words.theirs}
                      {lost !== null && <span className={classes.details}>kept aside, without effect</span>}
                    </td>
                    <td className={classes.effect}>
                      <Group gap={6} justify="flex-end" wrap="nowrap">
                        <Button
                          variant="default"
                          size="compact-xs"
                          aria-label={`Reset ${label}`}
                          onClick={() => void resetToParent(label, path)}
                        >
                          Reset
                        </Button>
                        {lost === null && (
                          <Button
                            variant="default"
                            size="compact-xs"
                            aria-label={`Promote ${label}`}
                            onClick={() => void promote(path)}
                          >
                            Promote
                          </Button>
                        )}
                      </Group>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </Modal>
  );
}
