import { color, type TokenName } from "../theme/tokens.ts";
import classes from "./chart-tip.module.css";

interface TipRow {
  readonly label: string;
  readonly value: string;
  readonly color: TokenName;
  readonly opacity?: number;
}

export function ChartTip({ title, rows }: { title: string; rows: readonly TipRow[] }) {
  return (
    <div className={classes.tip}>
      <div className={classes.title}>{title}</div>
      {rows.map((row) => (
        <div key={row.label} className={classes.row}>
          <span className={classes.swatch} style={{ background: color(row.color), opacity: row.opacity ?? 1 }} />
          <span className={classes.label}>{row.label}</span>
          <span>{row.value}</span>
        </div>
      ))}
    </div>
  );
}
