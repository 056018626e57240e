/** What a field may ask of the grid it stands in. */
import { createContext, use } from "react";

export interface CellBlockActions {
  /** Null where it was done; what is wrong, where nothing was; undefined where the text is a field's own affair. */
  readonly paste: (path: string, text: string) => string | null | undefined;
  /** `typed`: text that is not accepted yet. Null where it was done, what is wrong, undefined where nothing goes that way. */
  readonly fill: (path: string, typed: string | null, way: "fillDown" | "fillRight") => string | null | undefined;
}

/** Gives what is pasted into a field to its grid. Answers as `paste` does; undefined leaves it to the field. */
export function pastedInto(
  block: CellBlockActions | null,
  path: string | undefined,
  event: React.ClipboardEvent,
): string | null | undefined {
  const fault = path === undefined ? undefined : block?.paste(path, event.clipboardData.getData("text/plain"));
  if (fault !== undefined) event.preventDefault();
  return fault;
}

export const CellBlockContext = createContext<CellBlockActions | null>(null);

export function useCellBlock(): CellBlockActions | null {
  return use(CellBlockContext);
}
