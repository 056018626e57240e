/** Beside the page: how the chosen figure is formed. */
import { Drawer } from "@mantine/core";
import { explainRisk, useRisk } from "../../state/risk-store.ts";
import { showPage } from "../../state/selection-store.ts";
import page from "../model/model-page.module.css";
import { editAssumption } from "../model/tree-focus.ts";
import classes from "./risk-explanation.module.css";

function openAssumption(path: string): void {
  explainRisk(null);
  showPage("model");
  editAssumption(path);
}

export function RiskExplanation() {
  const explained = useRisk((state) => state.explained);
  return (
    <Drawer
      opened={explained !== null}
      onClose={() => explainRisk(null)}
      position="right"
      size={340}
      title="How this figure is formed"
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close", size: "sm" }}
      classNames={{ inner: page.drawerPlace ?? "", content: page.drawer ?? "", header: page.drawerHead ?? "" }}
    >
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
          {explained.inputs?.map(({ label, path }) => (
            <button key={path} type="button" className={classes.link} onClick={() => openAssumption(path)}>
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
    </Drawer>
  );
}
