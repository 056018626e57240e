import type { Settings } from "../../../shared/contract/calls.ts";
import type { Field } from "../../../shared/model/field.ts";
import { FieldGroup, FieldRow } from "../../controls/FieldRow.tsx";
import rowClasses from "../../controls/field-row.module.css";
import { Segments } from "../../controls/Segments.tsx";
import { editSettings } from "../../state/edits.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import { localeChoices } from "./locale-choices.ts";
import { SectionHead } from "./SectionHead.tsx";
import classes from "./section.module.css";

type TextSetting = "organisation" | "person";

const text = (pattern: string, label: string, help: string): Field => ({
  pattern,
  label,
  help,
  kind: "text",
  unit: "text",
  allowed: "a text",
  required: true,
  group: "scenario",
});

const TEXTS: Readonly<Record<TextSetting, Field>> = {
  organisation: text("organisation", "Organisation", "Stands at the top of the window and on what clients receive."),
  person: text("person", "Your name", "Stands beside your edits in the history."),
};

const LONGEST = 200;

function storeText(setting: TextSetting, value: unknown): string | null {
  const next = String(value ?? "");
  if (next.length > LONGEST) return `At most ${LONGEST} characters.`;
  void editSettings(`${TEXTS[setting].label} to ${next === "" ? "none" : next}`, { [setting]: next });
  return null;
}

export function WorkspaceSection() {
  const settings = useWorkspace((state) => state.settings);
  const location = useWorkspace((state) => state.session?.workspace.location);
  const choices = localeChoices(settings.locale);
  const locale: Field = {
    ...text("locale", "Numbers and dates", "How numbers, money and dates are written and read."),
    kind: "choice",
    choices,
  };
  return (
    <>
      <SectionHead title="Workspace">
        {location === undefined ? "For every scenario in this file." : `For every scenario in ${location}.`}
      </SectionHead>
      <div className={classes.columns}>
        <FieldGroup columns={1}>
          {(["organisation", "person"] as const).map((setting) => (
            <FieldRow
              key={setting}
              field={TEXTS[setting]}
              value={settings[setting]}
              onCommit={(value) => storeText(setting, value)}
            />
          ))}
          <FieldRow
            field={locale}
            value={settings.locale}
            onCommit={(value) => {
              void editSettings(`Numbers and dates as ${String(value)}`, { locale: String(value) });
              return null;
            }}
          />
        </FieldGroup>
        <div>
          <div className={rowClasses.row}>
            <span className={rowClasses.label}>Theme</span>
            <Segments<Settings["theme"]>
              label="Theme"
              value={settings.theme}
              choices={[
                { value: "system", label: "System" },
                { value: "light", label: "Light" },
                { value: "dark", label: "Dark" },
              ]}
              onChange={(theme) => void editSettings(`Theme: ${theme}`, { theme })}
            />
          </div>
          <div className={rowClasses.row}>
            <span className={rowClasses.label}>Rows</span>
            <Segments<Settings["density"]>
              label="Density of rows"
              value={settings.density}
              choices={[
                { value: "compact", label: "Compact" },
                { value: "comfortable", label: "Comfortable" },
              ]}
              onChange={(density) => void editSettings(`Rows: ${density}`, { density })}
            />
          </div>
        </div>
      </div>
    </>
  );
}
