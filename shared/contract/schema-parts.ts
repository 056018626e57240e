/** Parts of which the schemas of calls are made. */
import { z } from "zod";
import type { Json } from "../scenario/change.ts";
import { isPlainJson } from "./plain-json.ts";

export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.isWellFormed(), "not well-formed text");
export const id = text(200).min(1);
export const label = text(500).min(1);
export const path = text(2000);
export const instant = z.iso.datetime();
export const count = z.int().nonnegative();

export const json = z.custom<Json>((value) => isPlainJson(value), "not plain JSON");
export const changeSchema = z.strictObject({
  record: text(400).regex(/^[a-z]{1,40}\/.+$/),
  path,
  before: json.exactOptional(),
  after: json.exactOptional(),
});
