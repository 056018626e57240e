/** Milliseconds. A window that is hidden in between paints nothing any more. */
const LATEST = 100;

/** Resolves once the browser has painted what is on screen now; at once in a hidden window, and never much later than a frame. */
export function nextPaint(): Promise<void> {
  if (typeof document === "undefined" || document.hidden) return Promise.resolve();
  return new Promise((done) => {
    const late = setTimeout(done, LATEST);
    requestAnimationFrame(() => {
      clearTimeout(late);
      // What is put off to the end of the frame's callbacks runs after the paint.
      setTimeout(done, 0);
    });
  });
}
