/** How far the selected scenario's ticket numbers rest on imports: what stands in it now, and on what evidence. */
import { type Category, LEVELS, PRIORITIES, type ScenarioDocument } from "../../../shared/model/document.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import { type EvidenceByPath, evidenceFor } from "../../../shared/scenario/evidence.ts";
import { below } from "../../../shared/scenario/history.ts";
import type { TableRow } from "../../../shared/table/delimited.ts";
import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { useFigures } from "../../controls/figures.ts";
import { Surface } from "../../controls/Surface.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import { useScenario } from "../../state/scenario-store.ts";
import { driverUnit, minutesText, mixText, seasonText } from "./adoption-text.ts";
import classes from "./ticket-evidence.module.css";

interface CellProps {
  readonly value: string;
  readonly unit?: string;
  readonly path: string;
  readonly evidence: EvidenceByPath;
}

function EvidenceCell({ value, unit, path, evidence }: CellProps) {
  const { grade, source } = evidenceFor(evidence, path);
  return (
    <td>
      <span className={classes.cell}>
        <span className={classes.value}>
          {value} {unit !== undefined && <span className="ot-unit">{unit}</span>}
        </span>
        <EvidenceBadge grade={grade} source={source} />
      </span>
    </td>
  );
}

const rateOf = (category: Category): string => below("categories", category.id, "ticketsPerUnit");

function evidenceTable({ categories }: ScenarioDocument, evidence: EvidenceByPath): TableRow[] {
  return [
    [
      "Category",
      "Tickets a month",
      "By",
      ...PRIORITIES,
      ...LEVELS.map((level) => `Minutes, ${level}`),
      "Grade",
      "Source",
    ],
    ...categories.map((category) => {
      const { grade, source } = evidenceFor(evidence, rateOf(category));
      return [
        category.name,
        Number(pointValue(category.ticketsPerUnit)),
        category.driver,
        ...PRIORITIES.map((priority) => Number(category.priority[priority])),
        ...LEVELS.map((level) => Number(pointValue(category.minutes[level]))),
        grade,
        source,
      ];
    }),
  ];
}

export function TicketEvidence() {
  const figures = useFigures();
  const records = useScenario((state) => state.records);
  if (records === null) return null;
  const { document, evidence } = records;
  const rate = rateOf;
  const measured = document.categories.filter((category) => evidenceFor(evidence, rate(category)).grade === "measured");
  const title =
    measured.length === 0
      ? `No ticket rate of ${document.name} is measured yet`
      : `${measured.length} of ${document.categories.length} ticket rates of ${document.name} are measured`;
  return (
    <Surface
      title={title}
      subtitle="What the scenario holds now; adopting an import writes these and grades them as measured"
      className={classes.panel ?? ""}
      tools={<TableTools name="Ticket numbers and evidence" rows={() => evidenceTable(document, evidence)} />}
      flush
    >
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Category</th>
              <th scope="col">Tickets a month</th>
              <th scope="col">P1 to P4, %</th>
              <th scope="col">Minutes, L1 to L3</th>
              <th scope="col">Seasonality</th>
              <th scope="col" className={classes.source}>
                Source of the rate
              </th>
            </tr>
          </thead>
          <tbody>
            {document.categories.map((category) => (
              <tr key={category.id}>
                <th scope="row">{category.name}</th>
                <EvidenceCell
                  value={figures.number(Number(pointValue(category.ticketsPerUnit)), 2)}
                  unit={driverUnit(category.driver)}
                  path={rate(category)}
                  evidence={evidence}
                />
                <EvidenceCell
                  value={mixText(category.priority, figures)}
                  path={below("categories", category.id, "priority", "P1")}
                  evidence={evidence}
                />
                <EvidenceCell
                  value={minutesText(category, figures)}
                  path={below("categories", category.id, "minutes", "L1")}
                  evidence={evidence}
                />
                <EvidenceCell
                  value={seasonText(category.seasonality, figures)}
                  path={below("categories", category.id, "seasonality")}
                  evidence={evidence}
                />
                <td className={classes.source}>{evidenceFor(evidence, rate(category)).source || "No source"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Surface>
  );
}
