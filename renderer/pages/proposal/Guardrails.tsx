/** Every rule with the fact it limits; what does not pass comes first. */
import { IconAlertTriangle, IconCheck, IconHandStop, IconHourglass, IconUserQuestion } from "@tabler/icons-react";
import type { RuleResult, Verdict } from "../../../shared/proposal/guardrails.ts";
import { useFigures } from "../../controls/figures.ts";
import classes from "./internal.module.css";
import { factText, limitText, namesOf, VERDICTS } from "./review-words.ts";

const ICONS = {
  passes: IconCheck,
  warns: IconAlertTriangle,
  "needs-approval": IconUserQuestion,
  pending: IconHourglass,
  blocked: IconHandStop,
};
const ORDER: readonly Verdict[] = ["blocked", "pending", "needs-approval", "warns", "passes"];

export function Guardrails({ rules }: { rules: readonly RuleResult[] }) {
  const figures = useFigures();
  const sorted = ORDER.flatMap((verdict) => rules.filter((rule) => rule.verdict === verdict));
  return (
    <ul className={classes.rules}>
      {sorted.map((rule) => {
        const Icon = ICONS[rule.verdict];
        return (
          <li key={rule.rule} className={classes.rule} title={`${rule.reason} ${rule.detail}`}>
            <span className={classes[rule.verdict]}>
              <Icon size={15} stroke={1.75} aria-label={VERDICTS[rule.verdict]} />
            </span>
            <span>
              {rule.label}
              {rule.verdict !== "passes" && (
                <span className={classes.quiet}>
                  {limitText(rule, figures)}
                  {rule.approvers.length > 0 && `; ask ${namesOf(rule.approvers)}`}
                </span>
              )}
            </span>
            <span className={classes.fact}>
              {rule.verdict === "pending" ? "…" : factText(rule, rule.value, figures)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
