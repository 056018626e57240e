/** A chosen file before anything is stored: how it is read, its first rows, where it belongs, and the start. */
import { Button } from "@mantine/core";
import { useFigures } from "../../controls/figures.ts";
import { BelongsTo } from "./BelongsTo.tsx";
import { Crumbs } from "./Crumbs.tsx";
import { DialectPanel } from "./DialectPanel.tsx";
import { showView, useData } from "./data-store.ts";
import { startImport } from "./import-actions.ts";
import { countText, sizeText } from "./import-words.ts";
import { JobPanel } from "./JobPanel.tsx";
import { QuestionPanel } from "./QuestionPanel.tsx";
import classes from "./reading-view.module.css";
import { SampleTable } from "./SampleTable.tsx";

export function ReadingView() {
  const reading = useData((state) => state.reading);
  const job = useData((state) => state.job);
  const { locale } = useFigures();
  if (reading === null) return null;
  const open = reading.inspection.questions.length;
  const state =
    open === 0
      ? "Nothing is stored until you import."
      : `${open === 1 ? "One question is" : `${countText(open, "question", locale)} are`} open. Nothing is guessed.`;
  const leave = (): void => {
    showView({ kind: "list" });
    // A running import is followed to its end.
    if (job === null) useData.setState({ reading: null });
  };
  return (
    <>
      <Crumbs
        title={reading.file.name}
        note={sizeText(reading.file.bytes, locale)}
        trail={[{ label: "Imports", onOpen: leave }]}
        tools={
          job === null && (
            <>
              <span className={classes.state} role="status">
                {state}
              </span>
              <Button variant="default" onClick={leave}>
                Cancel
              </Button>
              <Button disabled={open > 0 || reading.busy} onClick={() => void startImport()}>
                Import
              </Button>
            </>
          )
        }
      />
      {reading.refusal !== null && (
        <p role="alert" className={classes.refusal}>
          {reading.refusal}
        </p>
      )}
      {job !== null && <JobPanel job={job} />}
      <fieldset className={classes.columns} disabled={job !== null} aria-busy={reading.busy}>
        <legend className="ot-hidden">How {reading.file.name} is read</legend>
        <div className={classes.side}>
          {open > 0 && <QuestionPanel reading={reading} />}
          <BelongsTo reading={reading} />
          <DialectPanel reading={reading} />
        </div>
        <SampleTable reading={reading} />
      </fieldset>
    </>
  );
}
