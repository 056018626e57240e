import { z } from "zod";

/** A file made here. Electron: where the dialog said, or `left`. Browser: to be fetched once from `GET /download/TOKEN`. */
export const written = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("saved"), name: z.string(), bytes: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal("left") }),
  z.strictObject({
    kind: z.literal("offered"),
    token: z.string().min(1).max(200),
    name: z.string(),
    bytes: z.int().nonnegative(),
  }),
]);
