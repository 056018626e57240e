/** Beside the page: a figure, what it was formed from, and in words how. Used where a figure is no line of the model. */
import { BesideDrawer } from "../../controls/BesideDrawer.tsx";
import classes from "./risk-explanation.module.css";

export interface FormedFigure {
  readonly title: string;
  readonly value: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly notes: readonly string[];
}

export interface FigureLink {
  readonly key: string;
  readonly label: string;
  readonly onOpen: (byKey: boolean) => void;
}

interface ExplanationDrawerProps {
  readonly explained: FormedFigure | null;
  readonly links: readonly FigureLink[];
  readonly onClose: () => void;
}

export function ExplanationDrawer({ explained, links, onClose }: ExplanationDrawerProps) {
  return (
    <BesideDrawer opened={explained !== null} onClose={onClose} title="How this figure is formed" padded>
      {explained !== null && (
        <div className={classes.body}>
          <h3 className={classes.title}>{explained.title}</h3>
          <p className={`${classes.value} ot-display`}>{explained.value}</p>
          <dl className={classes.rows}>
            {explained.rows.map(({ label, value }) => (
              <div key={label} className={classes.row}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {links.map(({ key, label, onOpen }) => (
            <button
              key={key}
              type="button"
              className={classes.link}
              // A click without a pointer is Enter or the space bar.
              onClick={(event) => onOpen(event.detail === 0)}
            >
              {label}
            </button>
          ))}
          {explained.notes.map((note) => (
            <p key={note} className={classes.note}>
              {note}
            </p>
          ))}
        </div>
      )}
    </BesideDrawer>
  );
}
