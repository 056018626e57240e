import { z } from "zod";

export const historyStateSchema = z.strictObject({
  /** Label of what undo would take back, null if nothing. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});
export type HistoryState = z.infer<typeof historyStateSchema>;
