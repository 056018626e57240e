/** Long work in steps: a generator that hands over often, so that whoever runs it may do something else, or stop. */
export type Steps<T> = Generator<void, T>;

/** All steps at once. */
export function finish<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Steps for some milliseconds, at least one; null while the work is not done. */
export function advance<T>(steps: Steps<T>, milliseconds: number, now: () => number): { readonly done: T } | null {
  const until = now() + milliseconds;
  let step = steps.next();
  while (step.done !== true && now() < until) step = steps.next();
  return step.done === true ? { done: step.value } : null;
}
