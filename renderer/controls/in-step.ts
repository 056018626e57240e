import { useState } from "react";
import { useResults } from "../state/results-store.ts";

/**
 * What is said about the figures while an edit goes on to them. It changes on screen in one frame with them, unless they
 * take longer than a frame: words for less than that only flicker.
 */
export function useInStep<T>(value: T): T {
  const waiting = useResults((state) => state.waiting);
  const [kept, keep] = useState(value);
  if (!waiting && kept !== value) keep(value);
  return waiting ? kept : value;
}
