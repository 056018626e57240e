import { describe, expect, it } from "vitest";
import { Desk, forged, USERS } from "./desk.ts";

describe("a file that cannot be opened stores nothing and says why:", () => {
  const cases: readonly (readonly [string, string, (text: string) => string])[] = [
    ["no JSON", "file-unreadable", () => "PK\u0003\u0004 something"],
    ["no file of Outturn", "file-unreadable", () => '{"format":"other"}'],
    ["a field twice", "file-unreadable", () => '{"format":"outturn-package","format":"outturn-package"}'],
    ["one digit changed", "file-unreadable", (text) => text.replace('"discountRate":"0"', '"discountRate":"1"')],
    ["cut short", "file-unreadable", (text) => text.slice(0, -200)],
    ["a newer version", "package-newer", (text) => text.replace(/"version":1\}$/, '"version":2}')],
    ["an older version that never was", "file-unreadable", (text) => text.replace(/"version":1\}$/, '"version":0}')],
    [
      "fields that no package has",
      "file-unreadable",
      (text) => forged(text, (content) => Object.assign(content, { more: 1 })),
    ],
    [
      "a document with faults",
      "document-has-faults",
      (text) =>
        forged(text, (content) => {
          const root = content.scenarios[0]?.content as { document: { months: number } };
          root.document.months = 0;
        }),
    ],
    [
      "a ring of parents",
      "cyclic-parent",
      (text) =>
        forged(text, (content) => {
          const [first, second] = content.scenarios as { id: string; content: unknown }[];
          if (first === undefined || second === undefined) throw new Error("two scenarios");
          first.content = { kind: "variant", record: { parent: second.id, name: "R", overrides: {}, evidence: {} } };
        }),
    ],
    ["no parent", "parent-missing", (text) => forged(text, (content) => void content.scenarios.shift())],
    [
      "an override within another",
      "document-has-faults",
      (text) =>
        forged(text, (content) => {
          const variant = content.scenarios[1]?.content as { record: { overrides: object } };
          variant.record.overrides = { clients: { value: [] }, [USERS]: { value: 1 } };
        }),
    ],
  ];

  it.each(cases)("%s", async (_what, code, spoil) => {
    const [ada, ben] = [new Desk("Ada"), new Desk("Ben")];
    const root = await ada.create("Base");
    const { id } = await ada.call("scenario.create", { name: "V", from: { kind: "variant", parent: root } });
    const token = ben.token(spoil(await ada.text(id)));
    const before = await ben.everything();
    for (const refused of [
      await ben.problem("package.inspect", { token }),
      await ben.problem("package.open", { token, copies: false, merges: [] }),
      await ben.problem("package.open", { token, copies: true, merges: [] }),
    ]) {
      expect(refused.code).toBe(code);
      expect(refused.message).toMatch(/Nothing was stored/);
    }
    expect(await ben.everything()).toBe(before);
  });
});
