/** The sample of the call for the tickets behind a count. */
import type { Sample } from "./samples.ts";

export const TICKETS_SAMPLE: Sample<"import.tickets"> = {
  input: {
    id: "i",
    filter: { first: "2026-01", last: "2026-02", categories: ["c", ""], priority: "P1" },
    offset: 0,
    limit: 50,
  },
  output: {
    total: 1,
    tickets: [
      {
        id: "INC1",
        opened: "2026-01-02T09:30:00",
        resolved: null,
        category: "c",
        priority: "P1",
        minutes: 7.5,
        slaMet: true,
        reopens: null,
      },
    ],
  },
  optional: ["first", "last", "categories", "priority"].map((key) => `filter.${key}`),
};
