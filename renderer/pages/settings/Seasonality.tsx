/** Twelve factors, January first, with their mean: a mean other than 1 changes the year's tickets, which is seldom meant. */
import type { Category, ScenarioDocument } from "../../../shared/model/document.ts";
import { below } from "../../../shared/scenario/history.ts";
import { type Binding, BoundInput } from "../../controls/BoundField.tsx";
import { CellBlock } from "../../controls/CellBlock.tsx";
import { useFigures } from "../../controls/figures.ts";
import { editDocument } from "../../state/checked-edit.ts";
import classes from "./list-grid.module.css";
import { meanOf, normalisedSeason } from "./mix.ts";
import sectionClasses from "./section.module.css";

const MONTHS = [...new Array(12).keys()];
const LEVEL: readonly string[] = new Array<string>(12).fill("1");

export function Seasonality({ category, document }: { category: Category; document: ScenarioDocument }) {
  const figures = useFigures();
  const name = new Intl.DateTimeFormat(figures.locale, { month: "short", timeZone: "UTC" });
  const long = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });
  const factors = category.seasonality ?? LEVEL;
  const mean = meanOf(factors, 4);
  const at = below("categories", category.id, "seasonality");

  const bindings = MONTHS.map(
    (month): Binding => ({
      document,
      path: `${at}/${month}`,
      owner: category.name,
      noun: `Seasonality, ${long.format(new Date(Date.UTC(2000, month, 1)))}`,
    }),
  );

  function normalise(): void {
    const next = normalisedSeason(factors);
    if (next === null) return;
    editDocument(`${category.name}: Seasonality normalised to mean 1`, (before) => ({
      ...before,
      categories: before.categories.map((one) => (one.id === category.id ? { ...one, seasonality: [...next] } : one)),
    }));
  }

  return (
    <div>
      <h4 className={sectionClasses.subtitle}>
        Seasonality <span>factor on the tickets of each calendar month</span>
      </h4>
      <CellBlock title={`${category.name}, seasonality`} rows={[bindings]} along="columns">
        <div className={`${classes.cells} ${classes.months}`}>
          {bindings.map((binding, month) => {
            const date = new Date(Date.UTC(2000, month, 1));
            return (
              <div key={binding.path}>
                <span className={classes.month}>{name.format(date)}</span>
                <BoundInput cell label={`${category.name}, ${long.format(date)}`} binding={binding} />
              </div>
            );
          })}
        </div>
      </CellBlock>
      <div className={classes.line}>
        <span>Mean {figures.number(Number(mean), 4).replace(/[.,]?0+$/, "")}</span>
        {mean !== "1" && mean !== "0" && (
          <button type="button" className={classes.link} onClick={normalise}>
            Normalise to mean 1
          </button>
        )}
      </div>
    </div>
  );
}
