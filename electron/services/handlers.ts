/** What a service gives to the dispatcher: for each call of its noun the function that answers it. */
import type { z } from "zod";
import type { CALLS, CallName, CallOutput } from "../../shared/contract/calls.ts";

export type CheckedInput<N extends CallName> = z.output<(typeof CALLS)[N]["input"]>;

/** Answers a checked input, or throws a `Problem`. Anything else it throws is a bug and leaves as `internal`. */
export type Handler<N extends CallName> = (input: CheckedInput<N>) => CallOutput<N> | Promise<CallOutput<N>>;

export type Handlers = { readonly [N in CallName]: Handler<N> };

/** The calls of one noun or several: `HandlersOf<"scenario">`. */
export type HandlersOf<Noun extends string> = Pick<Handlers, Extract<CallName, `${Noun}.${string}`>>;
