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

function Value({ line, side, onPutBack }: { line: Line; side: Side; onPutBack: ChangeTableProps["onPutBack"] }) {
  const text = line[side];
  return (
    <>
      <dt>{capital(side)}</dt>
      <dd>{text}</dd>
      {line.changes.length > 0 && (
        <ActionIcon
          size={24}
          aria-label={`Put back ${line.subject} as ${side}: ${text}`}
          title="Put this value back, as a new edit"
          onClick={() => onPutBack(line, side)}
        >
          <IconRestore size={14} stroke={1.75} />
        </ActionIcon>
      )}
    </>
  );
}

function Change({ line, onPutBack }: { line: Line; onPutBack: ChangeTableProps["onPutBack"] }) {
  const { subject, event } = line;
  const isWhole = line.changes.length === 0;
  const isMember = event !== null && line.before === line.after;
  return (
    <li className={classes.change}>
      <h4>
        {capital(subject)} {event !== null && <span className={classes.event}>{event}</span>}
      </h4>
      {!isMember && (
        <dl>
          {event === null && <Value line={line} side="before" onPutBack={onPutBack} />}
          {(event === null || line.after !== line.before) && <Value line={line} side="after" onPutBack={onPutBack} />}
        </dl>
      )}
      {isMember && !isWhole && (
        <dl>
          <dt>{capital(event)}</dt>
          <dd />
          <ActionIcon
            size={24}
            aria-label={`Put back ${subject} as before`}
            title="Put it back as it was before, as a new edit"
            onClick={() => onPutBack(line, "before")}
          >
            <IconRestore size={14} stroke={1.75} />
          </ActionIcon>
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
