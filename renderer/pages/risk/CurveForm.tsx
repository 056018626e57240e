/** Three points of a renewal curve, typed like any grid. Once the curve is in use every accepted value is stored as one edit. */
import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { curveObjection, RENEWAL_POINTS, type RenewalCurve } from "../../../shared/compare/renewal.ts";
import { CellBlockContext } from "../../controls/cell-block-context.ts";
import { changeLabel } from "../../controls/change-label.ts";
import { FieldInput } from "../../controls/FieldInput.tsx";
import { FieldMessage } from "../../controls/FieldMessage.tsx";
import { useFieldOptions } from "../../controls/field-options.ts";
import { cellsFrom, fillCells, isBlock, pasteBlock, placeOf, type Write } from "../../state/cells.ts";
import { todayIso } from "../../state/inputs.ts";
import { notify } from "../../state/notices.ts";
import { editCurve } from "../../state/renewal.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { MEASURES, POINT_FIELDS, pointCells, pointName, pointPath, SOURCE_FIELD, withPoints } from "./curve-cells.ts";
import classes from "./risk-views.module.css";

/** Nobody's estimate: three changes to begin with, the chances are for whoever knows the client. */
const BEGINNING: RenewalCurve = {
  points: [
    { change: "-0.1", chance: "0.95" },
    { change: "0", chance: "0.9" },
    { change: "0.2", chance: "0.6" },
  ],
  source: "",
  date: null,
};

/** As much as the record takes. */
const LONGEST_SOURCE = 2000;

interface CurveFormProps {
  readonly clientId: string;
  readonly name: string;
  /** As stored; undefined where none is in use. */
  readonly curve: RenewalCurve | undefined;
}

export function CurveForm({ clientId, name, curve }: CurveFormProps) {
  const options = useFieldOptions();
  /** What is typed before there is a curve. */
  const [draft, setDraft] = useState(BEGINNING);
  const [message, setMessage] = useState<string | null>(null);
  const standing = curve ?? draft;
  const title = `${name}, renewal curve`;

  const { set, block } = useMemo(() => {
    /** Why the curve is none, null where it is stored or, as long as none is in use, kept in the form. */
    function set(label: string, next: RenewalCurve, isWhole = false): string | null {
      setMessage(null);
      if (curve === undefined && !isWhole) {
        setDraft(next);
        return null;
      }
      const objection = curveObjection(next.points);
      if (objection !== null) return objection;
      setDraft(next);
      void editCurve(label, clientId, { ...next, date: todayIso() }).then((outcome) => {
        if (outcome.stored) return;
        // What is locked is said here; what the host refuses stands under the context bar too.
        if (useScenario.getState().refusal === null) setMessage(outcome.message);
      });
      return null;
    }

    const cells = pointCells(standing.points);
    function keep(label: string, writes: readonly Write[]): string | null {
      // Nothing of the example is left then.
      const isWhole = writes.length === RENEWAL_POINTS * MEASURES.length;
      const fault = set(label, withPoints(standing, writes), isWhole);
      if (fault === null && (curve !== undefined || isWhole)) notify(label, true);
      return fault;
    }
    const block = {
      paste: (path: string, text: string) =>
        isBlock(text) ? pasteBlock(title, cells, placeOf(cells, path), text, options, keep) : undefined,
      fill: (path: string, typed: string | null, way: "fillDown" | "fillRight") =>
        way === "fillDown" ? fillCells(title, cellsFrom(cells, path, "rows"), typed, options, keep) : undefined,
    };
    return { set, block };
  }, [curve, standing, clientId, title, options]);

  return (
    <>
      <CellBlockContext value={block}>
        <table className={`${classes.table} ${classes.points}`} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">Change of the bill</th>
              <th scope="col">Chance of renewal</th>
            </tr>
          </thead>
          <tbody>
            {standing.points.map((point, at) => (
              <tr key={["lowest", "middle", "highest"][at]}>
                {MEASURES.map((measure) => (
                  <td key={measure}>
                    <FieldInput
                      cell
                      field={POINT_FIELDS[measure]}
                      value={point[measure]}
                      label={pointName(at, measure)}
                      path={pointPath(at, measure)}
                      onCommit={(value) => {
                        const noun = pointName(at, measure);
                        const label = changeLabel(title, noun, POINT_FIELDS[measure], point[measure], value, options);
                        return set(label, withPoints(standing, [{ path: pointPath(at, measure), value }]));
                      }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </CellBlockContext>
      <div className={classes.source}>
        <span>Evidence</span>
        <FieldInput
          field={SOURCE_FIELD}
          value={standing.source}
          absent={SOURCE_FIELD.help.replace(/\.$/, "")}
          onCommit={(value) => {
            const source = String(value ?? "");
            if (source.length > LONGEST_SOURCE) return `Evidence is told in at most ${LONGEST_SOURCE} characters.`;
            return set(`${title}: evidence`, { ...standing, source });
          }}
        />
      </div>
      {message !== null && <FieldMessage>{message}</FieldMessage>}
      <div className={classes.actions}>
        {curve === undefined ? (
          <Button size="compact-sm" onClick={() => setMessage(set(`${name}: renewal curve`, draft, true))}>
            Use this curve
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void editCurve(`${name}: no renewal curve`, clientId, undefined)}
          >
            Take it out
          </Button>
        )}
      </div>
    </>
  );
}
