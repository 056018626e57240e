import type { ReactNode } from "react";
import classes from "./section.module.css";

/** Title of a section, what it decides, and what can be done with it as a whole. */
export function SectionHead({ title, children, tools }: { title: string; children?: ReactNode; tools?: ReactNode }) {
  return (
    <header className={classes.head}>
      <div className={classes.titles}>
        <h3>{title}</h3>
        {children !== undefined && <p>{children}</p>}
      </div>
      {tools}
    </header>
  );
}
