import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CALLS, type CallName } from "../../shared/contract/calls.ts";
import { hostileInputs } from "./hostile-inputs.ts";
import { SAMPLES } from "./samples.ts";
import { httpTransport, ipcTransport, recordingHandlers, replyOf, type Transport } from "./transports.ts";

const names = Object.keys(CALLS) as CallName[];
const { handlers, reached } = recordingHandlers(SAMPLES);
const logged: string[] = [];
const log = (line: string): void => void logged.push(line);
let transports: Transport[] = [];

beforeAll(async () => {
  transports = [ipcTransport(handlers, log), await httpTransport(handlers, log)];
});
afterAll(async () => {
  for (const transport of transports) await transport.close();
});

/** The replies of all transports to one input; which handlers it reached. */
async function sendOverAll(name: string, text: string): Promise<{ replies: string[]; inputs: unknown[] }> {
  reached.length = 0;
  const replies: string[] = [];
  for (const transport of transports) replies.push(await transport.send(name, text));
  return { replies, inputs: reached.map((one) => one.input) };
}

describe.each(names)("%s", (name) => {
  const sample = SAMPLES[name];

  it("reaches its handler over both transports and answers the same bytes", async () => {
    const { replies, inputs } = await sendOverAll(name, JSON.stringify(sample.input));
    expect(replies).toEqual(transports.map(() => JSON.stringify({ ok: true, value: sample.output })));
    expect(inputs).toEqual(transports.map(() => sample.input));
  });

  it("is refused with every fault its input can have, before its handler", async () => {
    const inputs = hostileInputs(sample);
    for (const { why, text } of inputs) {
      const { replies, inputs: arrived } = await sendOverAll(name, text);
      for (const reply of replies) {
        expect(replyOf(reply), why).toMatchObject({ ok: false, problem: { code: "invalid-request" } });
        expect(reply.length, why).toBeLessThan(5000);
      }
      expect(arrived, why).toEqual([]);
    }
    expect(inputs.length).toBeGreaterThan(8);
  });

  it("answers `internal` where its handler breaks its promise or throws, and tells nothing of the inside", async () => {
    const secret = "SELECT * FROM secret.outturn";
    const failures = [
      () => ({ ...(sample.output as object), extra: secret }),
      () => null,
      () => {
        throw new TypeError(secret);
      },
      () => Promise.reject(new Error(secret)),
      () => {
        throw secret;
      },
    ];
    for (const fail of failures) {
      const broken = { ...handlers, [name]: fail };
      const lines: string[] = [];
      const transport = ipcTransport(broken, (line) => void lines.push(line));
      const reply = await transport.send(name, JSON.stringify(sample.input));
      expect(replyOf(reply)).toMatchObject({ ok: false, problem: { code: "internal" } });
      expect(reply).not.toContain("secret");
      const id = (JSON.parse(reply) as { problem: { details: { id: string } } }).problem.details.id;
      expect(lines.join("\n")).toContain(id);
    }
  });
});

describe("any call", () => {
  it("that is not in the table is refused, also where it is spelt like a part of every object", async () => {
    for (const name of ["scenario.drop", "constructor", "__proto__", "toString", "", "session.open ", "SESSION.OPEN"]) {
      const { replies, inputs } = await sendOverAll(encodeURIComponent(name), "{}");
      for (const reply of replies) expect(replyOf(reply).ok, name).toBe(false);
      expect(inputs).toEqual([]);
    }
  });

  it("takes what its schema takes and refuses the rest, whatever JSON arrives", async () => {
    const known = fc.constantFrom(...names);
    const input = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.dictionary(
        fc.constantFrom("id", "label", "changes", "key", "value", "limit", "name", "from", "token"),
        fc.jsonValue({ maxDepth: 2 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(known, input, async (name, value) => {
        const text = JSON.stringify(value);
        const { replies, inputs } = await sendOverAll(name, text);
        const isTaken = CALLS[name].input.safeParse(JSON.parse(text)).success;
        expect(inputs.length).toBe(isTaken ? transports.length : 0);
        expect(new Set(replies).size).toBe(1);
        if (!isTaken) expect(replyOf(replies[0] ?? "")).toMatchObject({ problem: { code: "invalid-request" } });
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it("leaves no trace on the prototype of objects", () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { x?: number }).x).toBeUndefined();
    expect(logged).toEqual([]);
  });
});
