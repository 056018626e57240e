/** The chosen edit: who made it and when, where it stands, what it changed, and the ways back to it. */
import { Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconGitBranch, IconRestore } from "@tabler/icons-react";
import { type ReactNode, type Ref, useState } from "react";
import { useWorkspace } from "../../state/workspace-store.ts";
import { ChangeTable } from "./ChangeTable.tsx";
import classes from "./edit-detail.module.css";
import { putBack, restoreScenario } from "./history-actions.ts";
import { count, instantText, STATE_HELP } from "./history-words.ts";
import { JumpDialog } from "./JumpDialog.tsx";
import { type EditRead, useEdit } from "./use-edit.ts";

const icon = { size: 16, stroke: 1.5 } as const;

function jumpWords(
  { kind, steps }: EditRead["way"],
  locale: string,
): { readonly label: string; readonly icon: ReactNode } | null {
  if (kind === "here") return null;
  if (kind === "undo")
    return { label: `Go back to here, ${count(steps, "edit", locale)}`, icon: <IconArrowBackUp {...icon} /> };
  if (kind === "redo")
    return { label: `Go on to here, ${count(steps, "edit", locale)}`, icon: <IconArrowForwardUp {...icon} /> };
  return { label: "Bring this state back", icon: <IconGitBranch {...icon} /> };
}

function Moves({ moves, locale }: { moves: EditRead["moves"]; locale: string }) {
  if (moves.length === 0) return null;
  return (
    <>
      <h3 className={classes.head}>Moves</h3>
      <ul className={classes.moves}>
        {moves.toReversed().map(({ direction, who, at }, index) => (
          <li key={`${at} ${String(index)}`}>
            {direction === "undo" ? "Taken back" : "Applied again"} by {who === "" ? "somebody" : who},{" "}
            {instantText(at, locale)}
          </li>
        ))}
      </ul>
    </>
  );
}

interface DetailProps {
  /** `undefined`: nothing is chosen; 0: the beginning. */
  readonly sequence: number | undefined;
  readonly isNow: boolean;
  readonly region: Ref<HTMLElement>;
}

export function EditDetail({ sequence, isNow, region }: DetailProps) {
  const { read, fault } = useEdit(sequence === 0 ? undefined : sequence);
  const [jump, setJump] = useState<{ readonly to: number; readonly title: string } | null>(null);
  const [refused, setRefused] = useState<{ readonly of: number | undefined; readonly message: string | null } | null>(
    null,
  );
  const locale = useWorkspace((state) => state.settings.locale);
  const shown = read?.entry.sequence === sequence ? read : null;
  const dialog = jump !== null && <JumpDialog {...jump} onClose={() => setJump(null)} />;

  return (
    <section ref={region} className={classes.detail} aria-label="The chosen edit" tabIndex={-1}>
      {dialog}
      {fault !== null && <p className={classes.refusal}>{fault}</p>}
      {sequence === 0 && (
        <header className={classes.title}>
          <h2>The beginning</h2>
          <p>The workspace as it was before the first edit.</p>
          {isNow ? (
            <p>This is where the workspace stands.</p>
          ) : (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp {...icon} />}
              onClick={() => setJump({ to: 0, title: "To the beginning" })}
            >
              Go back to here
            </Button>
          )}
        </header>
      )}
      {shown !== null && sequence !== 0 && (
        <ShownEdit
          read={shown}
          isNow={isNow}
          locale={locale}
          refusal={refused?.of === sequence ? (refused?.message ?? null) : null}
          onJump={(title) => setJump({ to: shown.entry.sequence, title })}
          onRefused={(message) => setRefused({ of: sequence, message })}
        />
      )}
    </section>
  );
}

interface ShownProps {
  readonly read: EditRead;
  readonly isNow: boolean;
  readonly locale: string;
  readonly refusal: string | null;
  readonly onJump: (title: string) => void;
  readonly onRefused: (message: string | null) => void;
}

function ShownEdit({ read, isNow, locale, refusal, onJump, onRefused }: ShownProps) {
  const { entry, lines, more, moves, way, removed } = read;
  const words = jumpWords(way, locale);
  return (
    <>
      <header className={classes.title}>
        <h2>{entry.label}</h2>
        <p>
          {entry.who === "" ? "" : `${entry.who}, `}
          <time dateTime={entry.at}>{instantText(entry.at, locale)}</time>
        </p>
        <p>{isNow ? "This is where the workspace stands." : STATE_HELP[entry.state]}</p>
        <div className={classes.actions}>
          {removed.map(({ id, name }) => (
            <Button
              key={id}
              leftSection={<IconRestore {...icon} />}
              onClick={() => void restoreScenario(entry.sequence, name).then(onRefused)}
            >
              Restore {name}
            </Button>
          ))}
          {words !== null && (
            <Button
              variant="default"
              leftSection={words.icon}
              onClick={() => onJump(`To the state after “${entry.label}”`)}
            >
              {words.label}
            </Button>
          )}
        </div>
        {refusal !== null && (
          <p role="alert" className={classes.refusal}>
            {refusal}
          </p>
        )}
      </header>
      <div className={classes.body}>
        <h3 className={classes.head}>What it changed</h3>
        {lines.some(({ changes }) => changes.length > 0) && (
          <p className={classes.hint}>Each value can be put back by itself, as a new edit.</p>
        )}
        <ChangeTable
          lines={lines}
          more={more}
          onPutBack={(line, side) => void putBack(entry.sequence, line.changes, side).then(onRefused)}
        />
        <Moves moves={moves} locale={locale} />
      </div>
    </>
  );
}
