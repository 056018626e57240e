/**
 * The inspector by keyboard: a figure opened by a key takes the focus to its first way on, arrows go from one to the next,
 * Backspace goes a step back, Escape back to where the reader came from.
 */
import { type RefObject, useEffect, useRef } from "react";
import { pressed } from "../../controls/key-table.ts";
import { isTyping } from "../../controls/typing.ts";
import { inspectBackTo, showDrawer, useSelection } from "../../state/selection-store.ts";

const WAY_ON = "data-way-on";

/** Marks a button that leads deeper; the first of them is where the keyboard goes on. */
export const wayOn = (leads = true): Readonly<Record<string, string>> => (leads ? { [WAY_ON]: "" } : {});

/** Where the focus was when a key opened the inspector. */
let origin: Element | null = null;

function awaitFocus(focusFollows: boolean): void {
  useSelection.setState({ focusFollows });
}

function goBack(): void {
  const { trail } = useSelection.getState();
  if (trail.length > 1) inspectBackTo(trail.length - 2);
  else leave();
}

function leave(): void {
  // Where it is drawn over the results, it would hide what the focus goes back to.
  showDrawer(null);
  if (origin instanceof HTMLElement || origin instanceof SVGElement) origin.focus();
  origin = null;
}

function press(event: KeyboardEvent, pane: HTMLElement): void {
  if (isTyping(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
  const moving = pressed(event, "wayDown", "wayUp");
  if (moving !== null) {
    const step = moving === "wayDown" ? 1 : -1;
    const ways: (Element | null)[] = [...pane.querySelectorAll(`[${WAY_ON}]`)];
    const next = ways[ways.indexOf(document.activeElement) + step];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  } else if (pressed(event, "inspectBack")) {
    event.preventDefault();
    goBack();
  } else if (pressed(event, "leaveInspector") && origin !== null) {
    event.preventDefault();
    leave();
  }
}

/** For the pane itself. What it shows arrives a moment after it was asked for, so that the focus waits in the pane. */
export function useInspectorKeys(): RefObject<HTMLElement | null> {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const shown = pane.current;
    if (shown === null) return;
    const onKey = (event: KeyboardEvent): void => press(event, shown);
    // Drawn only when it is opened, it comes after the key that opened it.
    if (useSelection.getState().focusFollows) origin = document.activeElement;
    const arrive = (): void => {
      if (!useSelection.getState().focusFollows) return;
      const focused = document.activeElement;
      if (isTyping(focused) && focused !== origin && !shown.contains(focused)) {
        // Who types elsewhere by now is not called back.
        awaitFocus(false);
        return;
      }
      const first = shown.querySelector<HTMLElement>(`[${WAY_ON}]`);
      (first ?? shown).focus();
      if (first !== null) awaitFocus(false);
    };
    const stop = useSelection.subscribe((state, before) => {
      if (state.trail === before.trail) return;
      const isWithin = shown.contains(document.activeElement);
      if (state.focusFollows && !isWithin) origin = document.activeElement;
      // What was opened from within goes on from within.
      else if (isWithin && state.trail.length > 0) awaitFocus(true);
    });
    const watch = new MutationObserver(arrive);
    watch.observe(shown, { childList: true, subtree: true });
    shown.addEventListener("keydown", onKey);
    arrive();
    return () => {
      stop();
      watch.disconnect();
      shown.removeEventListener("keydown", onKey);
      // A drawer hears Escape before the pane in it, and takes the focus along.
      setTimeout(() => {
        const focused = document.activeElement;
        if (focused === null || focused === document.body || shown.contains(focused)) leave();
      });
    };
  }, []);
  return pane;
}
