import fc from "fast-check";
import { expect, test } from "vitest";
import { findDuplicateKey } from "../../shared/scenario/duplicate-key.ts";

test.each([
  ['{"a": 1, "a": 2}', { key: "a", pointer: "/a" }],
  ['{"list": [{}, {"x": {"y/z": 1, "y\\u002fz": 2}}]}', { key: "y/z", pointer: "/list/1/x/y~1z" }],
  ['[[1, "a", "a"], {"~": 1, "b": "~", "~": 3}]', { key: "~", pointer: "/1/~0" }],
  ['{"a": {"a": {"a": []}}, "b": {"a": 1}}', undefined],
  ['{"a": "x\\", \\"a\\": 2", "b": ["a", "a"]}', undefined],
])("%s", (text, expected) => {
  expect(findDuplicateKey(text)).toEqual(expected);
});

test("no document that JSON.stringify writes has a duplicate key", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(findDuplicateKey(JSON.stringify(JSON.parse(text)))).toBeUndefined();
    }),
    { seed: 20260101, numRuns: 300 },
  );
});
