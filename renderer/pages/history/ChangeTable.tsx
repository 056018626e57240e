/** Every change of an edit with what stood before and after, each to be put back by itself. */
import { ActionIcon } from "@mantine/core";
import { IconRestore } from "@tabler/icons-react";
import { Fragment } from "react";
import classes from "./change-table.module.css";
import type { EditRead } from "./use-edit.ts";

type Line = EditRead["lines"][number];
type Side = "before" | "after";

interface ChangeTableProps {
  readonly lines: readonly Line[];
  readonly more: number;
  readonly onPutBack: (line: Line, side: Side) => void;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface ValueProps {
  readonly head: string;
  readonly text: string;
  /** Said by the button that puts it back; absent where it cannot be. */
  readonly name?: string | undefined;
  readonly onPutBack: () => void;
}

function Value({ head, text, name, onPutBack }: ValueProps) {
  return (
    <div>
      <dt>{capital(head)}</dt>
      <dd>
        <span>{text}</span>
        {name !== undefined && (
          <ActionIcon size={24} aria-label={name} title="Put this back, as a new edit" onClick={onPutBack}>
            <IconRestore size={14} stroke={1.75} />
          </ActionIcon>
        )}
      </dd>
    </div>
  );
}

function Change({ line, onPutBack }: { line: Line; onPutBack: ChangeTableProps["onPutBack"] }) {
  const { subject, event, before, after } = line;
  const canBePutBack = line.changes.length > 0;
  const value = (side: Side) => (
    <Value
      head={side}
      text={line[side]}
      name={canBePutBack ? `Put back ${subject} as ${side}: ${line[side]}` : undefined}
      onPutBack={() => onPutBack(line, side)}
    />
  );
  const isMember = event !== null && before === after;
  return (
    <li className={classes.change}>
      <h4>
        {capital(subject)} {event !== null && <span className={classes.event}>{event}</span>}
      </h4>
      {(canBePutBack || !isMember) && (
        <dl>
          {event === null && value("before")}
          {!isMember && value("after")}
          {isMember && (
            <Value
              head="before"
              text="as it was"
              name={`Put back ${subject} as before`}
              onPutBack={() => onPutBack(line, "before")}
            />
          )}
        </dl>
      )}
    </li>
  );
}

export function ChangeTable({ lines, more, onPutBack }: ChangeTableProps) {
  const groups = Map.groupBy(lines, ({ owner }) => owner);
  if (lines.length === 0) return <p className={classes.more}>What it changed has no words of its own.</p>;
  return (
    <div className={classes.table}>
      {[...groups].map(([owner, mine]) => (
        <Fragment key={owner}>
          {owner !== "" && <h3 className={classes.owner}>{owner}</h3>}
          <ul>
            {mine.map((line, index) => (
              <Change key={`${line.subject} ${String(index)}`} line={line} onPutBack={onPutBack} />
            ))}
          </ul>
        </Fragment>
      ))}
      {more > 0 && <p className={classes.more}>and {more} more changes</p>}
    </div>
  );
}
