/** Concessions priced before anybody asks for them, how low the price may go, and the cheapest ways out of a block. */
import { Button } from "@mantine/core";
import type { Concession } from "../../../shared/proposal/concessions.ts";
import type { OptionId } from "../../../shared/proposal/draft.ts";
import type { WalkAway, WayOut } from "../../../shared/proposal/ways-out.ts";
import { useFigures } from "../../controls/figures.ts";
import { choosePlan } from "../../state/proposals.ts";
import { FigureButton } from "./FigureButton.tsx";
import classes from "./internal.module.css";
import { explainConcession, explainLowest, type OfferContext } from "./offer-words.ts";
import { namesOf, pointsText, VERDICTS } from "./review-words.ts";

type Of = Pick<OfferContext, "draft" | "option">;

function Ladder({ concessions, draft, option }: Of & { concessions: readonly Concession[] }) {
  const figures = useFigures();
  if (concessions.length === 0) return null;
  return (
    <section>
      <h2>Concessions, by margin points</h2>
      <table className={classes.ladder}>
        <tbody>
          {concessions.map((one) => (
            <tr key={one.label} title={one.asks.length === 0 ? VERDICTS[one.verdict] : `Ask ${namesOf(one.asks)}`}>
              <th scope="row" className={classes.ladderCell}>
                {one.label}
              </th>
              <td className={`${classes.ladderCell} ${classes[one.verdict]}`}>
                <FigureButton explained={explainConcession({ draft, option, figures }, one)}>
                  {pointsText(one.points, figures)}
                </FigureButton>
              </td>
              <td className={classes.ladderCell}>{figures.money(Number(one.saves))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Lowest({ walkAway, draft, option }: Of & { walkAway: WalkAway }) {
  const figures = useFigures();
  const times = (factor: string | null): string =>
    factor === null ? "none" : `${figures.percent(Number(factor), 0)} of today's`;
  return (
    <section>
      <h2>Walk away below</h2>
      <dl className={classes.terms2}>
        <dt>{walkAway.label}, without asking</dt>
        <dd>
          <FigureButton explained={explainLowest({ draft, option, figures })}>{times(walkAway.freely)}</FigureButton>
        </dd>
        <dt>With every approval there is</dt>
        <dd>
          <FigureButton explained={explainLowest({ draft, option, figures })}>{times(walkAway.atMost)}</FigureButton>
        </dd>
      </dl>
    </section>
  );
}

interface WaysOutProps {
  readonly option: OptionId;
  readonly ways: readonly WayOut[];
  readonly isBlocked: boolean;
  readonly locked: boolean;
}

function WaysOut({ option, ways, isBlocked, locked }: WaysOutProps) {
  const figures = useFigures();
  if (ways.length === 0 && !isBlocked) return null;
  if (ways.length === 0)
    return (
      <section>
        <h2>Cheapest ways out</h2>
        <p className={classes.quiet}>
          No change that was tried, and no two of them, lets this offer through. Change its plan, or leave the option
          out.
        </p>
      </section>
    );
  return (
    <section>
      <h2>Cheapest ways out</h2>
      <ul className={classes.ways}>
        {ways.map((way) => (
          <li key={way.label} className={classes.way}>
            <span>
              {way.label}
              <span className={classes.quiet}>
                {`Client pays ${figures.moneyChange(Number(way.billedMore))}; `}
                {way.asks.length === 0 ? VERDICTS[way.verdict].toLowerCase() : `ask ${namesOf(way.asks)}`}
              </span>
            </span>
            {way.plan !== null && !locked && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Do so: ${way.label}`}
                onClick={() => void choosePlan(option, `${way.label}`, way.plan)}
              >
                Do so
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function InDepth({ option, draft, locked }: Of & { locked: boolean }) {
  return (
    <>
      <WaysOut option={option.id} ways={option.waysOut} isBlocked={option.verdict === "blocked"} locked={locked} />
      {option.walkAway !== null && <Lowest walkAway={option.walkAway} draft={draft} option={option} />}
      <Ladder concessions={option.concessions} draft={draft} option={option} />
    </>
  );
}
