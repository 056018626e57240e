/** Rounds parts so that they sum to a given whole: every part down, then one unit more for those that lost most. */

/** `whole` in units; parts need not sum to it. What they miss by more than a unit each is spread evenly. Throws on a part that is no finite number. */
export function largestRemainder(parts: readonly number[], whole: bigint): bigint[] {
  if (parts.length === 0) return [];
  const floors = parts.map((part) => BigInt(Math.floor(part)));
  const left = whole - floors.reduce((sum, part) => sum + part, 0n);
  const count = BigInt(parts.length);
  // Of a negative rest the quotient rounds towards 0; what is left over must not be negative.
  const each = left / count - (left % count < 0n ? 1n : 0n);
  const extra = Number(left - each * count);
  const lost = parts.map((part) => part - Math.floor(part));
  const order = parts.map((_, at) => at).sort((a, b) => (lost[b] ?? 0) - (lost[a] ?? 0) || a - b);
  const lucky = new Set(order.slice(0, extra));
  return floors.map((part, at) => part + each + (lucky.has(at) ? 1n : 0n));
}
