/** Where one is on the Data page: the way back, the title, and what can be done here. */
import { IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./crumbs.module.css";

interface CrumbsProps {
  readonly trail: readonly { readonly label: string; readonly onOpen: () => void }[];
  readonly title: string;
  readonly note?: string;
  readonly tools?: ReactNode;
}

export function Crumbs({ trail, title, note, tools }: CrumbsProps) {
  return (
    <header className={classes.head}>
      <nav aria-label="Breadcrumb" className={classes.trail}>
        {trail.map(({ label, onOpen }) => (
          <span key={label} className={classes.step}>
            <button type="button" className={classes.link} onClick={onOpen}>
              {label}
            </button>
            <IconChevronRight size={14} stroke={1.5} aria-hidden />
          </span>
        ))}
        <h1 className={classes.title}>{title}</h1>
        {note !== undefined && <span className={classes.note}>{note}</span>}
      </nav>
      <div className={classes.tools}>{tools}</div>
    </header>
  );
}
