import { plainWords } from "./headings.ts";
import { MOST_VALUES } from "./profile.ts";
import { countOf, number, type Trap, type TrapInput, trap } from "./trap.ts";

/** Columns that repeat or contradict each other, and values that are counted apart though they look like one. */
export function columnTraps({ plan, history, watch }: TrapInput): Trap[] {
  const traps: Trap[] = [];
  for (const { left, right } of watch.identical()) {
    traps.push(
      trap(
        "same-columns",
        `${left}, ${right}`,
        `${left} and ${right} hold the same values in every row; one of them is enough.`,
      ),
    );
  }
  for (const { field, chosen, rival, differing, compared } of watch.differing()) {
    traps.push(
      trap(
        "columns-differ",
        `${chosen}, ${rival}`,
        `${chosen} and ${rival} both look like ${field} and differ in ${countOf(differing, compared, "rows")}; ${chosen} is used.`,
      ),
    );
  }
  if (plan.mapping.category !== null && history.tickets >= 20) {
    const values = history.categories.texts.length;
    if (values === 1)
      traps.push(
        trap(
          "constant-category",
          plan.mapping.category,
          `Every ticket has the category "${history.categories.texts[0] ?? ""}": tickets cannot be told apart by it.`,
        ),
      );
    if (values > MOST_VALUES || (values > 200 && values > history.tickets / 4)) {
      const listed = values > MOST_VALUES ? ` The ${number(MOST_VALUES)} largest are listed.` : "";
      traps.push(
        trap(
          "category-is-free-text",
          plan.mapping.category,
          `${plan.mapping.category} has ${number(values)} different values: it may be free text and no category.${listed}`,
        ),
      );
    }
  }
  const missing =
    plan.mapping.category === null
      ? 0
      : history.category.values(history.tickets).reduce((count, value) => count + Number(value < 0), 0);
  if (missing > history.tickets / 5) {
    traps.push(
      trap(
        "category-missing",
        plan.mapping.category ?? "",
        `${countOf(missing, history.tickets, "tickets")} have no category; they count in totals and months only.`,
      ),
    );
  }
  if (history.counts.rowsMerged > 0 && history.tickets < 5) {
    traps.push(
      trap(
        "few-ticket-numbers",
        plan.mapping.id ?? "id",
        `All rows carry only ${history.tickets} ticket numbers: ${plan.mapping.id ?? "the column"} may not be the ticket's number.`,
      ),
    );
  }
  if (history.clients.texts.length > 1) {
    traps.push(
      trap(
        "several-clients",
        plan.mapping.client ?? "",
        `The file holds tickets of ${number(history.clients.texts.length)} companies; all of them are counted for the one client.`,
      ),
    );
  }
  return traps;
}

export function valueTraps({ plan, history }: TrapInput): Trap[] {
  const columns = [
    [plan.mapping.status, history.statuses.texts],
    [plan.mapping.priority, history.priorities.texts],
    [plan.mapping.category, history.categories.texts],
  ] as const;
  return columns.flatMap(([heading, texts]) =>
    heading === null || texts.length > 5000 ? [] : variantsOf(heading, texts, heading === plan.mapping.status),
  );
}

/** Values that differ only by case, accents or punctuation, and (`glued`) values that are two others run together. */
function variantsOf(heading: string, texts: readonly string[], glued: boolean): Trap[] {
  const traps: Trap[] = [];
  const byPlain = new Map<string, string[]>();
  for (const text of texts) {
    const plain = plainWords(text).replaceAll(" ", "");
    const same = byPlain.get(plain);
    if (same) same.push(text);
    else byPlain.set(plain, [text]);
  }
  for (const [plain, same] of byPlain) {
    const list = same.map((text) => `"${text}"`).join(", ");
    if (same.length > 1)
      traps.push(trap("value-variants", heading, `${list} look like one value and are counted apart.`));
    if (!glued || texts.length > 100 || same.some((text) => /[^\p{L}]/u.test(text))) continue;
    for (let cut = 3; cut <= plain.length - 3; cut += 1) {
      if (byPlain.has(plain.slice(0, cut)) && byPlain.has(plain.slice(cut))) {
        traps.push(trap("value-variants", heading, `${list} looks like two values run together and is counted apart.`));
        break;
      }
    }
  }
  if (texts.some((text) => /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text))) {
    traps.push(
      trap(
        "hidden-characters",
        heading,
        `${heading} holds control or direction characters that do not show; they were kept.`,
      ),
    );
  }
  return traps;
}
