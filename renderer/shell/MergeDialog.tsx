/** A package that conflicts: base, mine and theirs field by field, what each choice does to the margin, and the merge. */
import { Button, Group, Loader, Modal } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { inDocumentOrder, mergeWords } from "../../shared/scenario/merge-words.ts";
import { type Figures, useFigures } from "../controls/figures.ts";
import {
  choose,
  closeOpening,
  isMergeable,
  type MergeItem,
  marginKey,
  mergeOpened,
  openAsCopies,
  type PackagedScenario,
  type Sides,
  useOpening,
} from "../state/scenario-files.ts";
import { useWorkspace } from "../state/workspace-store.ts";
import classes from "./merge-dialog.module.css";

const STATES: Readonly<Record<PackagedScenario["state"], string>> = {
  new: "new here, will be added",
  same: "here already, unchanged",
  older: "holds nothing that is not here",
  newer: "only they went on",
  conflict: "both sides went on",
  locked: "a plan of record here, which stays as it is",
};

const WHO: Readonly<Record<MergeItem["changedBy"], string>> = {
  mine: "You",
  theirs: "They",
  both: "Both",
};

/** More are decided by the buttons above them. */
const MOST_ROWS = 300;

function Effect({ figures, margin, mine }: { figures: Figures; margin: number | null | undefined; mine: number }) {
  if (margin === undefined) return <Loader size={12} aria-label="being computed" />;
  if (margin === null) return <span title="By itself it would leave a fault">not alone</span>;
  const change = Math.round(margin) - Math.round(mine);
  return change === 0 ? "–" : figures.moneyChange(change);
}

interface RowProps {
  readonly scenario: string;
  readonly item: MergeItem;
  readonly sides: Sides;
  readonly isTheirs: boolean;
  readonly onSide: (key: string, theirs: boolean) => void;
}

function MergeRow({ scenario, item, sides, isTheirs, onSide }: RowProps) {
  const locale = useWorkspace((state) => state.settings.locale);
  const figures = useFigures();
  const margin = useOpening((state) => state.opening?.margins[marginKey.item(scenario, item.key)]);
  const mine = useOpening((state) => state.opening?.margins[marginKey.mine(scenario)]);
  const words = useMemo(() => {
    const { currency, startMonth } = sides.mine;
    const options = { locale, currency, startMonth };
    const theirs = mergeWords(item, sides.theirs, options);
    return item.theirs.value === undefined ? mergeWords(item, sides.mine, options) : theirs;
  }, [item, sides, locale]);
  const name = `${scenario} ${item.key}`;
  const label = words.owner === "" ? words.subject : `${words.owner}: ${words.subject}`;
  const side = (theirs: boolean, text: string) => (
    <label className={classes.side}>
      <input
        type="radio"
        name={name}
        checked={isTheirs === theirs}
        aria-label={`${label}, ${theirs ? "theirs" : "mine"}: ${text}`}
        onChange={() => onSide(item.key, theirs)}
      />
      <span>{text}</span>
    </label>
  );
  return (
    <tr data-both={item.changedBy === "both"}>
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
      <td className={classes.who}>{WHO[item.changedBy]}</td>
      <td className={classes.base}>{words.base ?? "not known"}</td>
      <td>{side(false, words.mine)}</td>
      <td>{side(true, words.theirs)}</td>
      <td className={classes.effect}>
        {item.kind !== "value" || typeof mine !== "number" ? (
          "–"
        ) : (
          <Effect figures={figures} margin={margin} mine={mine} />
        )}
      </td>
    </tr>
  );
}

function Sums({ id }: { id: string }) {
  const figures = useFigures();
  const mine = useOpening((state) => state.opening?.margins[marginKey.mine(id)]);
  const chosen = useOpening((state) => state.opening?.margins[marginKey.chosen(id)]);
  if (typeof mine !== "number") return <span className={classes.sums}>Computing margins</span>;
  if (typeof chosen !== "number") return <span className={classes.sums}>Mine {figures.money(mine)}</span>;
  const change = Math.round(chosen) - Math.round(mine);
  return (
    <span className={classes.sums} role="status">
      Margin of the proposed plan with AI, whole horizon: mine {figures.money(mine)}, as chosen {figures.money(chosen)}
      {change !== 0 && <strong> ({figures.moneyChange(change)})</strong>}
    </span>
  );
}

function ScenarioPart({ scenario }: { scenario: PackagedScenario }) {
  const { id, name, state, hasBase } = scenario;
  const chosen = useOpening((store) => store.opening?.chosen[id]);
  const sides = useOpening((store) => store.opening?.sides[id]);
  const faults = useOpening((store) => store.opening?.faults[id]) ?? [];
  const [showsMine, setShowsMine] = useState(false);
  const items = useMemo(() => inDocumentOrder(scenario.items), [scenario.items]);
  const head = (
    <h3 className={classes.name}>
      {name} <span className={classes.state}>{STATES[state]}</span>
    </h3>
  );
  if (!isMergeable(scenario)) return <section>{head}</section>;
  if (sides === undefined || chosen === undefined) return <section>{head}</section>;
  const mineOnly = items.filter((item) => item.changedBy === "mine").length;
  const rows = items.filter((item) => showsMine || item.changedBy !== "mine");
  const take = (keys: Iterable<string>): void => choose(id, keys);
  const onSide = (key: string, theirs: boolean): void =>
    take(theirs ? [...chosen, key] : [...chosen].filter((one) => one !== key));
  const keysOf = (of: readonly MergeItem[]): string[] => of.map((item) => item.key);
  return (
    <section>
      {head}
      {!hasBase && (
        <p className={classes.note}>
          No common past of the two is known, so every difference may be a change of either side.
        </p>
      )}
      <div className={classes.bar}>
        <Sums id={id} />
        <Group gap={6} wrap="nowrap">
          <Button variant="default" size="compact-xs" onClick={() => take([])}>
            All mine
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => take(keysOf(items.filter((item) => item.changedBy === "theirs")))}
          >
            Only what they changed
          </Button>
          <Button variant="default" size="compact-xs" onClick={() => take(keysOf(items))}>
            All theirs
          </Button>
        </Group>
      </div>
      <section className={classes.scroller} aria-label={`Fields of ${name}`}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Changed by</th>
              <th scope="col">Base</th>
              <th scope="col">Mine</th>
              <th scope="col">Theirs</th>
              <th scope="col" className={classes.effect}>
                Theirs, on margin
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((item) => (
              <MergeRow
                key={item.key}
                scenario={id}
                item={item}
                sides={sides}
                isTheirs={chosen.has(item.key)}
                onSide={onSide}
              />
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > MOST_ROWS && (
        <p className={classes.note}>{rows.length - MOST_ROWS} further fields follow the buttons above.</p>
      )}
      {mineOnly > 0 && (
        <button type="button" className={classes.more} onClick={() => setShowsMine(!showsMine)}>
          {showsMine ? "Hide what only you changed" : `${mineOnly} that only you changed stay yours. Show`}
        </button>
      )}
      {faults.length > 0 && (
        <p className={classes.fault} role="alert">
          <IconAlertTriangle size={15} stroke={1.75} aria-hidden />
          This choice would leave a fault: {faults[0]}
        </p>
      )}
    </section>
  );
}

export function MergeDialog() {
  const opening = useOpening((state) => state.opening);
  const locale = useWorkspace((state) => state.settings.locale);
  if (opening === null) return null;
  const { found, working, faults } = opening;
  const day = new Date(found.exportedAt).toLocaleDateString(locale, { dateStyle: "medium" });
  const canMerge = found.scenarios.some(isMergeable);
  const isFaulty = Object.values(faults).some((one) => one.length > 0);
  return (
    <Modal
      opened
      onClose={closeOpening}
      title={`Open ${found.file}`}
      size={1080}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <p className={classes.from}>
        From {found.exportedBy === "" ? "somebody without a name" : found.exportedBy}, exported {day}. Nothing is stored
        before you merge.
      </p>
      {found.scenarios.map((scenario) => (
        <ScenarioPart key={scenario.id} scenario={scenario} />
      ))}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" mr="auto" disabled={working} onClick={() => void openAsCopies()}>
          Open as new scenarios instead
        </Button>
        <Button variant="default" onClick={closeOpening}>
          Cancel
        </Button>
        {canMerge && (
          <Button loading={working} disabled={isFaulty} onClick={() => void mergeOpened()}>
            Merge
          </Button>
        )}
      </Group>
    </Modal>
  );
}
