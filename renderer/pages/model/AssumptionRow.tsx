import { Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconChartHistogram,
  IconFileDescription,
  IconInfoCircle,
  IconPencil,
  IconPoint,
} from "@tabler/icons-react";
import { memo, useState } from "react";
import type { Distribution } from "../../../shared/model/document.ts";
import type { Input } from "../../../shared/model/fields.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import { exact, plainText, roundHalfEven } from "../../../shared/number/exact.ts";
import type { Evidence } from "../../../shared/scenario/change.ts";
import { isObject } from "../../../shared/scenario/domain.ts";
import { DAYS_UNTIL_EXPIRY, isGraded } from "../../../shared/scenario/evidence.ts";
import { fieldParts, fieldText } from "../../../shared/scenario/field-text.ts";
import { valueAt } from "../../../shared/scenario/history.ts";
import { DistributionPicture } from "../../controls/DistributionPicture.tsx";
import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { useFieldOptions } from "../../controls/field-options.ts";
import { useStoredText } from "../../controls/stored-value.ts";
import { editInput } from "../../state/inputs.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { inspect } from "../../state/selection-store.ts";
import classes from "./assumption-row.module.css";
import type { TreeInput } from "./assumption-tree.ts";
import { ChoiceEditor } from "./ChoiceEditor.tsx";
import { OverrideDot, OverrideItems, useOverrideWords } from "./OverrideMark.tsx";
import { QuantityEditor } from "./QuantityEditor.tsx";
import { editAssumptionFrom, stepRow } from "./tree-focus.ts";
import { uncertainSuggestion } from "./uncertain-suggestion.ts";

interface AssumptionRowProps {
  readonly node: TreeInput;
  readonly level: number;
  readonly evidence: Evidence;
  readonly expired: boolean;
  readonly editing: boolean;
  readonly onEdit: (path: string | null) => void;
  readonly onNext: (path: string, step: 1 | -1) => void;
}

/** The tree rounds; the field being edited and the inspector hold every digit. */
const SHOWN_DECIMALS = 4;

const icon = { size: 16, stroke: 1.5 } as const;

/** As many decimals as a document holds: a mean may have more. */
const certainValue = (value: Distribution): string => plainText(roundHalfEven(exact(pointValue(value)), 12));

type RowMenuProps = Pick<AssumptionRowProps, "node" | "evidence" | "expired" | "onEdit">;

function RowMenu({ node, evidence, expired, onEdit }: RowMenuProps) {
  const { input, label } = node;
  const options = useFieldOptions();
  /** A menu costs more than its row, so it is there from its first use on. */
  const [used, setUsed] = useState(false);
  const open = (): void => inspect({ kind: "input", path: input.path, label });
  const graded = isGraded(input);
  const hasDefault = input.present && !input.field.required;
  const face = graded ? (
    <EvidenceBadge grade={evidence.grade} source={evidence.source} expired={expired} />
  ) : (
    <span className={classes.noBadge} aria-hidden="true" />
  );
  if (!used)
    return (
      <button
        type="button"
        className={classes.badge}
        aria-label={`${label}: more`}
        aria-haspopup="menu"
        onClick={() => setUsed(true)}
      >
        {face}
      </button>
    );
  return (
    <Menu position="bottom-end" width={220} defaultOpened>
      <Menu.Target>
        <button type="button" className={classes.badge} aria-label={`${label}: more`}>
          {face}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {graded && evidence.source !== "" && <Menu.Label>{evidence.source}</Menu.Label>}
        {expired && <Menu.Label>Older than {DAYS_UNTIL_EXPIRY} days: look at it again</Menu.Label>}
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => onEdit(input.path)}>
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<IconInfoCircle {...icon} />} onClick={open}>
          What it is, and what uses it
        </Menu.Item>
        {input.field.kind === "quantity" && !isObject(input.value) && input.value !== null && (
          <Menu.Item
            leftSection={<IconChartHistogram {...icon} />}
            onClick={() => editAssumptionFrom(input.path, uncertainSuggestion(input, options))}
          >
            Make uncertain
          </Menu.Item>
        )}
        {isObject(input.value) && (
          <Menu.Item
            leftSection={<IconPoint {...icon} />}
            onClick={() => {
              const point = certainValue(input.value as unknown as Distribution);
              const reading = fieldText(point, input.field, options);
              void editInput(`${label}: ${reading}, certain`, input.path, point);
            }}
          >
            Make certain
          </Menu.Item>
        )}
        {graded && (
          <Menu.Item leftSection={<IconFileDescription {...icon} />} onClick={open}>
            {evidence.source === "" ? "Cite a source" : "Evidence"}
          </Menu.Item>
        )}
        {hasDefault && (
          <Menu.Item
            leftSection={<IconArrowBackUp {...icon} />}
            onClick={() => void editInput(`${label}: reset`, input.path, undefined)}
          >
            Reset to the default
          </Menu.Item>
        )}
        <OverrideItems path={input.path} label={label} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** What stands in the file while another value is tried. */
function StoredValue({ text }: { text: string }) {
  return (
    <span className={classes.stored} title={`Stored: ${text}`}>
      <span className="ot-hidden">Stored: </span>
      <s>{text}</s>
    </span>
  );
}

/** A row is drawn anew only where something of it is new: there are hundreds, and figures follow every drag. */
function isSame(before: AssumptionRowProps, after: AssumptionRowProps): boolean {
  return (
    before.node.input.path === after.node.input.path &&
    before.node.input.value === after.node.input.value &&
    before.node.input.present === after.node.input.present &&
    before.node.label === after.node.label &&
    before.level === after.level &&
    before.evidence === after.evidence &&
    before.expired === after.expired &&
    before.editing === after.editing &&
    before.onNext === after.onNext
  );
}

/** The tree follows an edit some frames later; the row itself shows what was typed at once. */
function useNewest(input: Input): Input {
  const value = useScenario(({ preview, records }) => valueAt(preview ?? records?.document, input.path));
  return value === undefined || value === input.value ? input : { ...input, value, present: true };
}

export const AssumptionRow = memo(function AssumptionRow(props: AssumptionRowProps) {
  const { node, level, evidence, expired, editing, onEdit } = props;
  const { label } = node;
  const input = useNewest(node.input);
  const options = useFieldOptions();
  const { number, unit } = fieldParts(input.value, input.field, { ...options, mostDecimals: SHOWN_DECIMALS });
  const own = useOverrideWords(input);
  const isChoice = input.field.kind === "choice" || input.field.kind === "flag";
  const indent = { paddingLeft: 20 + level * 16 };
  const stored = useStoredText(
    input.path,
    input.field,
    input.present ? input.value : undefined,
    input.field.defaultValue,
  );
  if (editing && !isChoice)
    return <QuantityEditor key={input.path} {...props} node={{ ...node, input }} indent={indent} />;
  return (
    <div className={classes.row} style={indent}>
      <button
        type="button"
        className={classes.label}
        title={`${label}: ${input.field.help}`}
        onClick={() => inspect({ kind: "input", path: input.path, label })}
      >
        {label}
      </button>
      {stored !== undefined && <StoredValue text={stored} />}
      {own !== null && <OverrideDot words={own} />}
      {isChoice ? (
        <ChoiceEditor input={input} label={label} opened={editing} onClose={() => onEdit(null)} />
      ) : (
        <button
          type="button"
          className={input.present ? classes.value : classes.defaulted}
          aria-label={`${label}: ${number} ${unit}${own === null ? "" : ` (${own})`}, edit`}
          onClick={() => onEdit(input.path)}
          onKeyDown={stepRow}
          data-tree-stop
          data-input={input.path}
        >
          {isObject(input.value) && (
            <DistributionPicture distribution={input.value as unknown as Distribution} field={input.field} />
          )}
          {number}
          {unit !== "" && <span className={classes.unit}> {unit}</span>}
        </button>
      )}
      <RowMenu node={node} evidence={evidence} expired={expired} onEdit={onEdit} />
    </div>
  );
}, isSame);
