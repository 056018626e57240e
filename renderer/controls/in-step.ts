import { useState } from "react";
import { useResults } from "../state/results-store.ts";

/**
 * A value that an edit changes beside the figures. It changes on screen in one frame with them, unless they take longer
 * than a frame: one of its own would hold them up.
 */
export function useInStep<T>(value: T): T {
  const waiting = useResults((state) => state.waiting);
  const [kept, keep] = useState(value);
  if (!waiting && kept !== value) keep(value);
  return waiting ? kept : value;
}
