/** Resolves once the browser has painted what is on screen now; at once where nothing is painted: in a hidden window. */
export function nextPaint(): Promise<void> {
  if (typeof document === "undefined" || document.hidden) return Promise.resolve();
  return new Promise((done) => {
    // What is put off to the end of the frame's callbacks runs after the paint.
    requestAnimationFrame(() => setTimeout(done, 0));
  });
}
