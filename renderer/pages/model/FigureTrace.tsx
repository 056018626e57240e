import { IconChevronRight } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Explanation, ExplanationPiece, ExplanationRow, FigureReference } from "../../../shared/model/results.ts";
import { evidenceFor } from "../../../shared/scenario/evidence.ts";
import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { useFigures } from "../../controls/figures.ts";
import { headlineParts, type TraceContext, traceParts } from "../../controls/trace-text.ts";
import { ask, ignoreStale, useResults } from "../../state/results-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { inspectFurther } from "../../state/selection-store.ts";
import { EvidenceBlock } from "./EvidenceBlock.tsx";
import type { InspectorProps } from "./Inspector.tsx";
import classes from "./inspector.module.css";
import { lensName } from "./lens-terms.ts";

/** Asks for the explanation again whenever the document changes; the last one stays until the new one is there. */
function useExplanation(figure: FigureReference): { explanation: Explanation | null; failure: string | null } {
  const version = useResults((state) => state.version);
  const [answer, setAnswer] = useState<{ explanation: Explanation | null; failure: string | null }>({
    explanation: null,
    failure: null,
  });
  useEffect(() => {
    let wanted = version >= 0;
    ask("exact", { kind: "explain", figure })
      .then((explanation) => {
        if (wanted) setAnswer({ explanation, failure: null });
      })
      .catch((error: unknown) => {
        try {
          ignoreStale(error);
        } catch (fault) {
          if (wanted) setAnswer({ explanation: null, failure: fault instanceof Error ? fault.message : String(fault) });
        }
      });
    return () => {
      wanted = false;
    };
  }, [figure, version]);
  return answer;
}

function openPiece(row: { figure?: FigureReference; input?: { path: string }; label: string }): (() => void) | null {
  const { figure, input, label } = row;
  if (figure !== undefined) return () => inspectFurther({ kind: "figure", figure, label });
  if (input !== undefined) return () => inspectFurther({ kind: "input", path: input.path, label });
  return null;
}

function keyOf(row: ExplanationRow): string {
  return row.input?.path ?? (row.figure === undefined ? row.label : JSON.stringify(row.figure));
}

function Pieces({ pieces }: { pieces: readonly ExplanationPiece[] }) {
  return pieces.map((piece, index) => {
    const open = openPiece({ ...piece, label: piece.text });
    const key = `${index} ${piece.text}`;
    if (open !== null)
      return (
        <button key={key} type="button" className={classes.link} onClick={open}>
          {piece.text}
        </button>
      );
    return piece.raised === true ? <sup key={key}>{piece.text}</sup> : <span key={key}>{piece.text}</span>;
  });
}

export function RowValue({ row, context }: { row: ExplanationRow; context: TraceContext }) {
  if (row.value === null) return <span className="ot-unit">does not exist</span>;
  const { number: value, unit } = traceParts(row.value, row.unit, context);
  return (
    <>
      <span className={classes.rowValue} title={row.value}>
        {value}
      </span>
      {unit !== "" && <span className={classes.rowUnit}>{unit}</span>}
    </>
  );
}

interface TraceRowProps {
  readonly row: ExplanationRow;
  readonly context: TraceContext;
  /** What the row itself rests on stands below it. */
  readonly opened?: boolean;
}

function Below({ figure, context }: { figure: FigureReference; context: TraceContext }) {
  const { explanation } = useExplanation(figure);
  if (explanation === null || explanation.restsOn.length === 0) return null;
  return (
    <ul className={classes.below}>
      {explanation.restsOn.map((row) => (
        <TraceRow key={keyOf(row)} row={row} context={context} />
      ))}
    </ul>
  );
}

export function TraceRow({ row, context, opened = false }: TraceRowProps) {
  const evidence = useScenario((state) => state.records?.evidence);
  const open = openPiece(row);
  const known = row.input === undefined || evidence === undefined ? undefined : evidenceFor(evidence, row.input.path);
  return (
    <li>
      <button type="button" className={classes.row} onClick={open ?? undefined} disabled={open === null}>
        <span className={classes.rowLabel}>{row.label}</span>
        <RowValue row={row} context={context} />
        <span className={classes.rowEnd}>
          {known !== undefined ? (
            <EvidenceBadge grade={known.grade} source={known.source} />
          ) : (
            row.figure !== undefined && <IconChevronRight size={14} stroke={1.75} aria-hidden />
          )}
        </span>
      </button>
      {opened && row.figure !== undefined && <Below figure={row.figure} context={context} />}
    </li>
  );
}

/** The same line over the spans of the results, as far as it is one of them. */
function Elsewhere({ figure, view, label }: Pick<InspectorProps, "view"> & { figure: FigureReference; label: string }) {
  const figures = useFigures();
  const lens = view.lenses[figure.lens];
  const kpi = Object.entries(lens.kpis).find(([key]) => key === figure.line)?.[1];
  const values = lens.totals[figure.line] ?? kpi;
  if (values === undefined) return null;
  const rows = view.spans.flatMap((span, index) => {
    const value = values[index];
    return index === figure.span || value === null || value === undefined ? [] : [{ span, index, value }];
  });
  if (rows.length === 0) return null;
  const isShare =
    kpi !== undefined &&
    ["marginPercent", "marginPercentUnloaded", "deflection", "containment", "workAvoided"].includes(figure.line);
  return (
    <section className={classes.block}>
      <h3>Same figure elsewhere</h3>
      <ul>
        {rows.map(({ span, index, value }) => (
          <li key={span.label}>
            <button
              type="button"
              className={classes.row}
              onClick={() =>
                inspectFurther({
                  kind: "figure",
                  label,
                  figure: { lens: figure.lens, scope: figure.scope, line: figure.line, span: index },
                })
              }
            >
              <span className={classes.rowLabel}>{span.label}</span>
              <span className={classes.rowValue}>
                {value === 0 ? "–" : isShare ? figures.percent(value) : figures.amount(value)}
              </span>
              <span className={classes.rowEnd}>
                <IconChevronRight size={14} stroke={1.75} aria-hidden />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function FigureTrace({ figure, view, document, names }: InspectorProps & { figure: FigureReference }) {
  const figures = useFigures();
  const context: TraceContext = { figures, startMonth: document.startMonth };
  const { explanation, failure } = useExplanation(figure);
  const who =
    figure.scope.kind === "client"
      ? (document.clients.find((client) => figure.scope.kind === "client" && client.id === figure.scope.id)?.name ?? "")
      : "Portfolio";
  const when =
    figure.month !== undefined
      ? figures.month(view.months[figure.month - 1] ?? "")
      : figure.span !== undefined
        ? view.spans[figure.span]?.label
        : undefined;
  const where = [who, when, lensName(figure.lens, names)].filter(Boolean).join(", ");
  if (failure !== null) return <p className={classes.missing}>This figure cannot be explained: {failure}</p>;
  if (explanation === null) return <p className={classes.missing}>Being explained</p>;
  const shown = explanation.value === null ? null : headlineParts(explanation.value, explanation.unit, context);
  const inputs = explanation.restsOn.filter((row) => row.input !== undefined);
  const firstFigure = explanation.restsOn.find((row) => row.figure !== undefined);
  const onlyInput = inputs.length === 1 ? inputs[0]?.input?.path : undefined;
  return (
    <>
      <section className={classes.figureHead}>
        <h2>{explanation.label}</h2>
        <p className={`${classes.value} ot-display`} title={explanation.value ?? ""}>
          {shown === null ? "Does not exist" : shown.number}
          {shown !== null && shown.unit !== "" && <span className={classes.valueUnit}>{shown.unit}</span>}
        </p>
        <p className={classes.where}>{where}</p>
        {explanation.reason !== undefined && <p className={classes.note}>{explanation.reason}</p>}
        {explanation.note !== undefined && <p className={classes.note}>{explanation.note}</p>}
      </section>
      {explanation.words.length > 0 && (
        <section className={classes.block}>
          <h3>Formula</h3>
          <p className={classes.words}>
            <Pieces pieces={explanation.words} />
          </p>
          {explanation.numbers.length > 0 && (
            <p className={classes.numbers}>
              <Pieces pieces={explanation.numbers} />
            </p>
          )}
        </section>
      )}
      {explanation.restsOn.length > 0 && (
        <section className={classes.block}>
          <h3>Rests on</h3>
          <ul>
            {explanation.restsOn.map((row) => (
              <TraceRow key={keyOf(row)} row={row} context={context} opened={row === firstFigure} />
            ))}
          </ul>
        </section>
      )}
      {onlyInput !== undefined && <EvidenceBlock path={onlyInput} label={inputs[0]?.label ?? ""} />}
      <Elsewhere figure={figure} view={view} label={explanation.label} />
      {explanation.usedBy.length > 0 && (
        <section className={classes.block}>
          <h3>Used by</h3>
          <ul>
            {explanation.usedBy.map((row) => (
              <TraceRow key={keyOf(row)} row={row} context={context} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
