/** A panel of the page: title that states something, what it measures, tools at the right, content. */
import type { ReactNode } from "react";
import classes from "./surface.module.css";

interface SurfaceProps {
  readonly title?: ReactNode;
  readonly subtitle?: ReactNode;
  readonly tools?: ReactNode | undefined;
  readonly children: ReactNode;
  readonly className?: string;
  /** Name for screen readers where there is no visible title. */
  readonly label?: string;
  /** Content touches the edges (tables). */
  readonly flush?: boolean;
}

export function Surface({ title, subtitle, tools, children, className, label, flush = false }: SurfaceProps) {
  return (
    <section className={[classes.surface, className].filter(Boolean).join(" ")} aria-label={label}>
      {title !== undefined && (
        <header className={classes.head}>
          <div className={classes.titles}>
            <h2 className={classes.title}>{title}</h2>
            {subtitle !== undefined && <p className={classes.subtitle}>{subtitle}</p>}
          </div>
          {tools !== undefined && <div className={classes.tools}>{tools}</div>}
        </header>
      )}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}
