/** Each option's margin from its bad month to the expected contract, against the floor for a bad month. */
import { useFigures } from "../../controls/figures.ts";
import type { Review } from "../../state/proposals.ts";
import classes from "./margin-spans.module.css";

const WIDTH = 308;
const LEFT = 8;
/** Room for the names of the options. */
const RIGHT = 96;
const ROW = 18;
const TOP = 4;
const AXIS = 18;

interface Span {
  readonly name: string;
  readonly bad: number;
  readonly expected: number;
}

function spansOf(options: Review["options"]): readonly Span[] {
  return options.flatMap(({ name, marginShare, rules }) => {
    const bad = rules.find(({ fact }) => fact === "marginBadMonth")?.value ?? null;
    return bad === null || marginShare === null ? [] : [{ name, bad: Number(bad), expected: Number(marginShare) }];
  });
}

export function MarginSpans({ options }: Pick<Review, "options">) {
  const figures = useFigures();
  const spans = spansOf(options);
  const limit = options[0]?.rules.find(({ fact }) => fact === "marginBadMonth")?.limit;
  if (spans.length === 0 || limit === undefined) return null;
  const floor = Number(limit);
  const all = [...spans.flatMap(({ bad, expected }) => [bad, expected]), floor];
  const [low, high] = [Math.min(...all) - 0.02, Math.max(...all) + 0.02];
  const x = (share: number): number => LEFT + ((share - low) / (high - low)) * (WIDTH - LEFT - RIGHT);
  const below = spans.filter(({ bad }) => bad < floor);
  const floorText = figures.percent(floor, 0);
  const finding =
    below.length === 0
      ? `In a bad month every option keeps the ${floorText} floor`
      : below.length === spans.length
        ? `In a bad month ${spans.length === 1 ? "it falls" : "all fall"} below the ${floorText} floor`
        : `In a bad month ${below.map(({ name }) => name).join(" and ")} ${below.length === 1 ? "falls" : "fall"} below the ${floorText} floor`;
  const words = spans.map(
    ({ name, bad, expected }) =>
      `${name}: ${figures.percent(bad)} in a bad month, ${figures.percent(expected)} over the contract`,
  );
  const bottom = TOP + spans.length * ROW;
  return (
    <figure className={classes.spans}>
      <figcaption>{finding}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${bottom + AXIS}`}
        role="img"
        aria-label={`Margin from a bad month to the whole contract. ${words.join(". ")}.`}
      >
        <line className={classes.floor} x1={x(floor)} x2={x(floor)} y1={TOP} y2={bottom} />
        <text className={classes.spanTick} x={x(floor)} y={bottom + 13} textAnchor="middle">
          {floorText}
        </text>
        {spans.map(({ name, bad, expected }, at) => {
          const y = TOP + (at + 0.5) * ROW;
          return (
            <g key={name}>
              <title>{words[at]}</title>
              <line className={classes.span} x1={x(bad)} x2={x(expected)} y1={y} y2={y} />
              <circle className={classes.spanEnd} cx={x(expected)} cy={y} r={4} />
              <text className={classes.spanName} x={Math.max(x(bad), x(expected)) + 9} y={y + 4}>
                {name}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
