/** A host under attack: requests as bytes, what reached a handler, and every answer that came back. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { SAMPLES } from "../contract/samples.ts";
import { type HttpTransport, httpTransport, recordingHandlers } from "../contract/transports.ts";
import { type RawAnswer, request, sendRaw } from "./raw-http.ts";

const { handlers, reached } = recordingHandlers(SAMPLES);
const logged: string[] = [];
const seen: RawAnswer[] = [];
let transport: HttpTransport;

beforeAll(async () => {
  transport = await httpTransport(handlers, (line) => void logged.push(line));
});
afterAll(async () => {
  await transport.close();
});

export { reached };
export const JSON_TYPE = "Content-Type: application/json";
export const port = (): number => transport.host.port;
export const host = (): string => `127.0.0.1:${port()}`;
export const token = (): string => transport.token;
export const bearer = (): string => `Authorization: Bearer ${transport.token}`;

/** A call that would be answered, with headers replaced or added. */
export function call(
  headers: readonly string[],
  { target = "/api/scenario.list", method = "POST", body = "{}" } = {},
): string {
  const usual = [`Host: ${host()}`, bearer(), JSON_TYPE, `Content-Length: ${Buffer.byteLength(body)}`];
  const nameOf = (header: string): string => header.slice(0, header.indexOf(":")).toLowerCase();
  const named = headers.map(nameOf);
  const kept = usual.filter((header) => !named.includes(nameOf(header)));
  return request(`${method} ${target} HTTP/1.1`, [...kept, ...headers], body);
}

export async function send(bytes: string | Buffer): Promise<RawAnswer> {
  reached.length = 0;
  const answer = await sendRaw(port(), bytes);
  seen.push(answer);
  return answer;
}

/** Expects one of the statuses (0: cut off without an answer) and that no handler was reached. */
export async function expectRefused(bytes: string | Buffer, ...statuses: readonly number[]): Promise<void> {
  const answer = await send(bytes);
  expect(statuses).toContain(answer.status);
  expect(reached).toEqual([]);
}

/** Declares the tests that hold for every answer of the file (H7, H13); call last. */
export function describeAnswers(least: number): void {
  it("every answer carries the headers that protect it, and none that gives anything away", () => {
    expect(seen.length).toBeGreaterThan(least);
    for (const answer of seen.filter((one) => one.status !== 0)) {
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.has("set-cookie")).toBe(false);
      for (const name of answer.headers.keys()) expect(name).not.toMatch(/^(server|x-powered-by|access-control-.*)$/);
    }
  });

  it("every refusal is of one form with an identity, and names no file, no code and no stack", () => {
    for (const answer of seen.filter((one) => one.status >= 400 && one.body !== "")) {
      const refusal = JSON.parse(answer.body) as { ok: boolean; problem: { code: string; details: { id: string } } };
      expect(refusal.ok).toBe(false);
      expect(refusal.problem.details.id).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.body).not.toMatch(/node:|\.ts|\bat \w+ \(|\/tmp/);
    }
    expect(logged).toEqual([]);
  });
}
