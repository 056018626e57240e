/** Every rule with the fact it limits; what does not pass comes first. */
import { IconAlertTriangle, IconCheck, IconHandStop, IconHourglass, IconUserQuestion } from "@tabler/icons-react";
import type { RuleResult, Verdict } from "../../../shared/proposal/guardrails.ts";
import { useFigures } from "../../controls/figures.ts";
import { FigureButton } from "./FigureButton.tsx";
import classes from "./internal.module.css";
import { explainRule, type OfferContext } from "./offer-words.ts";
import { factText, limitText, namesOf, VERDICTS } from "./review-words.ts";

const ICONS = {
  passes: IconCheck,
  warns: IconAlertTriangle,
  "needs-approval": IconUserQuestion,
  pending: IconHourglass,
  blocked: IconHandStop,
};
const ORDER: readonly Verdict[] = ["blocked", "pending", "needs-approval", "warns", "passes"];

interface GuardrailsProps extends Pick<OfferContext, "draft" | "option"> {
  readonly rules: readonly RuleResult[];
}

export function Guardrails({ rules, draft, option }: GuardrailsProps) {
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
              <FigureButton explained={explainRule({ draft, option, figures }, rule)}>
                {rule.verdict === "pending" ? "…" : factText(rule, rule.value, figures)}
              </FigureButton>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
