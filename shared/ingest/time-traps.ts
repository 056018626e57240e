import { saysUtc } from "./mapping.ts";
import { anyTime, resolvedTimes } from "./profile.ts";
import type { TicketHistory } from "./ticket-history.ts";
import { countOf, type Trap, type TrapInput, trap } from "./trap.ts";

/** Times and minutes that do not say what their columns promise. */
export function timeTraps({ plan, history, profile }: TrapInput): Trap[] {
  const traps: Trap[] = [];
  const tickets = history.tickets;
  const hasResolved = anyTime(history.resolved.values(tickets));
  const hasClosed = anyTime(history.closed.values(tickets));
  const { mapping } = plan;
  if (history.eventLog) {
    traps.push(
      trap(
        "times-from-events",
        mapping.opened ?? "",
        `The file is a log of events: a ticket opens with its first event and is resolved by the last event whose ${mapping.status ?? "status"} says so.`,
      ),
    );
  } else if (!hasResolved && hasClosed) {
    const why = mapping.resolved === null ? "The file has no time of resolving" : `${mapping.resolved} is always blank`;
    traps.push(
      trap(
        "resolved-from-closed",
        mapping.resolved ?? "resolved",
        `${why}: times run to ${mapping.closed ?? "closed"}, which is later.`,
      ),
    );
  } else if (!hasResolved && mapping.resolved !== null && tickets > 0) {
    traps.push(
      trap(
        "resolved-blank",
        mapping.resolved,
        `${mapping.resolved} is always blank: how long tickets took cannot be said.`,
      ),
    );
  }
  const times = [mapping.opened, mapping.resolved ?? mapping.closed].filter((heading) => heading !== null);
  if (times.length === 2 && new Set(times.map(saysUtc)).size === 2) {
    traps.push(
      trap(
        "time-zones-differ",
        times.join(", "),
        `Only one of ${times.join(" and ")} says that it is in UTC: how long tickets took may be wrong by the difference of the zones.`,
      ),
    );
  }
  if (profile.resolvedBeforeOpened > 0) {
    traps.push(
      trap(
        "resolved-before-opened",
        mapping.resolved ?? mapping.closed ?? "resolved",
        `${countOf(profile.resolvedBeforeOpened, tickets, "tickets")} are resolved before they are opened; they are left out of the times.`,
      ),
    );
  }
  if (history.varyingOpenings > 0) {
    traps.push(
      trap(
        "opening-varies",
        mapping.opened ?? "",
        `${countOf(history.varyingOpenings, history.counts.rowsMerged, "further rows")} give their ticket another time of opening: ${mapping.opened ?? "the column"} may be the time of the row.`,
      ),
    );
  }
  traps.push(...responseTrap(history, mapping.firstResponse));
  const minutes = history.minutes.values(tickets);
  const zero = minutes.reduce((count, value) => count + Number(value === 0), 0);
  const recorded = profile.handleMinutes?.count ?? 0;
  if (zero > recorded / 5) {
    traps.push(
      trap(
        "minutes-zero",
        mapping.handleMinutes ?? "",
        `${countOf(zero, recorded, "tickets")} with minutes have 0: time may not be recorded on all of them, and the mean is too low.`,
      ),
    );
  }
  if (recorded > 0 && recorded < tickets * 0.8) {
    traps.push(
      trap(
        "minutes-sparse",
        mapping.handleMinutes ?? "",
        `Only ${countOf(recorded, tickets, "tickets")} have minutes; the others may differ.`,
      ),
    );
  }
  return traps;
}

function responseTrap(history: TicketHistory, heading: string | null): Trap[] {
  if (heading === null) return [];
  const responded = history.responded.values(history.tickets);
  const resolved = resolvedTimes(history);
  let early = 0;
  for (let ticket = 0; ticket < responded.length; ticket += 1) {
    if ((resolved[ticket] ?? Number.NaN) < (responded[ticket] ?? Number.NaN)) early += 1;
  }
  if (early === 0) return [];
  return [
    trap(
      "resolved-before-response",
      heading,
      `${countOf(early, history.tickets, "tickets")} are resolved before their first response: one of the two columns does not hold what it says.`,
    ),
  ];
}
