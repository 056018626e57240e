/**
 * The one way from a transport to a service: name, size, form and input are checked before the handler, its answer
 * after; nothing but the closed list of problems leaves.
 */
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { CALLS, type CallName, type Reply } from "../../shared/contract/calls.ts";
import { isPlainJson } from "../../shared/contract/plain-json.ts";
import { Problem, type ProblemData } from "../../shared/contract/problem.ts";
import type { Handlers } from "../services/handlers.ts";

const USUAL_BYTES = 256 * 1024;
/** Whole documents travel in these. */
const LARGER_BYTES: Partial<Record<CallName, number>> = {
  "edit.commit": 8 * 1024 * 1024,
  "scenario.create": 8 * 1024 * 1024,
};

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(CALLS, name);
}

/** Most bytes of input a call takes, as UTF-8 JSON. */
export function byteLimit(name: CallName): number {
  return LARGER_BYTES[name] ?? USUAL_BYTES;
}

export interface Dispatcher {
  /** `text` is the input as JSON. Never rejects. */
  dispatch(name: string, text: string): Promise<Reply<unknown>>;
}

/** Where the whole story of an unexpected error goes: never outward. */
export type Log = (line: string) => void;

function invalid(message: string, details?: Readonly<Record<string, unknown>>): Problem {
  return new Problem("invalid-request", message, details);
}

function parse(name: CallName, text: string): unknown {
  if (Buffer.byteLength(text) > byteLimit(name)) throw invalid(`The input of ${name} is larger than it takes.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid(`The input of ${name} is not JSON.`);
  }
  if (!isPlainJson(value)) throw invalid(`The input of ${name} holds what no document can hold.`);
  return value;
}

function checkedInput(name: CallName, value: unknown): unknown {
  const schema: z.ZodType = CALLS[name].input;
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const issues = checked.error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.map(String),
    message: issue.code === "unrecognized_keys" ? "keys that are not part of the call" : issue.message,
  }));
  throw invalid(`The input of ${name} is not of the form the call takes.`, { issues });
}

function checkedOutput(name: CallName, value: unknown): unknown {
  const schema: z.ZodType = CALLS[name].output;
  return schema.parse(value);
}

export function createDispatcher(handlers: Handlers, log: Log): Dispatcher {
  function refusal(name: string, error: unknown): ProblemData {
    if (error instanceof Problem) return error.toData();
    const id = randomUUID();
    log(`[${id}] ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return {
      code: "internal",
      message: "Something went wrong inside Outturn. What was stored before is kept; reload to see it, then try again.",
      details: { id },
    };
  }

  async function answer(name: string, text: string): Promise<unknown> {
    if (!isCallName(name)) throw invalid("There is no such call.");
    const input = checkedInput(name, parse(name, text));
    const handle = handlers[name] as (input: unknown) => unknown;
    return checkedOutput(name, await handle(input));
  }

  return {
    async dispatch(name, text) {
      try {
        return { ok: true, value: await answer(name, text) };
      } catch (error) {
        return { ok: false, problem: refusal(name, error) };
      }
    },
  };
}
