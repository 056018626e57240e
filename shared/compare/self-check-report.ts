import type { SelfCheck } from "./self-check.ts";

/** What the caller knows of the check and the model does not. */
export interface SelfCheckAbout {
  readonly scenario: string;
  /** Of the program that holds the model. */
  readonly version: string;
  /** SHA-256 of the document's canonical JSON, hexadecimal. */
  readonly hash: string;
  /** ISO 8601. */
  readonly date: string;
}

const MOST_LISTED = 200;
const count = new Intl.NumberFormat("en-US");

/** "0 differences of 12,408 figures". */
export function selfCheckHeadline({ compared, differences }: SelfCheck): string {
  const many = differences.length;
  return `${count.format(many)} ${many === 1 ? "difference" : "differences"} of ${count.format(compared)} figures`;
}

/** Plain text to attach to a message or keep with a contract; ends with a line end. */
export function selfCheckReport(check: SelfCheck, { scenario, version, hash, date }: SelfCheckAbout): string {
  const { differences, identities } = check;
  const listed = differences
    .slice(0, MOST_LISTED)
    .flatMap(({ where, against, expected, found }) => [
      "",
      where,
      `  ${against}`,
      `  expected ${expected}`,
      `  found    ${found}`,
    ]);
  const rest = differences.length - MOST_LISTED;
  return [
    selfCheckHeadline(check),
    "",
    `Scenario    ${scenario.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")}`,
    `Document    SHA-256 ${hash}`,
    `Model       Outturn ${version}`,
    `Checked     ${date}`,
    `Identities  ${count.format(identities)} sums of tickets, hours and money`,
    "",
    "Every figure of every lens, client, line, KPI and total was computed anew",
    "from the stored inputs in 34-digit decimals, and compared with the figures",
    "on screen and with the quick path: money lines to the minor unit, all others",
    "within 1e-9. Tickets, hours and money were then added up to see that none",
    "come or go.",
    ...listed,
    ...(rest > 0 ? ["", `and ${count.format(rest)} more`] : []),
    "",
  ].join("\n");
}
