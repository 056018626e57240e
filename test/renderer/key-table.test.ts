import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { KEY_TABLE, type KeyId, keyLines, keyText, pressed } from "../../renderer/controls/key-table.ts";

const ROOT = join(import.meta.dirname, "../..");
const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe("a pressed key", () => {
  test.each([
    [{ key: "k", ctrlKey: true }, "palette"],
    [{ key: "K", ctrlKey: true }, "palette"],
    [{ key: "z", ctrlKey: true }, "undo"],
    [{ key: "Z", ctrlKey: true, shiftKey: true }, "redo"],
    [{ key: "y", ctrlKey: true }, "redo"],
    [{ key: "?", shiftKey: true }, "shortcuts"],
    [{ key: "/", shiftKey: true }, "search"],
    [{ key: "p" }, "plans"],
  ] as const)("%o is %s", (event, id) => {
    expect(pressed({ ...none, ...event }, "palette", "undo", "redo", "shortcuts", "search", "plans")).toBe(id);
  });

  test.each([
    [{ key: "k" }],
    [{ key: "z", ctrlKey: true, altKey: true }],
    [{ key: "z", metaKey: true }],
    [{ key: "p", ctrlKey: true }],
    [{ key: "P", shiftKey: true }],
  ] as const)("%o is nothing here", (event) => {
    expect(pressed({ ...none, ...event }, "palette", "undo", "redo", "plans")).toBeNull();
  });
});

test("every line of the list comes from the table, and every entry is in a line", () => {
  const lines = keyLines();
  const listed = lines.flatMap(({ where, what, combinations }) =>
    combinations.map((keys) => `${where} ${what} ${keys}`),
  );
  for (const { where, what, combinations } of Object.values(KEY_TABLE))
    for (const keys of combinations) expect(listed).toContain(`${where} ${what} ${keys}`);
  expect(keyText("redo")).toBe("Ctrl Shift Z");
});

test("no two entries of one place have the same keys", () => {
  for (const entries of Map.groupBy(Object.values(KEY_TABLE), ({ where }) => where).values()) {
    const keys = entries.flatMap(({ combinations }) => combinations);
    expect(new Set(keys).size, keys.join(", ")).toBe(keys.length);
  }
});

test("every entry is asked for by some handler, and no handler reads keys past the table", () => {
  const files = globSync("renderer/**/*.{ts,tsx}", { cwd: ROOT }).filter((file) => !file.endsWith("key-table.ts"));
  const texts = files.map((file) => ({ file, text: readFileSync(join(ROOT, file), "utf8") }));
  const unheard = (Object.keys(KEY_TABLE) as KeyId[]).filter(
    (id) =>
      !("native" in KEY_TABLE[id]) && !texts.some(({ text }) => text.includes(`"${id}"`) || text.includes(`${id}:`)),
  );
  expect(unheard).toEqual([]);
  const past = texts
    .filter(({ text }) => /\b(?:event|press)\.key\s*(?:===|!==|\.toLowerCase)/.test(text))
    .map(({ file }) => file);
  expect(past).toEqual([]);
});
