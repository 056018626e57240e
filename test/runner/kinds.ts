/** The kind of a test file, from its folder or its name: what the summary counts by. */
const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["end-to-end", /(^|\/)end-to-end\//],
  ["workbook", /(^|\/)test\/workbook\//],
  ["architecture", /(^|\/)architecture(\/|\.test)/],
  ["contract", /(^|\/)contract\//],
  ["vectors", /vector/],
  ["property", /propert(y|ies)/],
  ["golden", /golden/],
  ["faults", /(^|\/)faults\//],
];

export function kindOf(path: string): string {
  return KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? "unit";
}
